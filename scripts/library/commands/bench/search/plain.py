"""The same resources on plain MkDocs, with Material's own search: what our search is measured against."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from library.commands.bench import plain_site
from library.model.nodes import Mapping
from library.reading.documents import read_text, split_front_matter
from library.reading.tree import NOT_TYPES
from library.reading.yaml_nodes import read_yaml

KEPT = {"index.md", "about.md"}
"""Pages of docs/ that the plain site's navigation needs. The others would stand among the results."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A resource's page on the plain site."""

    id: str
    title: str
    address: str
    """Pages of its own, such as a course's units, stand below it."""


def make(library: Path, target: Path) -> None:
    """Write a plain project of a library's resources, with the search plugin."""
    plain_site.make(library, target)
    docs = target / "docs"
    for path in docs.iterdir():
        if path.name not in KEPT and path.name != "resources":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in docs.glob("resources/*/*/index.md"):
        _show_summary(path)
    settings = target / plain_site.NAME
    configuration = json.loads(settings.read_text(encoding="utf-8")) | {"plugins": ["search"]}
    settings.write_text(json.dumps(configuration), encoding="utf-8")


def _show_summary(path: Path) -> None:
    """Begin a page with its summary, as ours do: otherwise Material's search would never see its words."""
    text, _ = read_text(path)
    front, _, body, _, _ = split_front_matter(text)
    summary = _fields(front).text("summary")
    path.write_text(f"---\n{front}\n---\n\n{summary}\n\n{body}", encoding="utf-8")


def resources(library: Path) -> Iterator[Plain]:
    """Go through the library's resources."""
    for path in sorted((library / "resources").glob("*/*/index.md")):
        type_folder, slug = path.parts[-3:-1]
        if type_folder not in NOT_TYPES:
            fields = _fields(split_front_matter(read_text(path)[0])[0])
            yield Plain(fields.text("id"), fields.text("title"), f"resources/{type_folder}/{slug}/")


def _fields(front: str) -> Mapping:
    node, _ = read_yaml(front)
    return node if isinstance(node, Mapping) else Mapping((), 1, 1)
