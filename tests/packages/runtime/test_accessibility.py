"""Inside packages too, a machine finds no fault, and a sensitive course leaves no trace that nobody asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.packages.runtime.conftest import Learner
from tests.packages.runtime.test_scorm import FIRST, SECOND
from tests.site.conftest import Scheme, new_context
from tests.site.test_accessibility import HANGING_OUT, SCHEMES, faults

pytestmark = pytest.mark.browser
WIDTHS = (320, 1000)
KEEP = "Keep my progress on this device"


def in_frame(frame: Frame) -> list[str]:
    """Return what axe-core finds in one frame, which answers as a page does."""
    return faults(cast("Page", frame))


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    """A phone and a desk."""
    return int(request.param)


@pytest.fixture(params=SCHEMES)
def somebody(request: pytest.FixtureRequest, width: int, browser: Browser, learners: Callable[[], Learner]) -> Learner:
    """Somebody with a light or a dark screen, whatever its width."""
    one = learners()
    one.context.close()
    scheme: Scheme = request.param
    one.context = new_context(browser, scheme, width)
    return one


def test_every_state_of_an_offline_package(somebody: Learner, packages: Path) -> None:
    launched = somebody.open((packages / "offline" / "index.html").as_uri())
    course = launched.course
    launched.shows(FIRST)
    assert in_frame(course) == []
    assert course.evaluate(HANGING_OUT) == []
    result = course.locator("[data-id='be-sure-first'] .question__result")
    launched.choose("be-sure-first", "True")
    expect(result).to_contain_text("try another")
    assert in_frame(course) == []
    launched.choose("be-sure-first", "False")
    expect(result).to_contain_text("Yes")
    assert in_frame(course) == []
    launched.finish_all()
    launched.shows("You have finished this course")
    assert in_frame(course) == []
    assert course.evaluate(HANGING_OUT) == []


def test_a_package_in_a_platform(somebody: Learner) -> None:
    launched = somebody.launch("1.2")
    launched.finish_unit()
    launched.shows(SECOND)
    launched.told("Your progress is saved in your learning platform")
    assert in_frame(launched.course) == []
    launched.course.get_by_role("button", name="Save and leave").click()
    launched.shows("You have left the course")
    assert in_frame(launched.course) == []


def test_a_sensitive_course_keeps_nothing_that_nobody_ticked(learner: Learner, packages: Path) -> None:
    address = (packages / "offline-sensitive" / "index.html").as_uri()
    launched = learner.open(address)
    course = launched.course
    title = course.locator(".pack-unit:not(.pack-away) > h2").inner_text()
    launched.told("Nothing is kept on this device unless you tick the box below")
    launched.finish_unit()
    assert course.evaluate("localStorage.length") == 0
    course.get_by_label(KEEP).check()
    launched.told("Your progress stays on this device")
    assert course.evaluate("localStorage.length") > 0
    again = learner.open(address)
    expect(again.course.get_by_label(KEEP)).to_be_checked()
    expect(again.course.get_by_role("listitem").filter(has_text=title)).to_contain_text("Finished")
    again.course.get_by_label(KEEP).uncheck()
    again.told("Nothing is kept on this device unless you tick the box below")
    assert again.course.evaluate("localStorage.length") == 0
    again.finish_unit()
    assert again.course.evaluate("localStorage.length") == 0
    learner.open(address).shows(title)
