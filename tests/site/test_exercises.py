"""Case exercises: who sees what, the story in its order, and cards that fit their paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.model.exercise import Exercise
from library.model.resource import Resource
from library.reading.tree import read_tree
from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT, Open

pytestmark = pytest.mark.browser

MILLIMETRE = 96 / 25.4
CARDS = """() => [...document.querySelectorAll(".exercise-sheet")].map((sheet) => ({
  width: sheet.getBoundingClientRect().width,
  height: sheet.getBoundingClientRect().height,
  cut: [...sheet.children].filter((card) => {
    const words = [...card.children].slice(0, -1).at(-1).getBoundingClientRect();
    return words.bottom > card.lastElementChild.getBoundingClientRect().top || card.scrollWidth > card.clientWidth;
  }).map((card) => card.textContent),
}))"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The library."""
    return catalogue_of(read_tree(ROOT))


@pytest.fixture(scope="module")
def exercises(catalogue: Catalogue) -> list[tuple[Resource, Exercise]]:
    """Every case exercise with its resource."""
    return [(item, catalogue.exercises[item.id]) for item in catalogue.resources if item.id in catalogue.exercises]


def _words(tree: Any) -> str:
    return " ".join(tree.xpath("//main")[0].text_content().split())


def test_participants_see_nothing_that_is_hidden(site: BuiltSite, exercises: list[tuple[Resource, Exercise]]) -> None:
    for resource, exercise in exercises:
        for address in (f"resources/{resource.slug}/", f"resources/{resource.slug}/participant/"):
            words = _words(site.tree(address))
            for event in exercise.events:
                for hidden in (event.read_out, event.if_asked, event.made_sense, event.opened_up):
                    assert not hidden or hidden not in words, (address, event.id)
            for stop in exercise.stops:
                assert not any(line in words for line in stop.listen_for), (address, stop.after)
        seen = _words(site.tree(f"resources/{resource.slug}/participant/"))
        assert all(person.about in seen for person in exercise.people)
        assert all(question in seen for stop in exercise.stops for question in stop.questions)
        assert exercise.invented in seen


def test_the_facilitator_has_the_story_in_its_order(
    site: BuiltSite, exercises: list[tuple[Resource, Exercise]]
) -> None:
    for resource, exercise in exercises:
        words = _words(site.tree(f"resources/{resource.slug}/facilitator/"))
        places = [words.index(event.read_out) for event in exercise.events]
        assert places == sorted(places)
        for stop in exercise.stops:
            number = next(place for place, event in enumerate(exercise.events) if event.id == stop.after)
            asked = words.index(stop.questions[0])
            assert places[number] < asked
            assert all(asked < later for later in places[number + 1 :])
        for event in exercise.events:
            assert all(line in words for line in (event.if_asked, event.made_sense, event.opened_up) if line), event.id
        assert all(line in words for line in exercise.facilitator.after)


def test_an_envelope_holds_its_own_cards_alone(site: BuiltSite, exercises: list[tuple[Resource, Exercise]]) -> None:
    for resource, exercise in exercises:
        for holder in exercise.holders:
            words = _words(site.tree(f"resources/{resource.slug}/envelopes/{holder.id}/"))
            for event in exercise.events:
                assert (event.read_out in words) == (event.holder == holder.id), (holder.id, event.id)
                assert not event.made_sense or event.made_sense not in words


def test_cards_fit_their_sheet_of_paper(
    open_page: Open, exercises: list[tuple[Resource, Exercise]], tmp_path: Path
) -> None:
    for resource, exercise in exercises:
        page = open_page(f"resources/{resource.slug}/envelopes/")
        page.emulate_media(media="print")
        sheets = page.evaluate(CARDS)
        assert len(sheets) == -(-len(exercise.events) // 4)
        for sheet in sheets:
            assert sheet["cut"] == [], resource.slug
            assert sheet["width"] <= 190.5 * MILLIMETRE
            assert sheet["height"] <= 277 * MILLIMETRE
        paper = page.pdf(prefer_css_page_size=True)
        assert paper.count(b"/Type /Page\n") == len(sheets)


def test_a_stop_opens_when_it_is_time(open_page: Open, exercises: list[tuple[Resource, Exercise]]) -> None:
    resource, exercise = exercises[0]
    page = open_page(f"resources/{resource.slug}/participant/")
    question = page.get_by_text(exercise.stops[0].questions[0])
    expect(question).to_be_hidden()
    page.get_by_text("Stop 1, after event").click()
    expect(question).to_be_visible()


def test_the_page_leads_to_its_views(open_page: Open, exercises: list[tuple[Resource, Exercise]]) -> None:
    resource, _ = exercises[0]
    page = open_page(f"resources/{resource.slug}/")
    page.get_by_role("link", name="Facilitator’s view").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("For the facilitator")
    page.get_by_role("link", name="The participant’s view").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("For those taking part")
