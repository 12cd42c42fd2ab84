"""cmi5 with a strict record store: what is said, in which order, and what happens when it can't be said."""

import json
from collections.abc import Callable

import pytest

from tests.packages.runtime.conftest import Launched, Learner, until
from tests.packages.runtime.course import UNITS
from tests.packages.runtime.lrs import MASTERY, Store
from tests.packages.runtime.test_scorm import FIRST, SECOND, answer_all

pytestmark = pytest.mark.browser
PROGRESS = "library.progress"


def launch(learner: Learner, store: Store, *, scored: bool = False, **data: object) -> Launched:
    return learner.open(store.launch(f"{learner.url}packages/cmi5{'-scored' if scored else ''}/index.html", **data))


def leave(launched: Launched, store: Store) -> None:
    before = len(store.asked)
    launched.page.goto(f"{launched.url}frame?about:blank")
    until(launched.page, lambda: store.heard_the_end(before))


def test_a_course_from_start_to_end(learner: Learner, store: Store) -> None:
    first = launch(learner, store)
    first.shows(FIRST)
    assert store.verbs() == ["initialized"]
    first.choose("be-sure-first", "False")
    first.finish_unit()
    first.saved()
    leave(first, store)
    assert store.verbs() == ["initialized", "terminated"]
    assert store.documents[PROGRESS]["place"] == UNITS[1]
    second = launch(learner, store)
    second.shows(SECOND)
    for _ in range(4):
        second.finish_unit()
    second.saved()
    assert store.verbs(session=store.session) == ["initialized", "completed"]
    leave(second, store)
    assert store.verbs(session=store.session) == ["initialized", "completed", "terminated"]
    third = launch(learner, store)
    third.shows("You have finished this course")
    third.course.get_by_role("link", name=FIRST, exact=True).click()
    third.saved()
    leave(third, store)
    assert store.verbs(session=store.session) == ["initialized", "terminated"]
    answered = next(one for one in store.statements if one["verb"]["id"].endswith("/answered"))
    assert answered["result"] == {"response": "false", "success": True}
    assert answered["object"]["definition"]["interactionType"] == "true-false"
    assert store.asked.count("POST /fetch") == 3


def test_another_device_goes_on(learners: Callable[[], Learner], store: Store) -> None:
    first = launch(learners(), store)
    first.choose("be-sure-first", "True")
    first.finish_unit()
    first.saved()
    leave(first, store)
    second = launch(learners(), store)
    second.shows(SECOND)
    assert second.device() == {}
    assert second.course.locator(".pack-progress").inner_text() == "Unit 2 of 5. 1 of 5 finished."
    second.course.get_by_role("link", name=FIRST, exact=True).click()
    answered = second.course.locator("[data-id='be-sure-first'] .answer").filter(has=second.course.locator(":checked"))
    assert answered.locator("label").inner_text().strip() == "True"
    assert store.verbs() == ["initialized", "terminated", "initialized"]


@pytest.mark.parametrize(("right", "verb"), [(True, "passed"), (False, "failed")])
def test_a_course_with_a_pass_mark(right: bool, verb: str, learner: Learner, store: Store) -> None:
    course = launch(learner, store, scored=True, moveOn="CompletedAndPassed", masteryScore=0.6)
    answer_all(course, right=right)
    course.finish_all()
    course.saved()
    leave(course, store)
    between = ["completed", "passed"] if right else ["failed"]
    assert store.verbs() == ["initialized", *between, "terminated"]
    said = next(one for one in store.statements if one["verb"]["id"].endswith(verb))
    assert said["context"]["extensions"][MASTERY] == 0.6
    assert (said["result"]["score"]["scaled"] >= 0.6) is right


def test_the_platforms_own_mark_counts(learner: Learner, store: Store) -> None:
    course = launch(learner, store, scored=True, moveOn="Passed", masteryScore=0.05)
    answer_all(course, right=False)
    course.finish_all()
    course.saved()
    leave(course, store)
    assert store.verbs() == ["initialized", "completed", "passed", "terminated"]


