"""A course teaches, keeps what somebody did on their own device, and is complete without JavaScript."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open, new_context
from tests.site.keyboard import go_to
from tests.site.page_types import COURSE_PAGES, KINDS_OF_QUESTION, NONE, unit_asking
from tests.site.test_accessibility import faults_in_every_view
from tests.site.test_privacy import NOTHING, STORED

pytestmark = pytest.mark.browser
CHECKS = tuple(kind for kind in KINDS_OF_QUESTION if kind not in {"reflection", "confidence"})
WITH_TICKS = ("one", "several", "true-or-false", "wording")


def state(page: Page, course: str) -> dict[str, Any]:
    """Return what the device keeps of a course."""
    kept = page.evaluate("(key) => localStorage.getItem(key)", f"library.course.{course}")
    found: dict[str, Any] = json.loads(kept) if kept else {}
    return found


def course_of(page: Page) -> str:
    plan = json.loads(page.locator("[data-course]").get_attribute("data-plan") or "{}")
    return str(plan["id"])


def question(page: Page, kind: str) -> Locator:
    return page.locator(f"[data-question={kind}]").first


def answer(asked: Locator, kind: str, *, right: bool) -> None:
    """Answer a question, rightly or not, with the controls that a person uses."""
    if kind == "scenario":
        _talk_to_the_end(asked)
        return
    if kind == "order":
        _put_in_order(asked, right=right)
    elif kind == "match":
        _pair(asked, right=right)
    else:
        _tick(asked, right=right)
    asked.locator(".question__buttons button").first.click()


def _talk_to_the_end(asked: Locator) -> None:
    for _ in range(20):
        if not asked.locator(".replies button").count():
            return
        asked.locator(".replies button").last.click()
    raise AssertionError("The conversation never ends.")


def _tick(asked: Locator, *, right: bool) -> None:
    for box in asked.locator(".answer input, .phrase input").all():
        wanted = box.evaluate("(box) => box.closest('[data-key]').hasAttribute('data-right')") is right
        if box.get_attribute("type") == "checkbox":
            box.set_checked(wanted)
        elif wanted:
            box.check()


def _pair(asked: Locator, *, right: bool) -> None:
    keys = [str(pair.get_attribute("data-key")) for pair in asked.locator(".pair").all()]
    for place, pair in enumerate(asked.locator(".pair select").all()):
        pair.select_option(keys[place] if right else keys[(place + 1) % len(keys)])


def _put_in_order(asked: Locator, *, right: bool) -> None:
    wanted = (asked.locator("[data-right-order]").get_attribute("data-right-order") or "").split()
    if not right:
        wanted = [*wanted[1:], wanted[0]]
    for target, key in enumerate(wanted):
        item = asked.locator(f"[data-steps] > [data-key='{key}']")
        for _ in range(20):
            now = item.evaluate("(item) => [...item.parentElement.children].indexOf(item)")
            if now == target:
                break
            item.locator("[data-up]" if int(now) > target else "[data-down]").click()


@pytest.mark.parametrize("kind", CHECKS)
def test_every_state_passes_axe(kind: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page(unit_asking(kind)(site), width=320, fresh=True)
    asked = question(page, kind)
    answer(asked, kind, right=False)
    if kind != "scenario":
        expect(asked.locator(".question__result")).not_to_be_empty()
        assert faults_in_every_view(page) == []
        answer(asked, kind, right=True)
        expect(asked.locator(".question__result")).to_contain_text("Yes")
    if asked.locator(".question__key").count():
        asked.locator(".question__key > summary").click()
    assert faults_in_every_view(page) == []


@pytest.mark.parametrize("kind", CHECKS)
def test_an_answer_is_kept_and_shown_again(kind: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page(_ordinary(kind, site), fresh=True)
    assert page.evaluate(STORED) == NOTHING
    asked = question(page, kind)
    name = asked.get_attribute("data-id") or ""
    answer(asked, kind, right=True)
    kept = state(page, course_of(page))["answers"][name]
    assert kept["n"] == 1
    assert kept["r"] is (None if kind == "scenario" else True)
    page.reload()
    shown = question(page, kind)
    if kind == "scenario":
        expect(shown.get_by_role("button", name="Start again")).to_be_visible()
    elif kind == "order":
        assert shown.locator(".fits").count() == len(kept["k"])
    else:
        expect(shown.locator(".why").first).to_be_visible()
    assert state(page, course_of(page))["answers"][name] == kept


def _ordinary(kind: str, site: BuiltSite) -> str:
    """Find a unit without the quick exit that asks a kind of question."""
    for path in sorted(site.folder.glob("courses/*/*/index.html")):
        text = path.read_text(encoding="utf-8")
        if "data-unit" in text and f'data-question="{kind}"' in text and "data-quick-exit" not in text:
            return f"{path.parent.relative_to(site.folder).as_posix()}/"
    return NONE


def test_every_choice_has_its_own_reason(site: BuiltSite, open_page: Open) -> None:
    page = open_page(_ordinary("one", site))
    asked = question(page, "one")
    told = set()
    for choice in asked.locator(".answer").all():
        choice.locator("input").check()
        asked.get_by_role("button", name="Check").click()
        told.add(choice.locator(".why").inner_text())
    assert len(told) == asked.locator(".answer").count()
    assert all(len(words.split()) > 7 for words in told), told


def test_an_edited_question_forgets_only_what_is_gone(site: BuiltSite, open_page: Open) -> None:
    page = open_page(_ordinary("several", site), fresh=True)
    asked = question(page, "several")
    answer(asked, "several", right=True)
    course, name = course_of(page), asked.get_attribute("data-id")
    page.evaluate(
        """([course, name]) => {
          const key = `library.course.${course}`;
          const state = JSON.parse(localStorage.getItem(key));
          state.answers[name].k[0] = "gone00";
          state.answers["a-question-that-is-gone"] = { k: ["000000"], r: true, n: 1, d: "2026-01-01" };
          localStorage.setItem(key, JSON.stringify(state));
        }""",
        [course, name],
    )
    page.reload()
    ticked = question(page, "several").locator("input:checked").count()
    assert ticked == question(page, "several").locator(".answer[data-right]").count() - 1
    assert "a-question-that-is-gone" in state(page, course)["answers"]


@pytest.mark.parametrize("kept", ["no json", "[]", '{"v": 99, "id": "pc-10"}', '{"v": 1, "id": "pc-10", "units": 7}'])
def test_what_can_not_be_read_breaks_nothing(kept: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page(_ordinary("one", site), fresh=True)
    course = course_of(page)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"library.course.{course}", kept])
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.reload()
    answer(question(page, "one"), "one", right=True)
    assert errors == []
    assert state(page, course)["answers"]


def test_nothing_is_kept_on_a_page_with_quick_exit_unless_asked(site: BuiltSite, open_page: Open) -> None:
    page = open_page(COURSE_PAGES["unit with quick exit"](site), fresh=True)
    kind = next(kind for kind in WITH_TICKS if page.locator(f"[data-question={kind}]").count())
    answer(question(page, kind), kind, right=True)
    page.get_by_role("button", name="Mark this unit as done").click()
    assert page.evaluate(STORED) == NOTHING
    page.get_by_label("Keep my progress on this device").check()
    assert state(page, course_of(page))["answers"]
    page.get_by_label("Keep my progress on this device").uncheck()
    assert page.evaluate(STORED) == NOTHING


def test_a_device_that_refuses_to_store_is_told(site: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280)
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page = context.new_page()
    page.goto(site.url + _ordinary("one", site))
    answer(question(page, "one"), "one", right=True)
    expect(page.locator("[data-course-said]")).to_contain_text("does not let the page keep your progress")
    context.close()


def test_a_whole_course_by_keyboard(site: BuiltSite, open_page: Open) -> None:
    """Start, answer one check of each unit, mark each unit as done, reach the end: no mouse."""
    page = open_page("resources/curiosity-elearning/", fresh=True)
    go_to(page, "[data-go]")
    page.keyboard.press("Enter")
    course = course_of(page)
    total = page.locator("[data-units] > li").count()
    for number in range(1, total + 1):
        expect(page.locator(".eyebrow")).to_contain_text(f"Unit {number} of {total}")
        if page.locator(".answer input").count():
            go_to(page, ".answer input")
            page.keyboard.press("Space")
            go_to(page, ".question__buttons button")
            page.keyboard.press("Enter")
            expect(page.locator(".why").first).to_be_visible()
        go_to(page, "[data-done]")
        page.keyboard.press("Enter")
        expect(page.locator("[data-course-said]")).to_contain_text("Done.")
        assert page.evaluate("() => document.activeElement.classList.contains('unit__after')")
        if number < total:
            page.keyboard.press("Enter")
            page.wait_for_load_state()
    expect(page.locator("[data-course-said]")).to_contain_text("That completes the course.")
    assert state(page, course)["done"]
    page.goto(f"{site.url}resources/curiosity-elearning/")
    expect(page.locator("[data-progress]")).to_contain_text("You completed this course on")


def test_ordering_by_keyboard_keeps_the_focus_and_says_where(site: BuiltSite, open_page: Open) -> None:
    page = open_page(unit_asking("order")(site), fresh=True)
    go_to(page, "[data-down]:not([aria-disabled=true])")
    moved = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(question(page, "order").get_by_role("status")).to_contain_text("Moved to place 2 of")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == moved


def test_a_conversation_leads_the_reader_on(site: BuiltSite, open_page: Open) -> None:
    page = open_page(unit_asking("scenario")(site), fresh=True)
    asked = question(page, "scenario")
    first = asked.locator(".replies button").first
    words = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    expect(asked.locator(".said").first).to_contain_text(words)
    assert page.evaluate("() => document.activeElement.classList.contains('said__why')")


def test_what_a_screen_reader_is_told(site: BuiltSite, open_page: Open) -> None:
    page = open_page(_ordinary("one", site))
    asked = question(page, "one")
    tree = asked.aria_snapshot()
    assert "heading" in tree
    assert "group" in tree, "the answers are a group with a legend"
    assert tree.count("radio") >= 2
    described = asked.locator("fieldset").get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text().strip()
    asked.locator(".answer input").first.check()
    asked.get_by_role("button", name="Check").click()
    expect(asked.get_by_role("status")).not_to_be_empty()


def test_every_course_reads_without_javascript(site: BuiltSite, open_page: Open) -> None:
    units = [path for path in site.folder.glob("courses/*/*/index.html") if "data-unit" in path.read_text("utf-8")]
    assert len(units) >= 25
    for path in sorted(units):
        page = open_page(f"{path.parent.relative_to(site.folder).as_posix()}/", javascript=False)
        for box in page.locator(".question__key").all():
            box.locator("summary").first.click()
            assert box.locator(".reasons li").count() >= 2
        assert (
            page.locator(".question__key:visible .reasons__why:visible").count()
            >= page.locator(".question__key").count()
        )
        expect(page.get_by_text("Without JavaScript nothing that you choose")).to_be_visible()
        expect(page.locator("[data-done]:visible")).to_have_count(0)
        page.close()


def test_each_course_keeps_its_promise(site: BuiltSite) -> None:
    """Five or so units, eight checks of four kinds, a conversation, and a way to supervision."""
    courses = [row for row in site.resources if row["type"] == "course"]
    assert len(courses) >= 6
    for row in courses:
        slug = str(row["url"]).rstrip("/").rpartition("/")[2]
        units = [path for path in site.folder.glob(f"courses/{slug}/*/index.html") if path.parent.name != "trainer"]
        asked = [
            kind
            for path in units
            for kind in site.tree(path.relative_to(site.folder).as_posix()).xpath("//@data-question")
        ]
        checks = [kind for kind in asked if kind in CHECKS]
        assert len(units) >= 4, slug
        assert len(checks) >= 8, slug
        assert len(set(checks)) >= 4, slug
        assert "scenario" in checks, slug
        assert asked.count("confidence") == 2, slug
        assert asked.count("reflection") >= 2, slug


def test_the_trainer_sees_notes_and_answers(site: BuiltSite, open_page: Open) -> None:
    page = open_page(COURSE_PAGES["trainer's view"](site), javascript=False)
    assert page.locator(".trainer__note").count() >= 4
    page.locator(".trainer__check > summary").first.click()
    expect(page.locator(".trainer__check[open]").first).to_be_visible()


def test_a_shortened_address_leads_to_the_course(site: BuiltSite, open_page: Open) -> None:
    page = open_page("courses/curiosity-elearning/")
    page.wait_for_url(f"{site.url}resources/curiosity-elearning/")
    assert page.locator("h1").inner_text() == "Course: Curious and kind"
