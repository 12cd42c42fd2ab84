"""What the upper floors hand to a sink: a path and what belongs there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

Json: TypeAlias = Mapping[str, "Json"] | tuple["Json", ...] | list["Json"] | str | int | float | bool | None
"""What a template or a JSON file may hold."""


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """One file of the site: a page that a renderer puts into a template, or a file to be copied as it is."""

    path: str
    """POSIX path within the site's source. A page ends in `.md`; anything else is delivered unchanged."""
    content: str | bytes | Path
    """A page's body as HTML; another file's text or bytes, or where to copy it from."""
    source: str
    """The file in the repository that it came from; `Edit this page` and messages name it."""
    view: Mapping[str, Json] = field(default_factory=dict)
    """A page's front matter: `template`, `title`, `description` and what the template shows."""

    @property
    def is_page(self) -> bool:
        """Whether a renderer must wrap it in a template."""
        return self.path.endswith(".md")
