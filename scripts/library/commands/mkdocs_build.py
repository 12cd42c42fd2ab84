"""What happens at each of MkDocs' events, whoever started it: our commands, `mkdocs build` or `mkdocs serve`."""

import os
from pathlib import Path
from threading import Thread
from typing import Any

from library.catalogue.catalogue import Catalogue
from library.commands.build import build_day, generate, site_view
from library.commands.check import Checked, check
from library.commands.reporting import report
from library.model.problem import Problem
from library.pages.indexed_pages import indexed_pages
from library.sinks.mkdocs_files import Config, Files, MkDocsSink, log, refuse
from library.sinks.packages import FaultyPackageError
from library.sinks.parts_of_files import with_parts
from library.sinks.search_index import SearchIndex, SearchIndexError


class MkDocsBuild:
    """One run of MkDocs; a served site is built many times in it."""

    def __init__(self, root: Path) -> None:
        """Take the repository's top folder."""
        self._root = root
        self._serving = False
        self._today = build_day()
        """Asked before the clock is fixed for the renderer."""
        self._catalogue: Catalogue | None = None
        """All that a build keeps of what was read: the files' own text and their faults are let go."""
        self._told: tuple[Problem, ...] = ()
        self.sink = MkDocsSink()
        self._search: SearchIndex | None = None

    def start(self, *, command: str, **_: Any) -> None:
        """Remember whether this is a preview: a preview shows what it can, a build refuses what is wrong."""
        self._serving = command == "serve"

    def configure(self, config: Config) -> Config:
        """Read and check, before anything is written."""
        self.sink = MkDocsSink()
        first = self._catalogue is None
        # A preview begins with all that could be better; after a change, what must be put right is enough.
        checked = check(self._root, errors_only=not (self._serving and first))
        if os.environ.get("LIBRARY_CHECK") != "off":
            self._judge(checked, first=first)
        self._catalogue = checked.catalogue
        _fix_the_clock(self._catalogue)
        self.sink.configure(config, site_view(self._catalogue, self._root) | {"preview": self._serving})
        if not self._serving:
            self.sink.stage(config)
        return config

    def _judge(self, checked: Checked, *, first: bool) -> None:
        """Refuse to build what has errors; in a preview tell what is new and go on."""
        if not self._serving:
            if checked.errors:
                refuse(f"The site was not built.\n\n{report('text', checked)}")
        elif checked.errors and (first or checked.errors != self._told):
            log.error(f"The preview leaves out what can't be shown.\n\n{report('text', checked)}")
        elif first:
            log.info(f"The resources were checked.\n\n{report('text', checked)}")
        elif self._told and not checked.errors:
            log.info("Nothing must be fixed any more.")
        self._told = checked.errors

    def serving(self, server: Any, **_: Any) -> Any:
        """Let a preview show films, and survive whatever goes wrong while it is built again, without a trace."""
        server.set_app(with_parts(server.get_app()))
        build = server.builder

        def build_again() -> None:
            try:
                build()
            except SystemExit:
                raise
            except Exception as error:
                raise SystemExit(f"The preview could not be built again: {error}") from error

        server.builder = build_again
        return server

    def add_files(self, files: Files, config: Config) -> Files:
        """Add every page of the library."""
        if self._catalogue:
            try:
                self.sink.add(generate(self._catalogue, self._root, self._today), files, config)
            except FaultyPackageError as error:
                refuse(f"The site was not built.\n\n{error}")
            self._forget_search()
            self._search = SearchIndex(indexed_pages(self._catalogue))
        return files

    def completed(self, config: Config, **_: Any) -> None:
        """Every page is written. A preview is shown at once, and its search follows; a build waits for both."""
        search, self._search = self._search, None
        if search and self._serving:
            Thread(target=_follow, args=(search, Path(config.site_dir)), daemon=True).start()
        elif search:
            try:
                search.deliver(Path(config.site_dir))
            except SearchIndexError as error:
                refuse(f"The site was not built.\n\n{error}")
        self.sink.completed()

    def failed(self, **_: Any) -> None:
        """Something went wrong; MkDocs says what."""
        self._forget_search()
        self.sink.failed()

    def _forget_search(self) -> None:
        if self._search:
            self._search.discard()
            self._search = None

    def deliver(self, **_: Any) -> None:
        """Put the finished site in place."""
        self.sink.deliver()


def _follow(search: SearchIndex, site: Path) -> None:
    """Bring a preview its search, unless the next build has taken the folder away meanwhile."""
    try:
        search.deliver(site)
    except SearchIndexError as error:
        log.error(str(error))
    except OSError:
        log.info("The search follows with the next build.")


def _fix_the_clock(catalogue: Catalogue) -> None:
    """Let the content's own latest day stand for the build's, so that two builds of it are the same."""
    latest = max((resource.updated.toordinal() for resource in catalogue.resources), default=0)
    day_zero = 719163  # 1 January 1970, as an ordinal
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(max(0, latest - day_zero) * 86400))
