"""The story of what editors look up: read, derive, write, or say what is out of date."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile
from library.reading.tree import read_tree
from library.reference import field_guide, issue_forms, json_schema, rule_pages
from library.reference.rule_pages import Rules

GENERATED = (f"contribute/{rule_pages.FOLDER}",)
"""Folders of docs/ that hold nothing else."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A generated file that is not what it should be."""

    path: str
    """POSIX path from the repository's top folder."""
    wanted: str | None
    """What belongs there; nothing where the file should not be."""


def differences(root: Path, rules: Rules) -> tuple[Difference, ...]:
    """Return the generated pages that are missing, out of date or left over."""
    catalogue = catalogue_of(read_tree(root))
    wanted = {f"docs/{file.path}": str(file.content) for file in _generated(catalogue, rules)}
    forms = issue_forms.files(catalogue)
    wanted |= {f".github/{file.path}": str(file.content) for file in forms}
    return tuple(_differences(root, wanted))


def _generated(catalogue: Catalogue, rules: Rules) -> Iterator[GeneratedFile]:
    yield from field_guide.files(catalogue)
    yield from json_schema.files(catalogue)
    yield from rule_pages.files(rules)


def write(root: Path, found: tuple[Difference, ...]) -> None:
    """Put each file right."""
    for difference in found:
        path = root / difference.path
        if difference.wanted is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(difference.wanted, encoding="utf-8", newline="\n")


def _differences(root: Path, wanted: dict[str, str]) -> Iterator[Difference]:
    for name, content in sorted(wanted.items()):
        path = root / name
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            yield Difference(name, content)
    for folder in GENERATED:
        for path in sorted((root / "docs" / folder).glob("*.md")):
            if (name := path.relative_to(root).as_posix()) not in wanted:
                yield Difference(name, None)
