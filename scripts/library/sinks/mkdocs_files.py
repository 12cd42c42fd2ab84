"""Hands the pages to MkDocs. The only module, besides the hook, that knows it.

Bodies arrive as HTML, rendered once by our own reading, so MkDocs only puts them into templates. A build goes
into a folder beside the site and takes its place at the very end: a failed or killed build leaves the last
good site as it was.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from mkdocs.config.defaults import MkDocsConfig as Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from library.model.generated_file import GeneratedFile, Json
from library.sinks.video_marker import with_captions

__all__ = ["Config", "Files", "MkDocsSink", "log", "refuse"]
log = get_plugin_logger("library")

VIDEO_MARKER = 'alt="type:video"'
NOT_SERVED = re.compile(r"assets/(javascripts|stylesheets|images)/|(styles|components)/.*\.css\Z|sitemap\.xml\Z")
"""What themes bring and our pages do not use, what we make ourselves, and our styles before they are joined."""
EMPTY_PAGE = "<p></p>"
"""mkdocs-video can't read an empty page, and reads pages without a video for nothing."""


def refuse(message: str) -> NoReturn:
    """End MkDocs' run with a message and no traceback."""
    raise PluginError(message)


class FinishedPage(Page):
    """A page whose body is HTML already: MkDocs has nothing to read, and no Markdown to render."""

    def __init__(self, item: GeneratedFile, file: File, config: Config) -> None:
        """Tie the page to its file, where MkDocs looks for it."""
        super().__init__(None, file, config)
        self._item = item

    def read_source(self, config: Config) -> None:  # noqa: ARG002 - MkDocs passes it
        """Take the front matter that templates read."""
        self.markdown = ""
        self.meta = dict(self._item.view)

    def render(self, config: Config, files: Files) -> None:  # noqa: ARG002 - MkDocs passes them
        """Take the body as it is."""
        self.content = str(self._item.content)
        self.toc = TableOfContents([])


class MkDocsSink:
    """One build's pages on their way into MkDocs."""

    def __init__(self) -> None:
        """Start with nothing to deliver."""
        self._pages: dict[str, GeneratedFile] = {}
        self._target: Path | None = None
        self._staging: Path | None = None
        self._previous = Path()
        self._complete = False

    def stage(self, config: Config) -> None:
        """Build beside the site, not in it."""
        self._target = Path(config.site_dir)
        self._previous = self._target.parent / f".{self._target.name}-before"
        self._staging = self._target.parent / f".{self._target.name}-being-built"
        shutil.rmtree(self._staging, ignore_errors=True)
        if self._previous.exists() and not self._target.exists():
            # A build was killed in the moment between the two renamings.
            self._previous.rename(self._target)
        config.site_dir = str(self._staging)

    def configure(self, config: Config, site: Mapping[str, Json]) -> None:
        """Give templates what every page shows, and leave out what MkDocs would write in our files' places."""
        config.extra["library"] = dict(site)
        config.site_name = str(site["library_name"])
        config.site_url = str(site["site_url"]) or config.site_url
        config.theme.static_templates.discard("sitemap.xml")

    def add(self, generated: Iterable[GeneratedFile], files: Files, config: Config) -> None:
        """Add every generated file, and take away what no page uses."""
        for file in list(files):
            if NOT_SERVED.match(file.src_uri):
                files.remove(file)
        for item in generated:
            if item.is_page:
                self._pages[item.path] = item
                file = File.generated(config, item.path, content="")
                FinishedPage(item, file, config)
                files.append(file)
            elif isinstance(item.content, Path):
                files.append(File.generated(config, item.path, abs_src_path=str(item.content)))
            else:
                files.append(File.generated(config, item.path, content=item.content))

    def body_for_plugins(self, page: Page, html: str) -> str:
        """Return what plugins should look at: the body where it holds a video, else as little as possible."""
        item = self._pages.get(page.file.src_uri)
        if item is None:
            return html
        content = str(item.content)
        return content if VIDEO_MARKER in content else EMPTY_PAGE

    def body(self, page: Page, html: str) -> str:
        """Return the body itself, as plugins left it where they had anything to do."""
        item = self._pages.get(page.file.src_uri)
        return str(item.content) if item and html.strip() == EMPTY_PAGE else with_captions(html)

    def completed(self) -> None:
        """Note that every page is written."""
        self._complete = True

    def failed(self) -> None:
        """Forget a build that went wrong."""
        self._complete = False

    def deliver(self) -> None:
        """Put the finished build in the site's place, or throw an unfinished one away."""
        if self._staging is None or self._target is None:
            return
        if not self._complete:
            shutil.rmtree(self._staging, ignore_errors=True)
            return
        shutil.rmtree(self._previous, ignore_errors=True)
        if self._target.exists():
            self._target.rename(self._previous)
        self._staging.rename(self._target)
        shutil.rmtree(self._previous, ignore_errors=True)
