"""A small learning log with figures, in the smallest library."""

import shutil
from dataclasses import replace
from pathlib import Path

import yaml

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.reading.tree import Tree, read_tree
from tests.rules.cases import BASE, WITH

CLOSED = "resources/learning-log/time-to-read.yml"
FIGURE = "resources/evidence/example-survey.yml"
OPEN = """\
title: Small "things" & <signs>
source:
  kind: national
  text: Example report of 2025
themes: [neglect, curiosity]
learning: Many appointments that a child misses look small when each is seen alone.
provenance: Made up for the tests.
"""


def written(root: Path) -> Path:
    """Copy the library that the rules' cases use, with a closed and an open entry and a figure."""
    shutil.copytree(BASE, root, symlinks=True)
    for name in ("log", "figure"):
        for path, content in yaml.safe_load((WITH / f"{name}.yml").read_text(encoding="utf-8")).items():
            _put(root / path, content)
    _put(root / "resources/learning-log/small-things.yml", OPEN)
    return root


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    """Edit a file of it."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text, old
    _put(root / path, text.replace(old, new))


def read(root: Path) -> Catalogue:
    """Return its catalogue."""
    return catalogue_of(read_tree(root))


def only_log(tree: Tree) -> Tree:
    """Return a tree without its resources, to ask the rules quickly about the rest."""
    return replace(tree, resources=(), courses={}, beside={}, films={}, engines={}, published=(), strays=())
