"""What happens at each of MkDocs' events, whoever started it: our commands, `mkdocs build` or `mkdocs serve`."""

import os
from pathlib import Path
from typing import Any

from library.commands.build import generate, site_view
from library.commands.check import Checked, check
from library.commands.reporting import report
from library.sinks.mkdocs_files import Config, Files, MkDocsSink, Page, log, refuse


class MkDocsBuild:
    """One run of MkDocs; a served site is built many times in it."""

    def __init__(self, root: Path) -> None:
        """Take the repository's top folder."""
        self._root = root
        self._serving = False
        self._checked: Checked | None = None
        self.sink = MkDocsSink()

    def start(self, *, command: str, **_: Any) -> None:
        """Remember whether this is a preview: a preview shows what it can, a build refuses what is wrong."""
        self._serving = command == "serve"

    def configure(self, config: Config) -> Config:
        """Read and check, before anything is written."""
        self.sink = MkDocsSink()
        self._checked = check(self._root, errors_only=True)
        if self._checked.errors and os.environ.get("LIBRARY_CHECK") != "off":
            words = report("text", self._checked)
            if not self._serving:
                refuse(f"The site was not built.\n\n{words}")
            log.error(f"The preview leaves out what can't be shown.\n\n{words}")
        _fix_the_clock(self._checked)
        self.sink.configure(config, site_view(self._checked.catalogue, self._root) | {"preview": self._serving})
        if not self._serving:
            self.sink.stage(config)
        return config

    def add_files(self, files: Files, config: Config) -> Files:
        """Add every page of the library."""
        if self._checked:
            self.sink.add(generate(self._checked.catalogue, self._root), files, config)
        return files

    def describe(self, markdown: str, page: Page) -> str:
        """Give a generated page its front matter; a hand-written one keeps its own."""
        self.sink.describe(page)
        return markdown

    def completed(self, **_: Any) -> None:
        """Every page is written."""
        self.sink.completed()

    def failed(self, **_: Any) -> None:
        """Something went wrong; MkDocs says what."""
        self.sink.failed()

    def deliver(self, **_: Any) -> None:
        """Put the finished site in place."""
        self.sink.deliver()


def _fix_the_clock(checked: Checked) -> None:
    """Let the content's own latest day stand for the build's, so that two builds of it are the same."""
    latest = max((resource.updated.toordinal() for resource in checked.catalogue.resources), default=0)
    day_zero = 719163  # 1 January 1970, as an ordinal
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(max(0, latest - day_zero) * 86400))
