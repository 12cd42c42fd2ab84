"""The form in the browser says of a fault exactly what the check says, over every case of every rule that it knows."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from library.catalogue.building import catalogue_of
from library.commands.build import rules_of_the_form
from library.commands.check import check
from library.exports import contribution_model
from library.model.messages import WORDINGS
from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.model.resource import Resource
from library.reading.documents import Document
from library.reading.tree import read_tree
from library.rules.registry import RULES
from tests.rules.cases import BASE, EXAMPLE, TODAY, Case, all_cases, apply
from tests.site.built_site import served
from tests.site.conftest import new_context

pytestmark = pytest.mark.browser

COMPONENTS = Path(__file__).parents[2] / "overrides"
KNOWN = {code for code, rule in RULES.items() if rule.name in {item.rule for item in WORDINGS.values()}}
JUDGE = """async ([draft, model, today]) => {
  const { findings } = await import("/components/new_resource/checking.js");
  return findings(draft, model, today);
}"""


def _of_a_resource(case: Case) -> bool:
    path = str(case.change.get("path", EXAMPLE))
    return case.code in KNOWN and path.startswith("resources/") and path.count("/") == 3 and path.endswith("/index.md")


CASES = tuple(case for case in all_cases() if _of_a_resource(case))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page on which the form's modules can be asked."""
    with served(COMPONENTS) as running:
        context = new_context(browser, "light", 1280)
        opened = context.new_page()
        opened.goto(running.url + "assets/mark.svg")
        yield opened
        context.close()


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in reversed(node.entries)}


def _in_order(node: Mapping) -> dict[str, Any]:
    whole = _plain(node)
    return {key.text: whole[key.text] for key, _ in node.entries}


def _draft(document: Document) -> dict[str, Any]:
    assert document.front
    file = {"file": "index.md", "model": Resource.__name__, "front": _in_order(document.front), "body": ""}
    return {"type": "", "slug": document.slug, "files": [file]}


def _model_without(root: Path, document: Document) -> dict[str, Any]:
    """Return what the form would know, had the resource not been made yet."""
    assert document.folder
    shutil.rmtree(document.folder)
    published = (root / "resources/published.txt").read_text(encoding="utf-8").splitlines()
    data = contribution_model.data(catalogue_of(read_tree(root)), published, rules_of_the_form())
    found: dict[str, Any] = json.loads(json.dumps(data))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_same_words(case: Case, tmp_path: Path, page: Page) -> None:
    root = tmp_path / "library"
    shutil.copytree(BASE, root, symlinks=True)
    apply(case.change, root)
    today = case.change.get("today", TODAY)
    path = case.change.get("path", EXAMPLE)
    expected = {
        (problem.name, problem.message, problem.instead)
        for problem in check(root, today=today).problems
        if problem.code in KNOWN and problem.place.path == path
    }
    document = next(item for item in read_tree(root).resources if item.path == path)
    if any(trap.kind == "joined-lines" for trap in document.traps):
        pytest.skip("Two lines that YAML joins into one value: a form has no lines.")
    others = {item.slug for item in read_tree(root).resources} - {document.slug}
    model = _model_without(root, document)
    if others != {item["slug"] for item in model["resources"]}:
        pytest.skip("A library with an error in another resource is never published, so no form stands on it.")
    found = page.evaluate(JUDGE, [_draft(document), model, today.isoformat()])
    said = {(item["rule"], item["message"], item["instead"]) for item in found}
    assert said == expected
    if case.fails:
        assert case.code in {model["rules"][rule]["code"] for rule, _, _ in said}


@pytest.mark.parametrize("code", sorted(KNOWN))
def test_every_rule_that_the_form_knows_is_compared(code: str) -> None:
    assert any(case.fails for case in CASES if case.code == code)
