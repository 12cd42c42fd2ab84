"""What mkdocs.yml says that the library needs too: which Markdown extensions are on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from library.reading.markdown import MarkdownReader


def settings(root: Path) -> Mapping[str, Any]:
    """Return what mkdocs.yml says; raises ValueError where it can't be read."""
    try:
        return yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, OSError) as error:
        raise ValueError(f"mkdocs.yml can't be read: {error}") from error


def markdown_reader(root: Path) -> MarkdownReader:
    """Return a reader with the extensions that mkdocs.yml names; raises ValueError like `settings`."""
    names: list[str] = []
    configs: dict[str, Mapping[str, Any]] = {}
    for entry in settings(root).get("markdown_extensions", []):
        name, config = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
        names.append(name)
        if config:
            configs[name] = _from_root(name, config, root)
    return MarkdownReader(names, configs)


def _from_root(name: str, config: Mapping[str, Any], root: Path) -> Mapping[str, Any]:
    if name != "pymdownx.snippets":
        return config
    # Relative paths mean the repository, wherever the command was started.
    return {**config, "base_path": [str(root / path) for path in config.get("base_path", [])]}
