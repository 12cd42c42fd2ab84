"""Choosers suggest on the page what the library's own algorithm suggests, with and without JavaScript."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.catalogue.choosing import FEWEST, MOST, choose
from library.model.chooser import Chooser
from library.reading.tree import read_tree
from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT, Open
from tests.site.test_accessibility import WIDTHS, faults_in_every_view

pytestmark = pytest.mark.browser

FOLDERS = sorted(path.parent.name for path in (ROOT / "resources").glob("*/*/chooser.yml"))
EVERY = """async (all) => {
  const source = document.querySelector("script[src*='chooser.js']").src;
  const { choose, readChooser } = await import(source);
  const chooser = readChooser(document);
  const ids = (choices) => choices.map((choice) => [choice.id, choice.misfits]);
  return all.map((answers) => {
    const { suggested, others } = choose(chooser, answers);
    return [ids(suggested), ids(others)];
  });
}"""
SKIP = ""


@cache
def _catalogue() -> Catalogue:
    return catalogue_of(read_tree(ROOT))


def _chooser(slug: str) -> Chooser:
    catalogue = _catalogue()
    return next(catalogue.choosers[one.id] for one in catalogue.resources if one.slug == slug)


def _combinations(chooser: Chooser) -> Iterator[dict[str, str]]:
    choices = [[(question.id, answer.id) for answer in question.answers] for question in chooser.questions]
    for picked in product(*[[None, *answers] for answers in choices]):
        yield dict(pair for pair in picked if pair)


def _names(chooser: Chooser, answers: dict[str, str]) -> list[str]:
    return [choice.option.name for choice in choose(chooser, answers)[0]]


def _shown(page: Page) -> list[str]:
    return page.locator("[data-suggested] h4").all_inner_texts()


def _pick(page: Page, chooser: Chooser, question: str, answer: str) -> None:
    asked = next(one for one in chooser.questions if one.id == question)
    label = next((one.label for one in asked.answers if one.id == answer), "Skip")
    group = page.get_by_role("group", name=asked.ask)
    group.get_by_role("radio", name=label, exact=True).check()


def _full(chooser: Chooser, last: int = 0) -> dict[str, str]:
    return {question.id: question.answers[-1 if last else 0].id for question in chooser.questions}


def _query(answers: dict[str, str]) -> str:
    return "?" + "&".join(f"{question}={answer}" for question, answer in answers.items())


def test_there_are_choosers() -> None:
    assert len(FOLDERS) >= 4


@pytest.mark.parametrize("slug", FOLDERS)
class TestEach:
    def test_every_combination_of_answers_gives_the_same_on_both_sides(self, slug: str, open_page: Open) -> None:
        chooser = _chooser(slug)
        combinations = list(_combinations(chooser))
        page = open_page(f"resources/{slug}/")
        found = page.evaluate(EVERY, combinations)
        for answers, given in zip(combinations, found, strict=True):
            expected = [
                [[choice.option.id, [fit.question for fit in choice.misfits]] for choice in part]
                for part in choose(chooser, answers)
            ]
            assert given == expected, answers

    def test_any_answer_leaves_two_or_three_to_choose_from(self, slug: str) -> None:
        chooser = _chooser(slug)
        for answers in _combinations(chooser):
            assert len(choose(chooser, answers)[0]) in (range(FEWEST, MOST + 1) if answers else (0,)), answers

    def test_every_option_is_suggested_first_or_second_for_something(self, slug: str) -> None:
        chooser = _chooser(slug)
        seen = {choice.option.id for some in _combinations(chooser) for choice in choose(chooser, some)[0][:2]}
        assert {option.id for option in chooser.options} - seen == set()

    def test_by_hand_and_back_through_the_address(self, slug: str, open_page: Open) -> None:
        chooser = _chooser(slug)
        page = open_page(f"resources/{slug}/?from=mail#compare")
        assert _shown(page) == []
        answers: dict[str, str] = {}
        for question, answer in _full(chooser).items():
            _pick(page, chooser, question, answer)
            answers[question] = answer
            assert _shown(page) == _names(chooser, answers)
        address = urlsplit(page.url)
        assert parse_qs(address.query) == {"from": ["mail"], **{name: [value] for name, value in answers.items()}}
        assert address.fragment == "compare"
        names = _names(chooser, answers)
        expect(page.get_by_role("status").filter(has_text="Suggested")).to_have_text(
            f"Suggested: {', '.join(names[:-1])} and {names[-1]}."
        )
        again = open_page(page.url.removeprefix(page.url.split("resources/")[0]))
        assert _shown(again) == names
        for question, answer in answers.items():
            expect(again.locator(f"input[name='{question}'][value='{answer}']")).to_be_checked()
        first = chooser.questions[0].id
        _pick(again, chooser, first, SKIP)
        del answers[first]
        assert _shown(again) == _names(chooser, answers)
        assert first not in parse_qs(urlsplit(again.url).query)

    def test_it_says_why_and_why_not(self, slug: str, open_page: Open) -> None:
        chooser = _chooser(slug)
        for answers in (_full(chooser), _full(chooser, 1)):
            page = open_page(f"resources/{slug}/{_query(answers)}")
            suggested, others = choose(chooser, answers)
            cards = page.locator("[data-suggested] > article")
            for card, choice in zip(cards.all(), suggested, strict=True):
                text = card.inner_text()
                for reason in (*[fit.because for fit in choice.suits], *[fit.otherwise for fit in choice.misfits]):
                    assert reason in text
                assert card.locator("li").count() == len(answers)
                assert card.locator("li.chooser__but").count() == len(choice.misfits)
            left = page.locator("[data-others] li")
            expect(page.locator("[data-others]")).not_to_have_attribute("open", "")
            page.get_by_text("Not suggested, and why").click()
            for entry, choice in zip(left.all(), others, strict=True):
                text = entry.inner_text()
                assert text.startswith(f"{choice.option.name}.")
                assert all(fit.otherwise in text for fit in choice.misfits)
                assert ("Not suggested, because" in text) == bool(choice.misfits)

    def test_the_table_holds_all_without_javascript(self, slug: str, open_page: Open) -> None:
        chooser = _chooser(slug)
        plain = open_page(f"resources/{slug}/", javascript=False)
        expect(plain.get_by_role("radio")).to_have_count(0)
        expect(plain.get_by_role("heading", name="How to read this table")).to_be_visible()
        if chooser.always:
            expect(plain.get_by_text(chooser.always)).to_be_visible()
        rows = {row["id"]: row["text"] for row in _rows(plain)}
        headings = _flat(plain.locator(".compare thead").inner_text())
        for question in chooser.questions:
            assert question.heading in headings
            assert question.ask in headings
        for option in chooser.options:
            cells = [text for fit in option.fits for text in (fit.because, fit.otherwise)]
            said = (option.name, option.summary, option.credit, option.choose_when, option.not_for, *cells)
            for words in (*said, option.licence_note, option.combine_note):
                assert words in rows[option.id]
        self._result_adds_nothing(slug, chooser, rows, open_page)

    def _result_adds_nothing(self, slug: str, chooser: Chooser, rows: dict[str, str], open_page: Open) -> None:
        """Every line of a card stands in its row, besides the words that introduce it."""
        answers = _full(chooser)
        page = open_page(f"resources/{slug}/{_query(answers)}")
        labels = {f"{question.heading}: {question.answers[0].label}." for question in chooser.questions}
        own = ("Why:", "But ", "It suits any answer.")
        ids = [choice.option.id for choice in choose(chooser, answers)[0]]
        for card, id_ in zip(page.locator("[data-suggested] > article").all(), ids, strict=True):
            for line in card.inner_text().splitlines():
                rest = line
                for words in (*labels, *own):
                    rest = rest.replace(words, "")
                assert _flat(rest) in rows[id_], line

    def test_each_row_has_its_badges_in_words(self, slug: str, site: BuiltSite) -> None:
        vocabularies = _catalogue().vocabularies
        tree = site.tree(f"resources/{slug}/")
        for option in _chooser(slug).options:
            badges = _flat(tree.xpath(f"string(//tr[@id='option-{option.id}']//*[@data-badges])"))
            training = vocabularies["training-needs"].label(option.training)
            assert badges == f"{training} {vocabularies['use-rights'].label(option.licence)}"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _rows(page: Page) -> list[dict[str, Any]]:
    rows = page.locator("[data-option]")
    return [{"id": row.get_attribute("data-option"), "text": _flat(row.inner_text())} for row in rows.all()]


def test_start_again_clears_everything_and_keeps_the_focus(open_page: Open) -> None:
    chooser = _chooser(FOLDERS[0])
    page = open_page(f"resources/{FOLDERS[0]}/{_query(_full(chooser))}&from=mail")
    assert _shown(page)
    button = page.get_by_role("button", name="Start again")
    button.click()
    assert _shown(page) == []
    expect(page.locator("[data-others]")).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="Answers cleared.")).to_have_count(1)
    expect(button).to_be_focused()
    assert urlsplit(page.url).query == "from=mail"


def test_with_the_keyboard_only(open_page: Open) -> None:
    chooser = _chooser(FOLDERS[0])
    page = open_page(f"resources/{FOLDERS[0]}/")
    first, second = chooser.questions[:2]
    page.locator(f"input[name='{first.id}']:checked").focus()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"input[name='{first.id}'][value='{first.answers[0].id}']")
    expect(chosen).to_be_focused()
    expect(chosen).to_be_checked()
    assert _shown(page) == _names(chooser, {first.id: first.answers[0].id})
    page.keyboard.press("Tab")
    expect(page.locator(f"input[name='{second.id}']:checked")).to_be_focused()
    page.keyboard.press("Enter")
    assert _shown(page), "Enter must not send the form"
    assert "resources/" in page.url
    summary = page.locator("[data-others] summary")
    for _ in range(60):
        page.keyboard.press("Tab")
        if summary.evaluate("(summary) => summary === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-others] li").first).to_be_visible()


def test_answers_that_do_not_exist_count_as_skipped(open_page: Open) -> None:
    chooser = _chooser(FOLDERS[0])
    first = chooser.questions[0]
    page = open_page(f"resources/{FOLDERS[0]}/?{first.id}=%3Cb%3E&constructor=yes")
    assert _shown(page) == []
    expect(page.locator(f"input[name='{first.id}'][value='']")).to_be_checked()


def test_nothing_is_stored_and_nothing_asked_of_others(site: BuiltSite, open_page: Open) -> None:
    chooser = _chooser(FOLDERS[0])
    page = open_page("about/", fresh=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}resources/{FOLDERS[0]}/")
    _pick(page, chooser, *next(iter(_full(chooser).items())))
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert [url for url in asked if not url.startswith(site.url)] == []


def test_a_sensitive_page_keeps_answers_out_of_the_address(site: BuiltSite, open_page: Open) -> None:
    chooser = _chooser(FOLDERS[0])
    page = open_page("about/", fresh=True)
    address = f"{site.url}resources/{FOLDERS[0]}/"
    page.route(
        address,
        lambda route: route.fulfill(
            body=site.text(f"resources/{FOLDERS[0]}/").replace(
                " data-chooser hidden", " data-chooser data-sensitive hidden"
            ),
            content_type="text/html; charset=utf-8",
        ),
    )
    page.goto(address)
    _pick(page, chooser, *next(iter(_full(chooser).items())))
    assert _shown(page)
    assert page.url == address


@pytest.mark.parametrize("slug", FOLDERS)
def test_accessible_in_every_state(slug: str, open_page: Open) -> None:
    chooser = _chooser(slug)
    page = open_page(f"resources/{slug}/#option-{chooser.options[0].id}", width=320)
    assert faults_in_every_view(page) == []
    for question, answer in _full(chooser, 1).items():
        _pick(page, chooser, question, answer)
    page.get_by_text("Not suggested, and why").click()
    assert faults_in_every_view(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_table_stays_a_table_to_listen_to(width: int, open_page: Open) -> None:
    chooser = _chooser(FOLDERS[0])
    page = open_page(f"resources/{FOLDERS[0]}/", width=width)
    table = page.get_by_role("table", name=re.compile("options, with the answers"))
    expect(table.get_by_role("columnheader")).to_have_count(len(chooser.questions) + 3)
    expect(table.get_by_role("rowheader")).to_have_count(len(chooser.options))
    row = table.get_by_role("row").nth(1)
    expect(row.get_by_role("cell")).to_have_count(len(chooser.questions) + 2)
