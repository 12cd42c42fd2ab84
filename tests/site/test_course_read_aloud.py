"""A whole course as a screen reader gives it, and every kind of question answered by role and name alone."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open, Scheme
from tests.site.page_types import unit_asking
from tests.site.read_aloud import Heard, read_aloud
from tests.site.test_accessibility import faults_in_every_view

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("course-read-aloud")]
COURSE = "curiosity-elearning"
CONTROLS = ("radio", "checkbox", "combobox", "textbox", "button", "link")
HOLDERS = ("group", "region", "navigation", "list", "blockquote", "page")
Units = dict[str, Heard]


@pytest.fixture(scope="module")
def units(site: BuiltSite, contexts: Callable[[Scheme, int, bool], BrowserContext]) -> Iterator[Units]:
    """Every unit of one course, as it is read."""
    page = contexts("light", 1280, True).new_page()
    read = {}
    for path in sorted((site.folder / "courses" / COURSE).glob("*/index.html")):
        if path.parent.name != "trainer":
            page.goto(f"{site.url}courses/{COURSE}/{path.parent.name}/")
            expect(page.get_by_role("button", name="Mark this unit as done")).to_be_visible()
            read[path.parent.name] = read_aloud(page.locator("main"))
    yield read
    page.close()


def questions(unit: Heard) -> list[Heard]:
    """Return the regions of a unit that ask something."""
    names = ("Check ", "For you alone", "How sure are you?")
    return [one for one in unit.all("region") if one.name.startswith(names)]


def test_the_course_is_heard(units: Units) -> None:
    assert len(units) >= 4
    assert sum(len(questions(unit)) for unit in units.values()) >= 15


def test_headings_go_down_without_jumps(units: Units) -> None:
    for name, unit in units.items():
        levels = [one.level for one in unit.all("heading")]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_every_question_is_a_region_with_a_name_of_its_own(units: Units, site: BuiltSite) -> None:
    for name, unit in units.items():
        asked = questions(unit)
        assert len(asked) == len(site.tree(f"courses/{COURSE}/{name}/").xpath("//*[@data-question]")), name
        names = [one.name for one in asked]
        assert len(set(names)) == len(names), (name, names)
        for one in asked:
            assert one.inside[0].role == "heading", (name, one.name)
            assert one.inside[0].name == one.name, name


def test_every_control_has_a_name_of_its_own(units: Units) -> None:
    for unit_name, unit in units.items():
        for holder in unit.all(*HOLDERS):
            names = [(one.role, one.name) for one in _held(holder)]
            assert all(name.strip() for _, name in names), (unit_name, holder.name, names)
            assert len(set(names)) == len(names), (unit_name, holder.name, names)
        for box in unit.all("combobox"):
            options = [one.name for one in box.all("option")]
            assert len(set(options)) == len(options) > 2, (unit_name, box.name)


def _held(holder: Heard) -> Iterator[Heard]:
    """Go through the controls that belong to one group, and to none inside it."""
    for one in holder.inside:
        if one.role in CONTROLS:
            yield one
        elif one.role not in HOLDERS:
            yield from _held(one)


def test_words_come_before_what_is_asked(units: Units) -> None:
    for name, unit in units.items():
        heard = unit.all()
        title = next(place for place, one in enumerate(heard) if one.role == "heading" and one.level == 1)
        first = heard.index(questions(unit)[0])
        taught = " ".join(one.words for one in heard[title:first])
        assert len(taught.split()) > 40, name
        for question in questions(unit):
            parts = question.all()
            control = next(place for place, one in enumerate(parts) if one.role in CONTROLS)
            prompt = " ".join(one.words for one in parts[:control])
            assert len(prompt.split()) > 4, (name, question.name)


def test_a_live_region_waits_in_every_question(units: Units) -> None:
    """One that appears together with its words is not read by every screen reader."""
    for name, unit in units.items():
        for question in questions(unit):
            assert [one.text() for one in question.all("status")] == [""], (name, question.name)


class Asked:
    """A question, worked with what is heard of it."""

    def __init__(self, page: Page, kind: str) -> None:
        """Find the first question of a kind, and from then on go by its name."""
        name = page.locator(f"[data-question={kind}] h2").first.inner_text().strip()
        self.region: Locator = page.get_by_role("region", name=name, exact=True)

    def heard(self) -> Heard:
        """Return what is read now."""
        return read_aloud(self.region)

    def names(self, role: str) -> list[str]:
        """Return the names of all controls of a kind."""
        return [one.name for one in self.heard().all(role)]

    def control(self, role: str, name: str) -> Locator:
        """Return a control by what is heard of it."""
        return self.region.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]

    def press(self, name: str) -> None:
        """Press a button."""
        self.control("button", name).click()

    def result(self, words: str) -> None:
        """Wait until the live region says something."""
        expect(self.region.get_by_role("status")).to_contain_text(words)
        assert words in " ".join(one.text() for one in self.heard().all("status"))

    def verdicts(self, role: str) -> dict[str, str]:
        """Return what is said after each control that was used: its reason begins with the verdict."""
        found: dict[str, str] = {}
        name = ""
        for one in self.heard().all():
            if one.role == role:
                name = one.name
            elif one.role == "strong" and name:
                found.setdefault(name, one.words)
        return found


@pytest.fixture
def ask(site: BuiltSite, open_page: Open) -> Callable[[str], Asked]:
    """Open a unit that asks a kind of question."""
    return lambda kind: Asked(open_page(unit_asking(kind)(site), fresh=True), kind)


@pytest.mark.parametrize("kind", ["one", "true-or-false", "wording"])
def test_choosing_one(kind: str, ask: Callable[[str], Asked]) -> None:
    asked = ask(kind)
    asked.press("Check")
    asked.result("Choose an answer first.")
    verdicts = {}
    for name in asked.names("radio"):
        asked.control("radio", name).check()
        asked.press("Check")
        asked.result("Read why below")
        verdicts[name] = asked.verdicts("radio")[name]
    assert sorted(verdicts.values()) == ["Not this one."] * (len(verdicts) - 1) + ["Right."]
    asked.control("radio", next(name for name, said in verdicts.items() if said == "Right.")).check()
    asked.press("Check")
    asked.result("Yes.")


def test_choosing_several(ask: Callable[[str], Asked]) -> None:
    asked = ask("several")
    for name in asked.names("checkbox"):
        asked.control("checkbox", name).check()
    asked.press("Check")
    asked.result("Read why below your answer, then try another.")
    for name, said in asked.verdicts("checkbox").items():
        asked.control("checkbox", name).set_checked(said == "Right.")
    asked.press("Check")
    asked.result("Yes.")


def test_spotting(ask: Callable[[str], Asked]) -> None:
    asked = ask("spot")
    for name in asked.names("checkbox"):
        asked.control("checkbox", name).check()
    asked.press("Check")
    asked.result("Not everything that you marked needs a question.")
    heard = asked.heard().text()
    for name in asked.names("checkbox"):
        after = heard.rpartition(f"“{name}”")[2]
        asked.control("checkbox", name).set_checked(after.lstrip().startswith("Needs a question."))
    asked.press("Check")
    asked.result("Yes, those are the ")


def test_matching(ask: Callable[[str], Asked]) -> None:
    asked = ask("match")
    boxes = asked.heard().all("combobox")
    right: dict[str, str] = {}
    for option in [one.name for one in boxes[0].all("option")][1:]:
        for box in boxes:
            asked.control("combobox", box.name).select_option(right.get(box.name, option))
        asked.press("Check the pairs")
        asked.result(" ")
        right |= {
            name: right.get(name, option) for name, said in asked.verdicts("combobox").items() if said == "Right."
        }
    assert len(right) == len(boxes)
    for box in boxes:
        asked.control("combobox", box.name).select_option(right[box.name])
    asked.press("Check the pairs")
    asked.result("Yes, these belong together.")


def test_putting_in_order(ask: Callable[[str], Asked]) -> None:
    asked = ask("order")
    asked.press("Check the order")
    asked.result("Move some and check again, or open the box below.")
    asked.region.get_by_text("See the order and the reasons").click()
    reasons = asked.heard().all("list")[-1]
    wanted = [item.all("paragraph")[0].words for item in reasons.inside]
    up = "Move up: "
    for place, words in enumerate(wanted):
        while (now := asked.names("button").index(f"{up}{words}") // 2) > place:
            asked.press(f"{up}{words}")
            asked.result(f"Moved to place {now} of {len(wanted)}.")
    asked.press("Check the order")
    asked.result("Yes, that is the order.")
    assert [name.removeprefix(up) for name in asked.names("button") if name.startswith(up)] == wanted


def test_a_conversation(ask: Callable[[str], Asked]) -> None:
    asked = ask("scenario")
    said = []
    while replies := [name for name in asked.names("button") if name != "Start again"]:
        said.append(replies[0])
        asked.press(replies[0])
    asked.result("This conversation ends here.")
    heard = asked.heard().text()
    assert said
    assert all(f"You say: {words}" in heard for words in said), heard
    asked.press("Start again")
    assert asked.names("button")[0] == said[0]


def test_writing(ask: Callable[[str], Asked]) -> None:
    asked = ask("reflection")
    asked.region.get_by_role("textbox").fill("I will look at the window.")
    asked.result("ept on this device")
    assert "I will look at the window." in asked.heard().text()


def test_rating_before_and_after(site: BuiltSite, open_page: Open) -> None:
    page = open_page(f"courses/{COURSE}/one-page/", fresh=True)
    Asked(page, "confidence").control("radio", "2").check()
    last = "take-to-supervision"
    page.goto(f"{site.url}courses/{COURSE}/{last}/")
    after = Asked(page, "confidence")
    after.control("radio", "4").check()
    after.result("Before the course: 2. Now: 4.")


def test_states_between_pass_axe(site: BuiltSite, open_page: Open) -> None:
    """After writing, after rating and in the middle of a conversation; test_courses.py does the others."""
    page = open_page(unit_asking("reflection")(site), width=320, fresh=True)
    written = Asked(page, "reflection")
    written.region.get_by_role("textbox").fill("I will look at the window.")
    written.result("ept on this device")
    assert faults_in_every_view(page) == []
    page = open_page(unit_asking("confidence")(site), width=320, fresh=True)
    Asked(page, "confidence").control("radio", "4").check()
    assert faults_in_every_view(page) == []
    page = open_page(unit_asking("scenario")(site), width=320, fresh=True)
    talk = Asked(page, "scenario")
    talk.press(talk.names("button")[0])
    assert len(talk.names("button")) > 1
    assert faults_in_every_view(page) == []
