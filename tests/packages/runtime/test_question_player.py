"""Question banks in a player that nobody here wrote: 1EdTech has certified it for QTI 3."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, Locator, Page, expect

from library.catalogue.catalogue import Catalogue
from library.commands.check import check
from library.exports import qti
from library.model.course import Course
from tests.packages.runtime.course import ROOT
from tests.site.conftest import new_context

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("question-player")]
MODULES = Path(__file__).parents[2] / "node_modules"
PLAYER = MODULES / "qti3-item-player" / "dist"
VUE = MODULES / "vue" / "dist" / "vue.min.js"
TICKED = ("football", "which", "stages", "better", "record")
OPEN = ".qti3-player-modal.show"
"""What the player tells about an answer, in a window for each reason."""
BODY = ".qti3-player-modal-body"
START = """() => new Promise((ready) => {
  const heard = {
    notifyQti3PlayerReady: (player) => { window.player = player; ready(); },
    notifyQti3ItemReady: () => window.loaded(),
    notifyQti3EndAttemptCompleted: ({ state }) => window.ended(state),
  };
  new Vue({ render: (h) => h(qti3Player, { on: heard, props: { suppressAlertMessages: true } }) }).$mount("#player");
})"""
LOAD = """(xml) => new Promise((done, failed) => {
  window.loaded = done;
  setTimeout(failed, 9000, new Error("The player never showed the item."));
  const sessionControl = { max_attempts: 0, show_feedback: true, validate_responses: false };
  // The player takes no notice of the very item that it has.
  window.loads = (window.loads ?? 0) + 1;
  player.loadItemFromXml(`${xml}<!-- ${loads} -->`, { guid: "1", status: "interacting", sessionControl });
})"""
END = """() => new Promise((done, failed) => {
  setTimeout(failed, 9000, new Error("The player never ended the attempt."));
  window.ended = (state) => done(Object.fromEntries(
    [...state.responseVariables, ...state.outcomeVariables].map(({ identifier, value }) => [identifier, value])));
  player.endAttempt("here");
})"""


class Item:
    """One item in the player, answered with the controls that a person uses."""

    def __init__(self, page: Page, text: bytes) -> None:
        """Load an item."""
        self.page = page
        self.tree = etree.fromstring(text)
        page.evaluate(LOAD, text.decode())

    def right(self) -> list[str]:
        """Return the names that the item says are right."""
        correct = self.tree.find(".//{*}qti-correct-response")
        return [] if correct is None else [str(value.text) for value in correct]

    def choices(self) -> list[str]:
        """Return the names that the item offers."""
        return [str(one.get("identifier")) for one in self.tree.iter("{*}qti-simple-choice", "{*}qti-hottext")]

    def words(self, name: str) -> str:
        """Return what a choice says."""
        (found,) = self.tree.xpath(f"//*[local-name()='qti-item-body']//*[@identifier='{name}']")
        return " ".join("".join(found.itertext()).split())

    def shown(self) -> list[str]:
        """Return the names of the choices in the order in which they stand on the page."""
        names = [one.get_attribute("data-identifier") for one in self.page.locator("li[data-identifier]").all()]
        return [name for name in names if name]

    def reason(self, name: str) -> str:
        """Return what the item says about a choice."""
        feedback = self.tree.find(f".//{{*}}qti-modal-feedback[@identifier='{name}']")
        return " ".join("".join(feedback.itertext()).split())

    def control(self, name: str) -> Locator:
        """Return what stands for a choice on the page."""
        return self.page.locator(f"[data-identifier='{name}']").first

    def tick(self, names: list[str]) -> None:
        """Choose these and nothing else."""
        for name in self.choices():
            if (self.control(name).get_attribute("aria-checked") == "true") is not (name in names):
                self.control(name).click()

    def end(self) -> dict[str, Any]:
        """End the attempt; return what the answer was and what came of it."""
        found: dict[str, Any] = self.page.evaluate(END)
        return found

    def told(self) -> list[tuple[str, str]]:
        """Return the title and the words of each reason that is told, and close it."""
        found: list[tuple[str, str]] = []
        for window in reversed(self.page.locator(OPEN).all()):
            found.insert(0, (window.locator("h5").inner_text(), " ".join(window.locator(BODY).inner_text().split())))
            window.get_by_role("button", name="OK").click()
        expect(self.page.locator(OPEN)).to_have_count(0)
        return found


@pytest.fixture(scope="module")
def player(browser: Browser) -> Iterator[Page]:
    """The player, empty. It may report nothing wrong."""
    if not VUE.is_file() or not PLAYER.is_dir():
        pytest.fail("qti3-item-player is missing: run `npm ci --ignore-scripts` in tests/.", pytrace=False)
    context = new_context(browser, "light", 1000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.set_content('<!doctype html><html lang="en"><title>Player</title><div id="player"></div>')
    page.add_style_tag(path=PLAYER / "qti3Player.css")
    page.add_script_tag(path=VUE)
    page.add_script_tag(path=PLAYER / "qti3Player.umd.min.js")
    page.evaluate(START)
    yield page
    context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def bank(course: tuple[Catalogue, Course]) -> dict[str, bytes]:
    """The items of the small course, by their names."""
    found = qti.files(*course)
    return {path[6:-4]: text for path, text in found.items() if path != qti.MANIFEST}


@pytest.mark.parametrize("name", TICKED)
def test_ticked_answers_are_scored_and_explained(name: str, player: Page, bank: dict[str, bytes]) -> None:
    item = Item(player, bank[name])
    right = item.right()
    wrong = [choice for choice in item.choices() if choice not in right]
    for choice in item.choices():
        expect(item.control(choice)).to_contain_text(item.words(choice))
    for chosen, score in ((wrong, 0), (right, 1)):
        item.tick(chosen)
        assert item.end()["SCORE"] == score
        reasons = [(item.words(choice), item.reason(choice)) for choice in item.choices() if choice in chosen]
        assert item.told() == reasons


def test_several_answers_must_all_be_right(player: Page, bank: dict[str, bytes]) -> None:
    item = Item(player, bank["which"])
    for chosen in (item.right()[:1], item.choices()):
        item.tick(chosen)
        assert item.end()["SCORE"] == 0
        assert len(item.told()) == len(chosen)


@pytest.mark.parametrize("name", TICKED)
def test_no_answer_gets_no_point_and_no_reason(name: str, player: Page, bank: dict[str, bytes]) -> None:
    item = Item(player, bank[name])
    assert item.end()["SCORE"] == 0
    assert item.told() == []


def test_an_order_is_scored_and_explained(player: Page, bank: dict[str, bytes]) -> None:
    item = Item(player, bank["steps"])
    right = item.right()
    for wanted, score in (([*right[1:], right[0]], 0), (right, 1)):
        for place, name in enumerate(wanted):
            if (there := item.shown()[place]) != name:
                item.control(name).drag_to(item.control(there))
        assert item.shown() == wanted
        assert item.end()["SCORE"] == score
        ((title, reasons),) = item.told()
        assert title == qti.ALL_REASONS
        assert reasons == "Look: It comes first. Ask: Then this. Write Safety comes first."


@pytest.mark.parametrize(("turned", "score"), [(1, 0), (0, 1)])
def test_pairs_are_scored_and_explained(turned: int, score: int, player: Page, bank: dict[str, bytes]) -> None:
    item = Item(player, bank["pairs"])
    lefts, rights = zip(*(pair.split() for pair in item.right()), strict=True)
    for left, right in zip(lefts, [*rights[turned:], *rights[:turned]], strict=True):
        player.locator(f".choice-description[data-identifier='{left}']").drag_to(item.control(right))
        expect(item.control(right)).to_contain_text(item.words(left))
    assert item.end()["SCORE"] == score
    ((_, reasons),) = item.told()
    assert 'Time & "5 < 7": A diary: It shows days.' in reasons


def test_a_reflection_takes_words_and_scores_nothing(player: Page, bank: dict[str, bytes]) -> None:
    item = Item(player, bank["differently"])
    player.get_by_role("textbox").fill("I will ask Amir first.")
    state = item.end()
    assert state["RESPONSE"] == "I will ask Amir first."
    assert item.told() == []


def test_the_player_runs_every_item_of_the_library(player: Page) -> None:
    catalogue = check(ROOT, errors_only=True).catalogue
    ran = 0
    for course in catalogue.courses:
        for path, text in qti.files(catalogue, course).items():
            if path == qti.MANIFEST:
                continue
            item = Item(player, text)
            prompt = " ".join("".join(item.tree.find(".//{*}qti-item-body/{*}div").itertext()).split())
            expect(player.locator(".qti-item-body"), path).to_contain_text(prompt)
            # The player shuffles what is to be put in order, and now and then into the right one.
            by_chance = b"qti-order-interaction" in text
            assert item.end().get("SCORE", 0) == 0 or by_chance, path
            ran += 1
            item.told()
    assert ran > 60
