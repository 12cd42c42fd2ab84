"""What is shown with a resource: never itself, the editor's own first, one from another theme, and true reasons."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.catalogue.likeness import LINK, SHOWN, Alike, Reason, Why, is_elsewhere, likeness
from library.model.body import Body, Link, Paragraph
from library.model.resource import Resource
from library.reading.tree import read_tree
from tests.exports import small_health
from tests.rules.cases import BASE

ROOT = Path(__file__).parents[2]
ALONE = """
import json, sys
from pathlib import Path
from library.catalogue.building import catalogue_of
from library.catalogue.likeness import likeness
from library.commands.check import check
from library.reading.tree import read_tree
check(Path("tests/rules/base"))
loaded = "bm25s" in sys.modules or "numpy" in sys.modules
found = likeness(catalogue_of(read_tree(Path("."))))
around = {name: [[alike.resource.id, repr(alike.reasons)] for alike in near] for name, near in found.items()}
print(json.dumps([loaded, around]))
"""


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return catalogue_of(read_tree(ROOT))


def _pairs(catalogue: Catalogue) -> Iterator[tuple[Resource, Alike]]:
    for name, around in likeness(catalogue).items():
        yield from ((catalogue.by_id[name], alike) for alike in around)


def test_a_resource_never_stands_beside_itself_nor_twice(real: Catalogue) -> None:
    assert set(likeness(real)) == set(real.by_id)
    for name, around in likeness(real).items():
        shown = [alike.resource.id for alike in around]
        assert name not in shown
        assert len(shown) == len(set(shown)), name


def test_the_editors_own_stand_first_in_their_order(real: Catalogue) -> None:
    for resource in real.resources:
        around = likeness(real)[resource.id]
        assert tuple(alike.resource.id for alike in around[: len(resource.related)]) == resource.related
        rest = around[len(resource.related) :]
        assert len(rest) <= SHOWN
        assert not any(alike.is_editors for alike in rest)
        assert {alike.resource.id for alike in rest}.isdisjoint((*resource.related, *resource.builds_on))


def test_most_points_stand_first(real: Catalogue) -> None:
    for name, around in likeness(real).items():
        points = [alike.points for alike in around if not alike.is_editors]
        # The last place may belong to another theme.
        assert points[:-1] == sorted(points[:-1], reverse=True), name


def test_reasons_are_true(real: Catalogue) -> None:
    seen = set()
    for resource, alike in _pairs(real):
        for reason in alike.reasons:
            seen.add(reason.why)
            assert _is_true(real, resource, alike.resource, reason), (resource.id, alike.resource.id, reason)
    assert set(Why) - seen <= {Why.IT_BUILDS_ON}


def _is_true(catalogue: Catalogue, this: Resource, it: Resource, reason: Reason) -> bool:
    """Look a reason up in the files themselves."""
    on = {path.title for path in catalogue.paths if {this.id, it.id} <= set(path.members)}
    terms = [term in getattr(this, kind) and term in getattr(it, kind) for kind, term in reason.terms]
    words = [_says(this, word) and _says(it, word) for word in reason.words if reason.why is Why.WORDS]
    looked_up = {
        Why.EDITOR: it.id in this.related,
        Why.TERMS: terms != [] and all(terms),
        Why.WORDS: words != [] and all(words),
        Why.PATH: set(reason.words) == on != set(),
        Why.IT_BUILDS_ON: this.id in it.builds_on,
        Why.IT_LINKS: _links(it, this, "index.md"),
        Why.ITS_UNIT_LINKS: _links(it, this, "**/*.md"),
        Why.THIS_LINKS: _links(this, it, "**/*.md"),
    }
    return looked_up[reason.why]


def _says(resource: Resource, word: str) -> bool:
    stem = word.lower().removesuffix("s")
    return bool(re.search(rf"\b{re.escape(stem)}(?:['’]?s)?\b", (ROOT / resource.path).read_text("utf-8").lower()))


def _links(one: Resource, other: Resource, files: str) -> bool:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / one.path).parent.glob(files)]
    return any(re.search(rf"/{other.slug}/|/r/{other.id}/", text) for text in texts)


def test_every_build_gives_the_same_and_a_check_does_not_pay(real: Catalogue) -> None:
    settings = {**os.environ, "PYTHONPATH": "scripts", "PYTHONHASHSEED": "5"}
    done = subprocess.run((sys.executable, "-c", ALONE), cwd=ROOT, env=settings, capture_output=True, check=True)
    loaded, found = json.loads(done.stdout)
    assert not loaded, "a check loaded what only a build needs"
    here = {name: [[a.resource.id, repr(a.reasons)] for a in around] for name, around in likeness(real).items()}
    assert found == here


def test_the_order_of_files_does_not_matter(real: Catalogue) -> None:
    turned = replace(real, resources=real.resources[::-1], kept={})
    assert likeness(turned) == likeness(real)


@pytest.mark.parametrize("status", ["live", "archived"])
def test_what_is_archived_is_never_there(status: str, tmp_path: Path) -> None:
    library = small_health.library(tmp_path / "library")
    if status == "live":
        library.change("status: archived", "status: live", "resources/tools/hh-08/index.md")
    found = likeness(small_health.read(library.root))
    shown = {alike.resource.id for around in found.values() for alike in around}
    assert ("hh-08" in found, "hh-08" in shown) == (status == "live", status == "live")


class Small:
    """A library of made-up resources that have nothing in common but what a test gives them."""

    def __init__(self) -> None:
        self._base = catalogue_of(read_tree(BASE))
        self._model = self._base.resources[0]
        self._numbers = count(1)
        self.resources: list[Resource] = []
        for _ in range(20):
            self.add(themes=("bereavement",))

    def add(self, **values: object) -> str:
        """Add a resource and return its id."""
        number = next(self._numbers)
        name = f"zz-{number:02}"
        links = tuple(
            Link(f"../made-{str(other)[-2:]}/index.md", "there", 1, 1)
            for other in values.pop("links", ())  # type: ignore[attr-defined]
        )
        words = (Paragraph(str(values.pop("words", "")), 1),)
        plain = {
            "topics": (), "audiences": ("everyone",), "when_to_use": (), "ages": ("all-children",), "related": (),
            "also_called": (), "builds_on": (), "aliases": (), "title": f"Q{number}", "summary": f"Q{number}",
        }  # fmt: skip
        made = {"id": name, "slug": f"made-{number:02}", "path": f"resources/tools/made-{number:02}/index.md"}
        body = Body("", 1, "", links=links, paragraphs=words)
        self.resources.append(
            replace(self._model, **(plain | made | values), body=body, published=date(2026, 1, 1))  # type: ignore[arg-type]
        )
        return name

    def around(self, name: str) -> tuple[Alike, ...]:
        """Return what stands around a resource."""
        made = replace(self._base, resources=tuple(self.resources), courses=(), paths=(), theme_pages={}, kept={})
        return likeness(made)[name]


@pytest.fixture
def small() -> Small:
    return Small()


NEAR = {"themes": ("neglect",), "topics": ("poverty",), "words": "damp kitchen cupboard mattress"}


def test_one_from_another_theme_takes_the_last_place(small: Small) -> None:
    here = small.add(**NEAR)
    for _ in range(6):
        small.add(**NEAR)
    elsewhere = small.add(themes=("curiosity",), links=(here,))
    around = small.around(here)
    assert [is_elsewhere(small.resources[20], alike.resource) for alike in around] == [False, False, False, True]
    assert around[-1].resource.id == elsewhere
    assert around[-1].points == LINK < around[0].points


def test_one_from_another_theme_that_does_not_fit_stays_away(small: Small) -> None:
    here = small.add(**NEAR)
    for _ in range(6):
        small.add(**NEAR)
    small.add(themes=("curiosity",), topics=("poverty",), ages=("baby",), when_to_use=("training",))
    around = small.around(here)
    assert len(around) == SHOWN
    assert not any(is_elsewhere(small.resources[20], alike.resource) for alike in around)


def test_a_rarer_term_counts_more(small: Small) -> None:
    for _ in range(8):
        small.add(themes=("curiosity",), audiences=("police",))
    here = small.add(themes=("neglect",), audiences=("police", "midwife"))
    rare = small.add(themes=("neglect",), audiences=("midwife",))
    common = small.add(themes=("neglect",), audiences=("police",))
    found = {alike.resource.id: alike.points for alike in small.around(here)}
    assert found[rare] > found[common] > 0


def test_a_link_either_way_and_what_builds_on_a_page(small: Small) -> None:
    here = small.add(themes=("neglect",))
    one = small.add(themes=("curiosity",), links=(here,))
    two = small.add(themes=("child-focus",), builds_on=(here,))
    assert {a.resource.id: a.reasons[0].why for a in small.around(here)} == {one: Why.IT_LINKS, two: Why.IT_BUILDS_ON}
    assert [a.reasons[0].why for a in small.around(one)] == [Why.THIS_LINKS]
    assert two not in {a.resource.id for a in small.around(two)}
    assert small.around(two) == (), "what to read first stands on the page already"


def test_invented_names_make_no_likeness(small: Small) -> None:
    here = small.add(themes=("neglect",), words="Leonora and Bertrand waited. Leonora wept.")
    small.add(themes=("curiosity",), words="Bertrand rang. Leonora listened.")
    assert small.around(here) == ()
    small.add(themes=("curiosity",), words="They waited and wept.")
    assert [a.reasons[0].words for a in small.around(here)] == [("waited", "wept")]
