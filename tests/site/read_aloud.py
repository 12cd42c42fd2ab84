"""A page as a screen reader gets it: roles, names and words in the order in which they are read."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from playwright.sync_api import Locator

LINE = re.compile(r'(?P<role>[a-z/]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>.*)', re.DOTALL)
LEVEL = re.compile(r"\[level=(\d)]")


@dataclass
class Heard:
    """Something that is read aloud, with what is inside it."""

    role: str
    name: str = ""
    level: int = 0
    words: str = ""
    inside: "list[Heard]" = field(default_factory=list)

    def all(self, *roles: str) -> "list[Heard]":
        """Return everything with one of these roles, in reading order; without roles, everything."""
        here = [self] if not roles or self.role in roles else []
        return here + [found for one in self.inside for found in one.all(*roles)]

    def text(self) -> str:
        """Return all words in reading order."""
        return " ".join(part for one in self.all() for part in (one.name, one.words) if part)


def read_aloud(place: Locator) -> Heard:
    """Return what is read of a place on a page."""
    return Heard("page", inside=[_heard(line) for line in yaml.safe_load(place.aria_snapshot()) or []])


def _heard(line: Any) -> Heard:
    key, content = next(iter(line.items())) if isinstance(line, dict) else (line, None)
    found = LINE.fullmatch(str(key))
    assert found, f"not understood: {key}"
    level = LEVEL.search(found["states"])
    one = Heard(found["role"], re.sub(r"\\(.)", r"\1", found["name"] or ""), int(level[1]) if level else 0)
    if isinstance(content, list):
        one.inside = [_heard(inner) for inner in content]
    elif content is not None:
        one.words = str(content)
    return one
