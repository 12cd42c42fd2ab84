"""Writes the pages to a folder, for renderers that run no hook of ours, such as Zensical. Knows no renderer.

A page's front matter holds all that templates show, and the finished body too: whatever stood below it would
be taken for Markdown, and fences, tabs and blank lines would not survive that.
"""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from library.model.generated_file import GeneratedFile, Json
from library.sinks.search_index import SearchIndex
from library.sinks.video_marker import with_captions

MARK = "# Written by the learning library. The next run replaces this whole folder.\n"
ONLY_WITH_OUR_HOOK = {"hooks", "watch", "plugins"}
NO_SEARCH = [{"search": {"enabled": False}}]
RENDERED_BY_THEMES = {"sitemap.xml"}
"""Files for which renderers have a template of their own; ours takes its place."""
NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
VIDEO = re.compile(r'<p>\s*<img (?=[^>]*\balt="type:video")[^>]*?\bsrc="(?P<src>[^"]*)"[^>]*>\s*</p>')
TITLE = re.compile(r'\btitle="([^"]*)"')


class NotOurFolderError(Exception):
    """The folder holds something that this sink did not write."""


@dataclass(frozen=True)
class FolderSink:
    """One folder that a renderer builds with the mkdocs.yml in it."""

    root: Path
    """The repository's top folder."""
    target: Path
    """The folder to write; replaced as a whole, at the very end."""

    def deliver(
        self,
        generated: Iterable[GeneratedFile],
        settings: Mapping[str, Any],
        site: Mapping[str, Json],
        search: SearchIndex,
    ) -> None:
        """Write the folder. `settings` are those of mkdocs.yml, `site` is what every page shows."""
        self._refuse_to_overwrite()
        staging = self.target.parent / f".{self.target.name}-being-written"
        shutil.rmtree(staging, ignore_errors=True)
        self._copy_handwritten(staging)
        for item in generated:
            _write(item, staging)
        search.deliver(staging / "docs")
        configuration = json.dumps(_settings(settings, site), ensure_ascii=False, indent=1)
        (staging / "mkdocs.yml").write_text(MARK + _as_yaml(configuration) + "\n", encoding="utf-8")
        shutil.rmtree(self.target, ignore_errors=True)
        staging.rename(self.target)

    def _refuse_to_overwrite(self) -> None:
        settings = self.target / "mkdocs.yml"
        ours = settings.is_file() and settings.read_text(encoding="utf-8", errors="replace").startswith(MARK)
        if self.target.exists() and not ours and (not self.target.is_dir() or any(self.target.iterdir())):
            raise NotOurFolderError(f"{self.target} holds something else. Name a new or an empty folder.")

    def _copy_handwritten(self, staging: Path) -> None:
        staging.mkdir(parents=True)
        # Our styles come joined into one file; left in overrides/, a renderer would publish them twice.
        for name, left_out in (("docs", ".*"), ("overrides", "*.css"), ("resources/snippets", ".*")):
            if (self.root / name).is_dir():
                shutil.copytree(self.root / name, staging / name, ignore=shutil.ignore_patterns(".*", left_out))


def _settings(settings: Mapping[str, Any], site: Mapping[str, Json]) -> dict[str, Any]:
    kept = {name: value for name, value in settings.items() if name not in ONLY_WITH_OUR_HOOK}
    return kept | {
        "site_name": site["library_name"],
        "site_url": site["site_url"],
        "docs_dir": "docs",
        "site_dir": "site",
        "plugins": NO_SEARCH,
        "extra": {**settings.get("extra", {}), "library": site},
    }


def _write(item: GeneratedFile, staging: Path) -> None:
    path = staging / ("overrides" if item.path in RENDERED_BY_THEMES else "docs") / item.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(item.content, Path):
        shutil.copyfile(item.content, path)
    else:
        path.write_bytes(_content(item))


def _content(item: GeneratedFile) -> bytes:
    content = item.content if isinstance(item.content, bytes) else str(item.content).encode()
    if item.path in RENDERED_BY_THEMES:
        return b"{% raw %}" + content + b"{% endraw %}"
    if not item.is_page:
        return content
    body = VIDEO.sub(_video, content.decode())
    front_matter = json.dumps({**item.view, "body": body}, ensure_ascii=False)
    return f"---\n{_as_yaml(front_matter)}\n---\n".encode()


def _as_yaml(text: str) -> str:
    """Escape the few characters that JSON lets stand and YAML does not."""
    return NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _video(marker: re.Match[str]) -> str:
    """Turn a video marker into what mkdocs-video would make of it."""
    title = TITLE.search(marker[0])
    named = f' title="{title[1]}"' if title else ""
    source = f'<source src="{marker["src"]}" type="video/mp4">'
    shown = f'<div class="video-container"><video style="width:100%" controls{named}>{source}</video></div>'
    return with_captions(shown)
