"""Starts MkDocs as its own command line does, and passes on only what an editor can use."""

import logging
import os
from pathlib import Path

# Material would print a notice about its own future before everything else.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands import build, serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

HEARD = ("mkdocs.plugins.library", "mkdocs.livereload")
"""Loggers whose quieter messages are for editors too: what we found, and that the preview saw a change."""


def build_site(settings: Path, target: Path | None) -> bool:
    """Build the site into `target`, or where the settings say. Return whether it was built."""
    _speak()
    try:
        config = load_config(str(settings), strict=True, site_dir=str(target) if target else None)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        _explain(error)
        return False
    return True


def serve_site(settings: Path, host: str, port: int) -> bool:
    """Serve the site, and build it again whenever a file changes, until somebody stops it."""
    _speak()
    try:
        serve.serve(str(settings), dev_addr=f"{host}:{port}")
    except MkDocsException as error:
        _explain(error)
        return False
    return True


def _speak() -> None:
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or record.name.startswith(HEARD))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)


def _explain(error: MkDocsException) -> None:
    # MkDocs has already logged why it aborts because of a page or a plugin.
    if not isinstance(error, Abort) or "strict" in str(error):
        logging.getLogger("mkdocs").error(error.format_message())
