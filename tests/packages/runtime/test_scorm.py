"""SCORM 1.2 and 2004 in scorm-again: start, answer, leave, go on at the same place, complete."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.packages.runtime.conftest import Launched, Learner
from tests.packages.runtime.course import UNITS

pytestmark = pytest.mark.browser
VERSIONS = pytest.mark.parametrize("version", ["1.2", "2004"])
FIRST, SECOND = "Curiosity on one page", "The second question"
RIGHT = "False"


def core(version: str, saved: Any) -> dict[str, Any]:
    """Return the same names for both standards."""
    if version == "1.2":
        inner = saved["core"]
        return {
            **inner,
            "data": saved["suspend_data"],
            "place": inner["lesson_location"],
            "time": inner["session_time"],
        }
    return {**saved, "data": saved["suspend_data"], "place": saved["location"], "time": saved["session_time"]}


def ends(launched: Launched) -> int:
    return sum(call[0] in ("Finish", "Terminate") for call in launched.lms("calls"))


def again(version: str, kept: dict[str, Any]) -> Any:
    """Return what a platform hands to the next launch."""
    saved = kept["saved"]
    if version == "1.2":
        return {**saved, "core": {**saved["core"], "entry": "resume"}}
    return {**saved, "entry": "resume"}


@VERSIONS
def test_a_course_from_start_to_end(version: str, learner: Learner) -> None:
    first = learner.launch(version)
    first.shows(FIRST)
    first.choose("be-sure-first", RIGHT)
    first.finish_unit()
    first.shows(SECOND)
    assert first.course.evaluate("document.activeElement.textContent") == SECOND
    first.saved()
    kept = first.close()
    assert core(version, kept["saved"])["place"] == UNITS[1]
    second = learner.launch(version, again(version, kept))
    second.shows(SECOND)
    box = second.course.locator("[data-id='be-sure-first'] .answer").filter(has_text=RIGHT).locator("input")
    assert box.is_checked()
    for _ in range(4):
        second.finish_unit()
    second.shows("You have finished this course")
    second.saved()
    kept = second.close()
    values = core(version, kept["saved"])
    if version == "1.2":
        assert values["lesson_status"] == "completed"
        assert values["score"]["raw"] == ""
    else:
        assert (values["completion_status"], values["success_status"]) == ("completed", "unknown")
        assert values["progress_measure"] == "1"
        assert values["score"]["raw"] == ""
    assert values["exit"] == "suspend"
    assert [row[0] for row in kept["calls"]].count("Finish" if version == "1.2" else "Terminate") == 1


@VERSIONS
def test_another_device_goes_on_where_the_first_left(version: str, learners: Callable[[], Learner]) -> None:
    first = learners().launch(version)
    first.choose("be-sure-first", "True")
    first.finish_unit()
    first.saved()
    kept = first.close()
    second = learners().launch(version, again(version, kept))
    second.shows(SECOND)
    assert second.device() == {}
    second.course.get_by_role("link", name=FIRST, exact=True).click()
    assert (
        second.course.locator("[data-id='be-sure-first'] .answer").filter(has_text="True").locator("input").is_checked()
    )
    assert second.device() != {}


@VERSIONS
def test_nothing_is_kept_before_somebody_does_something(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    launched.saved()
    assert launched.device() == {}
    saved = launched.lms()
    assert (saved["core"]["lesson_status"] if version == "1.2" else saved["completion_status"]) == "incomplete"


@VERSIONS
@pytest.mark.parametrize(("answers", "good"), [(False, False), (True, True)])
def test_a_score_only_where_the_course_has_one(version: str, answers: bool, good: bool, learner: Learner) -> None:
    launched = learner.launch(version, scored=True)
    answer_all(launched, right=answers)
    launched.finish_all()
    launched.saved()
    values = core(version, launched.close()["saved"])
    raw = float(values["score"]["raw"])
    assert (raw >= 60) is good
    if version == "1.2":
        assert values["lesson_status"] == ("passed" if good else "failed")
    else:
        assert values["success_status"] == ("passed" if good else "failed")
        assert values["completion_status"] == ("completed" if good else "incomplete")
        assert float(values["score"]["scaled"]) == pytest.approx(raw / 100)


def answer_all(launched: Launched, *, right: bool) -> None:
    """Answer every check, by what the page itself says is right; scenarios to their end."""
    launched.course.evaluate(
        """(right) => {
          const press = (section) => section.querySelector(".question__buttons button").click();
          for (const section of document.querySelectorAll("[data-question]")) {
            const kind = section.dataset.question;
            if (["one", "several", "wording", "true-or-false"].includes(kind)) {
              for (const answer of section.querySelectorAll(".answer"))
                answer.querySelector("input").checked = answer.hasAttribute("data-right") === right;
              if (kind !== "several" && !right)
                section.querySelector(".answer:not([data-right]) input").checked = true;
              press(section);
            } else if (kind === "spot") {
              for (const phrase of section.querySelectorAll(".phrase"))
                phrase.querySelector("input").checked = phrase.hasAttribute("data-right") === right;
              press(section);
            } else if (kind === "match") {
              for (const pair of section.querySelectorAll(".pair"))
                pair.querySelector("select").value =
                  right ? pair.dataset.key : pair.querySelectorAll("option")[1].value;
              press(section);
            } else if (kind === "order") {
              const steps = section.querySelector("[data-steps]");
              const wanted = section.querySelector("[data-right-order]").dataset.rightOrder.split(" ");
              if (right) for (const key of wanted) steps.append(steps.querySelector(`[data-key="${key}"]`));
              press(section);
            } else if (kind === "scenario") {
              for (let turn; (turn = section.querySelector(".replies button")); ) turn.click();
            }
          }
        }""",
        right,
    )


@VERSIONS
def test_interactions_and_objectives_keep_to_the_standard(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    answer_all(launched, right=True)
    launched.course.locator("[data-question='confidence']").first.get_by_label("4").check()
    launched.finish_unit()
    launched.saved()
    kept = launched.close()  # which asserts that the strict platform found nothing wrong
    rows = kept["saved"]["interactions"]
    rows = list(rows.values()) if isinstance(rows, dict) else rows
    types = {row["type"] for row in rows if isinstance(row, dict)}
    assert {"choice", "true-false", "matching", "sequencing", "likert"} <= types
    assert "fill-in" not in types
    objectives = kept["saved"]["objectives"]
    objectives = list(objectives.values()) if isinstance(objectives, dict) else objectives
    status = {
        row["id"]: row.get("status") or row.get("completion_status") for row in objectives if isinstance(row, dict)
    }
    assert status[UNITS[0]] == "completed"
    assert status[UNITS[1]] == "incomplete"


@VERSIONS
def test_reflections_leave_the_device_only_where_somebody_ticks_it(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    words = "I will ask “who saw it?” — next week, d’accord?"
    box = launched.course.locator("[data-id='my-verb'] textarea")
    box.fill(words)
    launched.saved()
    sent = str(launched.lms("calls"))
    assert "next+week" not in sent
    assert "next week" not in sent
    assert words in str(launched.device())
    launched.course.get_by_label("Send my reflections with my results").check()
    launched.saved()
    assert "next+week" in core(version, launched.lms())["data"]
    launched.course.get_by_label("Send my reflections with my results").uncheck()
    launched.saved()
    assert "next+week" not in core(version, launched.lms())["data"]
    rows = [call for call in launched.lms("calls") if str(call[1]).endswith(("student_response", "learner_response"))]
    assert rows[-1][2] == "withdrawn"
    kept = launched.close()
    assert "next week" not in str(kept["saved"]["interactions"])


@VERSIONS
def test_words_still_being_typed_are_not_lost(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    launched.course.locator("[data-id='my-verb'] textarea").press_sequentially("Ruby")
    kept = launched.close()
    back = learner.launch(version, again(version, kept))
    assert back.course.locator("[data-id='my-verb'] textarea").input_value() == "Ruby"


@VERSIONS
def test_a_new_attempt_begins_anew_but_leaves_own_words(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    launched.course.locator("[data-id='my-verb'] textarea").fill("Ruby")
    launched.finish_unit()
    launched.saved()
    launched.close()
    fresh = learner.launch(version)
    fresh.shows(FIRST)
    fresh.saved()
    assert "u" not in [part[:1] for part in core(version, fresh.lms())["data"].split("~")[1:]]
    assert fresh.course.locator("[data-id='my-verb'] textarea").input_value() == "Ruby"


@VERSIONS
def test_two_people_at_one_computer_do_not_meet(version: str, learner: Learner) -> None:
    one = learner.launch(version, name="ann")
    one.finish_unit()
    one.saved()
    one.close()
    other = learner.launch(version, name="ben")
    other.shows(FIRST)
    assert other.course.locator(".pack-progress").inner_text().endswith("0 of 5 finished.")


@VERSIONS
def test_leaving_by_the_button(version: str, learner: Learner) -> None:
    launched = learner.launch(version)
    launched.finish_unit()
    launched.course.get_by_role("button", name="Save and leave").click()
    launched.shows("You have left the course")
    assert "Everything is saved" in launched.course.locator(".pack-end").inner_text()
    assert ends(launched) == 1
    launched.close()


@VERSIONS
def test_looking_only_counts_nothing(version: str, learner: Learner) -> None:
    saved = (
        {"core": {"student_id": "1", "lesson_mode": "review"}}
        if version == "1.2"
        else {"learner_id": "1", "mode": "review"}
    )
    launched = learner.launch(version, saved)
    launched.told("only to look at it")
    launched.finish_unit()
    launched.passes(1200)
    assert not [call for call in launched.lms("calls") if "status" in str(call[1]) and call[0] == "SetValue"]
