"""Spares plain words the search for signs: most of a page has none, and Python-Markdown looks for each in turn."""

import re

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

SIGNS = re.compile(r"[`\\\[<&*_]|  \n")
"""What every pattern below begins with."""
PATTERNS = (
    *("backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "em_strong"),
)


def quicken(md: Markdown) -> None:
    """Make a reader quick, unless an extension has brought a pattern that we don't know."""
    if len(md.inlinePatterns) == len(PATTERNS) and all(name in md.inlinePatterns for name in PATTERNS):
        md.treeprocessors.register(_QuickInline(md), "inline", 20)


class _QuickInline(InlineProcessor):
    # Python-Markdown's own name for it. Should it ever change, rendering is slower and stays right.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not SIGNS.search(data):
            return data
        rendered: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return rendered
