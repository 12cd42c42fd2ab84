"""What the form writes says what somebody typed, whatever it was; no value falls into one of YAML's traps."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from library.catalogue.building import catalogue_of
from library.commands.build import rules_of_the_form
from library.exports import contribution_model
from library.model import fields
from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.model.resource import Resource
from library.reading.documents import split_front_matter
from library.reading.tree import read_tree
from library.reading.yaml_nodes import read_yaml
from tests.site.built_site import served
from tests.site.conftest import new_context
from tests.site.new_form import content

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("new-form-files")]

WRITE = """async ([model, drafts]) => {
  const { written } = await import("/components/new_resource/front_matter.js");
  return drafts.map((front) => written(model, { file: "index.md", model: "Resource", front, body: "Words." }));
}"""
TRAPS = (
    *("yes", "No", "ON", "null", "~", "true", "010", "1.10", "12:30:00", "2026-02-30", "0x1F", "1_000", "1e3", ".inf"),
    *("a: b", "a #b", "# a", "- a", "? a", "! a", "& a", "*a", "@a", "`a`", "%a", "{a}", "[a]", "a,b", "|", ">", "---"),
    *('"a"', "'a'", 'a "b" c', "it's", "a\\b", "a\\", "x:", ":x", "a\tb", "a\nb", "…", "“a”", "é", "<<", "=", "a' #b"),
)


@pytest.fixture(scope="module")
def form(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Any]]:
    """A page on which the form's modules can be asked, and the model of a small library."""
    root = content(tmp_path_factory.mktemp("model") / "library")
    data = contribution_model.data(catalogue_of(read_tree(root)), (), rules_of_the_form())
    with served(Path(__file__).parents[2] / "overrides") as running:
        context = new_context(browser, "light", 1280)
        page = context.new_page()
        page.goto(running.url + "assets/mark.svg")
        yield page, json.loads(json.dumps(data))
        context.close()


def _read(text: str) -> Mapping:
    front, first, body, _, trap = split_front_matter(text)
    node, traps = read_yaml(front, first)
    assert (trap, traps) == (None, ()), text
    assert isinstance(node, Mapping)
    assert body.strip() == "Words."
    return node


def _plain(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries} if node else None


def _draft(text: str) -> dict[str, Any]:
    return {
        "supervision_questions": [text, "Why?"],
        "title": text,
        "themes": [text, "neglect"],
        "sources": [{"publisher": text, "title": "A report"}, {"title": text}],
    }


def _assert_kept(form: tuple[Page, Any], texts: list[str]) -> None:
    page, model = form
    for text, written in zip(texts, page.evaluate(WRITE, [model, [_draft(text) for text in texts]]), strict=True):
        said = _plain(_read(written))
        assert said["title"] == text
        assert said["themes"] == [text, "neglect"]
        assert said["sources"] == [{"title": "A report", "publisher": text}, {"title": text}]
        assert said["supervision_questions"] == [text, "Why?"]


def test_traps(form: tuple[Page, Any]) -> None:
    _assert_kept(form, [" ".join(text.split()) for text in TRAPS])


LINE = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINE.map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=25))
def test_any_words(form: tuple[Page, Any], texts: list[str]) -> None:
    _assert_kept(form, texts)


def test_fields_stand_in_the_models_order(form: tuple[Page, Any]) -> None:
    page, model = form
    (written,) = page.evaluate(WRITE, [model, [_draft("Words")]])
    order = [spec.name for spec in fields.fields_of(Resource)]
    names = [key.text for key, _ in _read(written).entries]
    assert names == sorted(names, key=order.index)


def test_the_form_asks_what_the_model_says(form: tuple[Page, Any]) -> None:
    _, model = form
    for name, own in (("Resource", Resource),):
        assert [spec["name"] for spec in model["models"][name]] == [spec.name for spec in fields.fields_of(own)]
        assert [spec["required"] for spec in model["models"][name]] == [spec.required for spec in fields.fields_of(own)]