def test_a_platform_that_asks_for_passed_gets_it(learner: Learner, store: Store) -> None:
    course = launch(learner, store, moveOn="CompletedAndPassed")
    course.finish_all()
    course.saved()
    leave(course, store)
    assert store.verbs() == ["initialized", "completed", "passed", "terminated"]


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_looking_only_says_nothing_else(mode: str, learner: Learner, store: Store) -> None:
    course = launch(learner, store, launchMode=mode)
    course.told("only to look at it")
    course.choose("be-sure-first", "False")
    course.finish_all()
    course.passes(1200)
    leave(course, store)
    assert store.verbs() == ["initialized", "terminated"]
    assert store.documents == {}


def test_leaving_leads_back_to_the_platform(learner: Learner, store: Store) -> None:
    course = launch(learner, store, returnURL=f"{learner.url}frame?about:blank")
    course.finish_unit()
    course.course.get_by_role("button", name="Save and leave").click()
    course.page.wait_for_url("**/frame?about:blank")
    until(course.page, lambda: store.heard_the_end(0))
    assert store.verbs() == ["initialized", "terminated"]


def test_a_return_address_that_is_a_script_is_not_followed(learner: Learner, store: Store) -> None:
    course = launch(learner, store, returnURL="javascript:document.title='run'")
    course.course.get_by_role("button", name="Save and leave").click()
    course.shows("You have left the course")
    assert course.page.title() != "run"


def test_reflections_leave_only_where_somebody_ticks_it(learner: Learner, store: Store) -> None:
    course = launch(learner, store)
    course.course.locator("[data-id='my-verb'] textarea").fill("Ask Ruby")
    course.finish_unit()
    course.saved()
    assert "Ruby" not in str(store.documents) + str(store.statements)
    course.course.get_by_label("Send my reflections with my results").check()
    course.saved()
    assert "Ask+Ruby" in str(store.documents)
    leave(course, store)
    assert "Ask Ruby" in str(store.statements)


def test_the_store_is_down_for_a_while(learner: Learner, store: Store) -> None:
    course = launch(learner, store)
    course.saved()
    store.down = 1
    course.finish_unit()
    course.told("can’t be reached just now")
    assert '"unsent":true' in str(course.device())
    course.saved()
    assert store.documents[PROGRESS]["place"] == UNITS[1]
    leave(course, store)


def test_the_store_is_down_from_the_start(learner: Learner, store: Store) -> None:
    store.down = 3
    course = launch(learner, store)
    course.finish_unit()
    course.saved()
    assert UNITS[0] in store.documents[PROGRESS]["packed"]
    assert store.asked.count("POST /fetch") == 1
    leave(course, store)
    assert store.verbs() == ["initialized", "terminated"]


def test_an_address_that_was_used_before(learner: Learner, store: Store) -> None:
    address = store.launch(f"{learner.url}packages/cmi5/index.html")
    first = learner.open(address)
    first.finish_unit()
    first.saved()
    leave(first, store)
    second = learner.open(address)
    second.told("Open the course again from your learning platform")
    second.finish_unit()
    assert second.device() != {}


def test_opened_without_a_platform(learner: Learner) -> None:
    course = learner.open(f"{learner.url}packages/cmi5/index.html")
    course.told("can’t find your learning platform")
    course.finish_unit()
    course.shows(SECOND)
    assert course.course.locator(".pack-progress").inner_text() == "Unit 2 of 5. 1 of 5 finished."
    kept = course.device()
    assert list(json.loads(kept["library.course.pc-10"])["units"]) == [UNITS[0]]
    assert json.loads(kept["library.package.pc-10"]) == {"unsent": True, "place": UNITS[1]}


def test_a_session_that_the_platform_ends(learner: Learner, store: Store) -> None:
    course = launch(learner, store)
    course.saved()
    store.token = "another"  # noqa: S105  no secret: a token of this test's own store
    course.finish_unit()
    course.told("has closed this session")
    assert '"unsent":true' in str(course.device())
    store.refused.clear()
    back = launch(learner, store)
    back.shows(SECOND)
    back.saved()
    assert UNITS[0] in store.documents[PROGRESS]["packed"]


def test_completed_is_said_once_though_its_note_was_lost(learner: Learner, store: Store) -> None:
    course = launch(learner, store)
    course.finish_all()
    course.saved()
    leave(course, store)
    store.documents[PROGRESS]["sent"] = {}
    again = launch(learner, store)
    again.course.get_by_role("link", name=FIRST, exact=True).click()
    again.saved()
    leave(again, store)
    assert store.verbs().count("completed") == 1
