"""MkDocs calls these; each passes on to the library. Works the same under ProperDocs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files

from library.commands.mkdocs_build import MkDocsBuild

_build = MkDocsBuild(Path(__file__).parents[1])

on_startup = _build.start
on_config = _build.configure
on_serve = _build.serving
on_build_error = _build.failed
on_post_build = _build.completed
on_shutdown = _build.deliver


def on_files(files: Files, config: MkDocsConfig) -> Files:
    return _build.add_files(files, config)


on_page_content = CombinedEvent(
    event_priority(100)(lambda html, /, page, **_: _build.sink.body_for_plugins(page, html)),
    event_priority(-100)(lambda html, /, page, **_: _build.sink.body(page, html)),
)
