"""Decks of cards: one drawn alone, found by a link, read without a script, printed and cut out."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from library.catalogue.building import catalogue_of
from library.model.deck import Deck
from library.reading.tree import read_tree
from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT, Open
from tests.site.test_accessibility import HANGING_OUT, WIDTHS, faults_in_every_view

pytestmark = pytest.mark.browser

SLUG = "reflection-cards"
ADDRESS = f"resources/{SLUG}/"
MILLIMETRE = 96 / 25.4
PILES = """async (count) => {
  const { pile } = await import(document.querySelector("script[src*='deck.js']").src);
  const ids = [...Array(count).keys()].map(String);
  const whole = pile(ids);
  const part = pile(ids);
  return {
    whole: [...Array(3 * count)].map(() => whole.draw()),
    part: [...Array(9)].map(() => part.draw(["1", "2", "3"])).concat(part.draw(ids)),
    one: [...Array(3)].map(() => pile(["a"]).draw()),
  };
}"""
CARDS = """() => [...document.querySelectorAll(".sheet")].filter((sheet) => sheet.checkVisibility()).map((sheet) => {
  const size = (box) => [box.getBoundingClientRect().width, box.getBoundingClientRect().height];
  return {
    size: size(sheet),
    cards: [...sheet.querySelectorAll(".sheet-card")].map((card) => ({
      size: size(card),
      cut: card.scrollHeight > card.clientHeight || card.scrollWidth > card.clientWidth,
      meets: card.lastElementChild.getBoundingClientRect().top
        < card.lastElementChild.previousElementSibling.getBoundingClientRect().bottom,
      words: card.querySelector(".deck-card__words")?.textContent ?? card.textContent.trim(),
    })),
  };
})"""


@pytest.fixture(scope="module")
def decks() -> dict[str, Deck]:
    """The decks of the library, by the name of their resource."""
    catalogue = catalogue_of(read_tree(ROOT))
    return {one.slug: catalogue.decks[one.id] for one in catalogue.resources if one.id in catalogue.decks}


@pytest.fixture
def page(open_page: Open) -> Page:
    """The page of a deck."""
    return open_page(ADDRESS)


def _draw(page: Page) -> str:
    page.get_by_role("button", name="Draw one").click()
    return _words(page)


def _words(page: Page) -> str:
    return page.locator("[data-shown] .deck-card__words").inner_text()


def test_a_pile_gives_each_card_once_before_any_comes_again(page: Page) -> None:
    found = page.evaluate(PILES, 12)
    ids = [drawn["id"] for drawn in found["whole"]]
    for start in (0, 12, 24):
        assert len(set(ids[start : start + 12])) == 12
    assert all(one != other for one, other in pairwise(ids))
    assert [place for place, drawn in enumerate(found["whole"]) if drawn["again"]] == [12, 24]
    assert {drawn["id"] for drawn in found["part"][:9]} == {"1", "2", "3"}
    assert found["part"][9]["id"] not in {"1", "2", "3"}  # those were seen
    assert [drawn["id"] for drawn in found["one"]] == ["a", "a", "a"]


def test_one_is_drawn_alone_and_can_be_gone_back_to(page: Page, decks: dict[str, Deck]) -> None:
    every = {card.words: card for card in decks[SLUG].cards}
    drawn = [_draw(page) for _ in range(4)]
    assert len(set(drawn)) == 4
    assert set(drawn) <= set(every)
    assert every[drawn[-1]].why in page.locator("[data-shown]").inner_text()
    page.get_by_role("button", name="Previous").click()
    assert _words(page) == drawn[2]
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click(force=True)  # it says that it can't
    assert _words(page) == drawn[3]
    expect(page.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")


def test_the_button_at_the_top_draws_the_first(page: Page, decks: dict[str, Deck]) -> None:
    page.get_by_role("link", name="Draw a card").click()
    every = {card.words: number for number, card in enumerate(decks[SLUG].cards, start=1)}
    number = every[_words(page)]
    expect(page.locator("[data-shown] .deck-card__number")).to_have_text(f"Card number {number}")
    expect(page.locator("[data-draw]")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Draw one")).to_be_focused()


def test_on_paper_the_emergency_line_and_the_licence_stay(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.get_by_text("999", exact=True)).to_be_visible()
    expect(page.locator(".site-footer__end")).to_be_visible()


def test_it_is_announced_once(page: Page) -> None:
    words = _draw(page)
    live = page.locator("#cards").locator("[role=status], [aria-live]")
    assert [words in text for text in live.all_inner_texts()] == [True]


def test_only_the_suits_that_are_wanted(page: Page, decks: dict[str, Deck]) -> None:
    deck = decks[SLUG]
    suit = deck.suits[2]
    wanted = {card.words for card in deck.cards if card.suit == suit.id}
    button = page.get_by_role("button", name=suit.label, exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-from]")).to_have_text(f"Drawing from {len(wanted)} of {len(deck.cards)} cards.")
    assert {_draw(page) for _ in wanted} == wanted
    assert page.locator("[data-suit]:visible").count() == 1
    _draw(page)
    expect(page.locator("[data-shown]")).to_contain_text("You have seen every card of these.")
    button.click()
    assert page.locator("[data-suit]:visible").count() == len(deck.suits)


def test_a_link_leads_to_its_card(open_page: Open, decks: dict[str, Deck]) -> None:
    card, other = decks[SLUG].cards[7], decks[SLUG].cards[30]
    page = open_page(f"{ADDRESS}#card-{card.id}")
    assert _words(page) == card.words
    expect(page.locator("[data-shown]")).to_be_focused()
    expect(page.locator("[data-shown]")).to_be_in_viewport()
    page.locator("[data-only]").first.click()
    page.evaluate("(id) => { location.hash = `card-${id}`; }", other.id)
    expect(page.locator("[data-shown] .deck-card__words")).to_have_text(other.words)
    expect(page.locator("[data-only][aria-pressed=true]")).to_have_count(0)  # it was of another suit
    assert page.get_by_role("link", name="Link to this card").get_attribute("href") == f"#card-{other.id}"


def test_without_javascript(open_page: Open, decks: dict[str, Deck]) -> None:
    for slug, deck in decks.items():
        page = open_page(f"resources/{slug}/#card-{deck.cards[-1].id}", javascript=False)
        expect(page.locator("[data-draw]")).to_be_hidden()
        expect(page.locator(f"#card-{deck.cards[-1].id}")).to_be_in_viewport()
        shown = page.locator("[data-card]").all_inner_texts()
        assert len(shown) == len(deck.cards)
        everything = " ".join(" ".join(shown).split())
        for card in deck.cards:
            for text in (card.words, card.who, card.before, card.why):
                assert " ".join(text.split()) in everything


def test_with_the_keyboard_only(page: Page) -> None:
    page.locator("[data-only]").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-only]").first).to_have_attribute("aria-pressed", "true")
    while not page.evaluate("document.activeElement.matches('[data-one]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = _words(page)
    page.keyboard.press("Enter")
    second = _words(page)
    page.keyboard.press("ArrowLeft")
    assert _words(page) == first
    page.keyboard.press("ArrowRight")
    assert _words(page) == second
    assert page.evaluate("document.activeElement.matches('[data-one]')")


def test_large_type_and_nothing_stored(page: Page) -> None:
    _draw(page)
    height = "() => parseFloat(getComputedStyle(document.querySelector('[data-shown] .deck-card__words')).fontSize)"
    before = page.evaluate(height)
    page.get_by_role("button", name="Large type").click()
    assert page.evaluate(height) >= 1.3 * before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert "#" not in page.url


def _sheets(page: Page) -> list[dict[str, Any]]:
    page.emulate_media(media="print")
    found: list[dict[str, Any]] = page.evaluate(CARDS)
    return found


def _pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_eight_cards_on_a_sheet(open_page: Open, decks: dict[str, Deck]) -> None:
    for slug, deck in decks.items():
        page = open_page(f"resources/{slug}/cards/", javascript=False)
        sheets = _sheets(page)
        cards = [card for sheet in sheets for card in sheet["cards"]]
        assert [len(sheet["cards"]) for sheet in sheets[:-1]] == [8] * (len(sheets) - 1)
        assert {card["words"] for card in cards} == {card.words for card in deck.cards}
        for sheet in sheets:
            assert sheet["size"] == pytest.approx([190 * MILLIMETRE, 276 * MILLIMETRE], abs=1)
        for card in cards:
            assert card["size"] == pytest.approx([95 * MILLIMETRE, 69 * MILLIMETRE], abs=2)
            assert (card["cut"], card["meets"]) == (False, False), card["words"]
        assert _pages(page) == len(sheets) == -(-len(deck.cards) // 8)


def test_the_second_side_lies_behind_its_card(open_page: Open, decks: dict[str, Deck]) -> None:
    page = open_page(f"{ADDRESS}cards/", javascript=False)
    page.get_by_label("With a second side").check()
    sheets = _sheets(page)
    labels = {
        card.words: suit.label for suit in decks[SLUG].suits for card in decks[SLUG].cards if card.suit == suit.id
    }
    for front, back in zip(sheets[::2], sheets[1::2], strict=True):
        for left, right in zip(front["cards"][::2], front["cards"][1::2], strict=True):
            place = front["cards"].index(left)
            assert back["cards"][place + 1]["words"] == labels[left["words"]]
            assert back["cards"][place]["words"] == labels[right["words"]]
    assert _pages(page) == len(sheets)


def test_large_type_is_two_to_a_sheet(open_page: Open, decks: dict[str, Deck]) -> None:
    for slug, deck in decks.items():
        page = open_page(f"resources/{slug}/cards/", javascript=False)
        page.get_by_label("Large type, two to a sheet").check()
        cards = [card for sheet in _sheets(page) for card in sheet["cards"]]
        assert len(cards) == len(deck.cards)
        for card in cards:
            assert card["size"] == pytest.approx([190 * MILLIMETRE, 138 * MILLIMETRE], abs=2)
            assert (card["cut"], card["meets"]) == (False, False), card["words"]
        assert _pages(page) == -(-len(deck.cards) // 2)


def test_accessible_in_every_state(open_page: Open) -> None:
    page = open_page(ADDRESS, width=320)
    page.locator("[data-only]").nth(1).click()
    _draw(page)
    page.get_by_role("button", name="Large type").click()
    assert faults_in_every_view(page) == []
    page = open_page(f"{ADDRESS}cards/", width=320)
    page.get_by_label("Large type, two to a sheet").check()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(HANGING_OUT) == []


def test_every_deck_is_there(site: BuiltSite, decks: dict[str, Deck]) -> None:
    folders = sorted(path.parent.name for path in Path(ROOT / "resources").glob("*/*/cards.yml"))
    assert sorted(decks) == folders
    assert len(folders) >= 2
    assert all(site.has(f"resources/{slug}/cards/") for slug in folders)
