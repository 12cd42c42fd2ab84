"""What can go wrong between a package and its platform: nothing is lost, and the learner is told."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.packages.runtime.conftest import Launched, Learner
from tests.packages.runtime.course import UNITS
from tests.packages.runtime.serving import platform
from tests.packages.runtime.test_scorm import FIRST, SECOND, VERSIONS, again, answer_all, core, ends

pytestmark = pytest.mark.browser


@VERSIONS
def test_no_platform_and_then_one(version: str, learner: Learner) -> None:
    launched = learner.launch(version, missing=True)
    launched.told("can’t find your learning platform")
    launched.choose("be-sure-first", "False")
    launched.finish_unit()
    assert any(UNITS[0] in value for value in launched.device().values())
    launched.page.goto("about:blank")
    # It belongs to nobody yet, so the next to come is asked.
    back = learner.launch(version)
    back.shows(FIRST)
    back.course.get_by_role("button", name="Yes, add it to mine").click()
    back.saved()
    assert UNITS[0] in core(version, back.lms())["data"]
    assert "be-sure-first" in core(version, back.lms())["data"]
    back.close()
    third = learner.launch(version, name="2")
    assert third.course.get_by_role("button", name="Yes, add it to mine").count() == 0


@VERSIONS
def test_a_platform_that_comes_late(version: str, learner: Learner) -> None:
    launched = learner.launch(version, missing=True)
    launched.told("can’t find your learning platform")
    launched.finish_unit()
    name = "API" if version == "1.2" else "API_1484_11"
    prefix = "LMS" if version == "1.2" else ""
    launched.page.evaluate(
        f"window.{name} = Object.fromEntries(verbs.map((verb) => "
        f"['{prefix}' + verb, (...given) => api(verb, ...given)]))"
    )
    launched.saved()
    assert UNITS[0] in core(version, launched.lms())["data"]
    launched.shows(SECOND)
    assert all(not key.endswith("pc-10") for key in launched.device())


@VERSIONS
def test_saving_fails_for_a_while(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    launched.saved()
    launched.page.evaluate("lms.faults.Commit = 1")
    launched.finish_unit()
    launched.told("can’t be reached just now")
    assert '"unsent":true' in str(launched.device())
    launched.saved()
    assert '"unsent":false' in str(launched.device())
    assert core(version, launched.close()["saved"])["place"] == UNITS[1]


@VERSIONS
def test_what_never_arrived_goes_with_the_next_launch(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    launched.saved()
    kept = {"saved": launched.lms()}
    launched.page.evaluate("Object.assign(lms.faults, { Commit: 99, Finish: 99, Terminate: 99 })")
    launched.choose("be-sure-first", "False")
    launched.finish_unit()
    launched.told("can’t be reached just now")
    launched.course.get_by_role("button", name="Save and leave").click()
    assert "could not be reached" in launched.course.locator(".pack-end").inner_text()
    launched.page.goto("about:blank")
    back = learner.launch(version, again(version, kept))
    back.shows(SECOND)
    back.saved()
    assert UNITS[0] in core(version, back.lms())["data"]
    assert "be-sure-first" in json.dumps(back.close()["saved"]["interactions"])


@VERSIONS
@pytest.mark.parametrize("verb", ["Initialize", "SetValue", "Commit", "GetValue"])
def test_a_platform_that_throws(version: str, verb: str, learner: Learner) -> None:
    launched = learner.launch(version, throws=verb)
    launched.finish_unit()
    launched.told("stays on this device")
    assert any(UNITS[0] in value for value in launched.device().values())


@VERSIONS
def test_a_slow_platform_is_asked_less_often(version: str, learner: Learner) -> None:
    launched = learner.launch(version, slow=400)
    launched.passes(1500)
    before = sum(call[0] == "Commit" for call in launched.lms("calls"))
    for _ in range(4):
        launched.finish_unit()
        launched.passes(300)
    assert sum(call[0] == "Commit" for call in launched.lms("calls")) - before <= 1
    kept = launched.close()  # closing waits for nothing
    assert UNITS[3] in core(version, kept["saved"])["data"]


@VERSIONS
def test_a_platform_with_little_room(version: str, learner: Learner) -> None:
    launched = learner.launch(version, room=1024)
    answer_all(launched, right=True)
    launched.course.get_by_label("Send my reflections with my results").check()
    launched.course.locator("[data-id='my-verb'] textarea").fill("Ruby in the buggy. " * 90)
    launched.finish_unit()
    launched.page.wait_for_function(f"lms.saved && JSON.stringify(lms.saved).includes('{UNITS[0]}:')")
    launched.told("little room")
    data = core(version, launched.lms())["data"]
    assert len(data) <= 1024
    assert UNITS[0] in data
    assert "Ruby in the buggy" in str(launched.device())
    launched.page.goto("about:blank")


@VERSIONS
def test_no_room_at_all(version: str, learner: Learner) -> None:
    launched = learner.launch(version, room=5)
    launched.finish_unit()
    launched.told("can’t be reached just now")
    assert '"unsent":true' in str(launched.device())


@VERSIONS
@pytest.mark.parametrize("lacks", ["cmi.interactions", "cmi.objectives"])
def test_a_platform_without_the_optional_lists(version: str, lacks: str, learner: Learner) -> None:
    launched = learner.launch(version, lacks=lacks)
    launched.choose("be-sure-first", "False")
    launched.finish_all()
    launched.saved()
    assert UNITS[4] in core(version, launched.lms())["data"]


@VERSIONS
def test_a_window_of_another_site_around_the_course(version: str, learner: Learner, packages: Path) -> None:
    with platform(packages) as other:
        launched = learner.launch(version, inside=f"{other}frame?")
        launched.finish_unit()
        launched.saved()
        assert launched.course.parent_frame is not None
        assert launched.course.parent_frame.url.startswith(other)
        assert core(version, launched.close()["saved"])["place"] == UNITS[1]


@VERSIONS
def test_a_platform_that_cannot_be_reached_across_sites(version: str, learner: Learner, packages: Path) -> None:
    with platform(packages) as other:
        page = learner.launch(version, inside=f"{other}frame?", missing=True)
        page.told("can’t find your learning platform")
        page.finish_unit()
        page.shows(SECOND)
        assert page.course.parent_frame is not None
        assert page.course.parent_frame.url.startswith(other)
        assert list(json.loads(page.device()["library.course.pc-10"])["units"]) == [UNITS[0]]
        assert page.lms("calls") == []


@VERSIONS
def test_a_course_in_a_window_of_its_own(version: str, learner: Learner) -> None:
    around = learner.around(version)
    with around.expect_popup() as popup:
        around.evaluate(f"void window.open('/packages/scorm-{version}/index.html')")
    course = Launched(popup.value, learner.url).ready()
    course.finish_unit()
    course.saved()
    assert core(version, around.evaluate("lms.saved"))["place"] == UNITS[1]
    # The window may be gone before the click has told that it was done: that it closes is what is asked here.
    with popup.value.expect_event("close"), suppress(Error):
        course.course.get_by_role("button", name="Save and leave").click()
    assert around.evaluate("lms.calls.at(-1)")[0] in ("Finish", "Terminate")
    assert around.evaluate("lms.broken") == []


@VERSIONS
def test_the_end_is_said_once(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    launched.course.get_by_role("button", name="Save and leave").dblclick()
    launched.course.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    launched.course.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert ends(launched) == 1


@VERSIONS
def test_a_device_that_keeps_nothing(version: str, learner: Learner) -> None:
    learner.context.add_init_script(
        """const store = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith("library.")) throw new DOMException("full", "QuotaExceededError");
          store.call(this, key, value);
        };"""
    )
    launched = learner.launch(version)
    launched.finish_unit()
    launched.saved()
    assert core(version, launched.lms())["place"] == UNITS[1]
    assert UNITS[0] in core(version, launched.lms())["data"]
    assert launched.device() == {}
    alone = learner.launch(version, missing=True)
    alone.finish_unit()
    alone.told("Nothing can be kept")
    assert alone.device() == {}
    alone.shows(SECOND)


@VERSIONS
@pytest.mark.parametrize("damage", ["", "0", "1~a", "1~u:::~a,,", "\x00", "{}", "1~rx:0:%E0%A4%A"])
def test_damaged_data_of_the_platform(version: str, damage: str, learner: Learner) -> None:
    who = (
        {"core": {"student_id": "1", "entry": "resume"}} if version == "1.2" else {"learner_id": "1", "entry": "resume"}
    )
    launched = learner.launch(version, {**who, "suspend_data": damage})
    launched.shows(FIRST)
    assert launched.course.locator(".pack-progress").inner_text() == "Unit 1 of 5. 0 of 5 finished."
    launched.finish_unit()
    launched.saved()
    mended = core(version, launched.lms())
    assert mended["place"] == UNITS[1]
    assert f"u{UNITS[0]}:" in mended["data"]


def test_a_package_from_a_disk(learner: Learner, packages: Path) -> None:
    launched = learner.open((packages / "offline" / "index.html").as_uri())
    launched.told("Your progress stays on this device")
    assert launched.course.get_by_role("button", name="Save and leave").count() == 0
    launched.finish_unit()
    again_ = learner.open((packages / "offline" / "index.html").as_uri())
    again_.shows(SECOND)


def test_every_unit_without_javascript(browser_page: Callable[[str], list[str]], packages: Path) -> None:
    assert len(browser_page((packages / "scorm-1.2" / "index.html").as_uri())) == len(UNITS)
