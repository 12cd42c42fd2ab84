"""What becomes of a video marker in a body, besides what mkdocs-video makes of it: its captions."""

import re

SHOWN = re.compile(
    r'(?P<opened><video\b[^>]*>\s*<source src="(?P<name>[^"?#]+)\.(?:mp4|webm)"[^>]*>(?:\s*</source>)?)(?=\s*</video>)'
)


def with_captions(html: str) -> str:
    """Give each player the captions that lie beside its film under the same name; rule MED004 sees that they do."""
    return SHOWN.sub(_captioned, html)


def _captioned(match: re.Match[str]) -> str:
    track = f'<track kind="captions" srclang="en" label="English" src="{match["name"]}.vtt" default>'
    return match["opened"] + track
