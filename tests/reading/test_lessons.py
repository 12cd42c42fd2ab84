"""A unit becomes typed parts with their lines."""

from functools import cache
from pathlib import Path

import pytest

from library.model.course import Unit
from library.model.nodes import Trap
from library.model.question import (
    Choice,
    Lesson,
    Matching,
    Open,
    Ordering,
    Prose,
    Question,
    QuestionKind,
    Scenario,
    Spotting,
    key_of,
)
from library.reading.documents import read_markdown_document
from library.reading.lessons import read_lesson, without_marks
from library.reading.markdown import MarkdownReader
from library.reading.site_settings import markdown_reader

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/rules/base/resources/courses/first-course/units"
FIRST = 5
"""Where a body begins in its file, below the fields."""


@cache
def reader() -> MarkdownReader:
    return markdown_reader(ROOT)


def read(text: str) -> tuple[Lesson, tuple[Trap, ...]]:
    return read_lesson(text, FIRST, reader().html)


def only(text: str) -> Question:
    lesson, traps = read(text)
    assert traps == ()
    (question,) = lesson.questions
    return question


def base(unit: str, kind: QuestionKind) -> tuple[Question, list[str]]:
    """Return a question of the small course and the lines of its file."""
    document = read_markdown_document(BASE / f"{unit}.md", unit, Unit, reader())
    assert document.lesson
    assert document.traps == ()
    found = next(question for question in document.lesson.questions if question.kind is kind)
    return found, document.text.split("\n")


@pytest.mark.parametrize("kind", ["one", "several", "wording", "true-or-false"])
def test_a_choice_has_its_answers_with_feedback_and_lines(kind: str) -> None:
    question = only(f"/// {kind} | hat\nWhat do you *ask*?\n\n- [ ] True\n    - So *so*.\n- [X] False\n    - Yes.\n///")
    assert isinstance(question, Choice)
    assert (question.kind, question.id, question.line) == (kind, "hat", 5)
    assert (question.prompt.line, question.prompt.html) == (6, "What do you <em>ask</em>?")
    first, second = question.answers
    assert (first.words.text, first.right, first.words.line, first.key) == ("True", False, 8, key_of("True"))
    assert (first.feedback.html, first.feedback.line) == ("So <em>so</em>.", 9)
    assert (second.words.text, second.right, second.words.line, second.feedback.line) == ("False", True, 10, 11)


def test_an_order_keeps_its_steps_in_the_right_order_and_what_follows() -> None:
    question, lines = base("look-back", QuestionKind.ORDER)
    assert isinstance(question, Ordering)
    assert [lines[step.words.line - 1][:2] for step in question.steps] == ["1.", "2.", "3."]
    assert question.steps[1].words.text == "Write down the child's own words"
    assert question.feedback.text == "If two steps fall together, safety comes first."
    assert lines[question.feedback.line - 1] == question.feedback.text


def test_an_order_may_say_why_below_each_step_and_in_two_paragraphs_below() -> None:
    question = only(
        "/// order | steps\nSort.\n\n1. One\n    - Why one.\n2. Two\n    - Why two.\n\nFirst.\n\nSecond.\n///"
    )
    assert isinstance(question, Ordering)
    assert [step.feedback.text for step in question.steps] == ["Why one.", "Why two."]
    assert question.feedback.html == "<p>First.</p>\n<p>Second.</p>"


def test_a_match_has_pairs_and_the_titles_of_its_columns() -> None:
    question, lines = base("look-back", QuestionKind.MATCH)
    assert isinstance(question, Matching)
    assert (question.left_title, question.right_title) == ("What you need", "What helps")
    assert [pair.right.text for pair in question.pairs] == ["A chronology", "A set of cards", "Supervision"]
    assert all(pair.left.text in lines[pair.left.line - 1] for pair in question.pairs)
    assert question.pairs[0].feedback.text == "Dates side by side show it."


def test_a_cell_may_hold_a_bar_and_may_be_empty() -> None:
    question = only("/// match | m\nSort.\n\n| L | R | W |\n|---|---|---|\n| a \\| b | c |  |\n|| d | e |\n///")
    assert isinstance(question, Matching)
    assert [(pair.left.text, pair.right.text, pair.feedback.text) for pair in question.pairs] == [
        ("a | b", "c", ""),
        ("", "d", "e"),
    ]


def test_a_record_comes_in_pieces_with_phrases_to_find_and_not_to_find() -> None:
    question, lines = base("look-back", QuestionKind.SPOT)
    assert isinstance(question, Spotting)
    assert [(phrase.words.text, phrase.right) for phrase in question.phrases] == [
        ("engaged well", True),
        ("Two bowls stood on the table.", False),
    ]
    assert question.record[0] == "<p>Mum "
    assert question.record[-1] == "</p>"
    assert [lines[phrase.feedback.line - 1].strip() for phrase in question.phrases] == [
        "- What did she say and do?",
        "- This is something seen.",
    ]


def test_a_phrase_is_found_whatever_signs_it_has() -> None:
    question = only("/// spot | r\nLook.\n\n> A **“Mum” & `x` <3** B\nand on.\n\n- “Mum” & `x` <3\n    - Who?\n///")
    assert isinstance(question, Spotting)
    (phrase,) = question.phrases
    assert phrase.words.text == "“Mum” & x <3"
    assert phrase.feedback.text == "Who?"
    assert "and on." in str(question.record[-1])


def test_a_scenario_has_steps_and_choices_that_lead_on() -> None:
    question, lines = base("ask-again", QuestionKind.SCENARIO)
    assert isinstance(question, Scenario)
    assert [step.name for step in question.steps] == ["start", "thin", "opens"]
    assert [[turn.to for turn in step.turns] for step in question.steps] == [["thin", "opens"], ["opens"], []]
    assert all(lines[step.line - 1] == f"**{step.name}**" for step in question.steps)
    turn = question.steps[0].turns[0]
    assert (turn.words.text, turn.feedback.text) == ("That is good to hear.", "A kind answer. It lets “fine” stand.")
    assert lines[turn.words.line - 1] == "- That is good to hear. -> thin"


@pytest.mark.parametrize(
    ("written", "words", "to"),
    [
        ("Go on → next", "Go on", "next"),
        ("Go on --> **next step**", "Go on", "next step"),
        ("5 -> 6 -> next", "5 -> 6", "next"),
    ],
)
def test_arrows_may_be_written_in_other_ways(written: str, words: str, to: str) -> None:
    question = only(f"/// scenario | s\nGo.\n\n**start**\n\nWords.\n\n- {written}\n    - Why.\n///")
    assert isinstance(question, Scenario)
    (turn,) = question.steps[0].turns
    assert (turn.words.text, turn.to) == (words, to)


@pytest.mark.parametrize("kind", ["reflection", "confidence"])
def test_own_words_have_a_prompt_alone(kind: str) -> None:
    question = only(f"Words.\n\n/// {kind} | hat\n\nOne.\n\nTwo.\n\n///\n")
    assert isinstance(question, Open)
    assert (question.kind, question.line, question.prompt.line) == (kind, 7, 9)
    assert question.prompt.html == "<p>One.</p>\n<p>Two.</p>"


def test_a_trainers_note_is_no_part_of_what_readers_see() -> None:
    lesson, traps = read("Words.\n\n/// trainer | 12\nIn pairs.\n///\n\nMore.")
    assert traps == ()
    assert [type(part) for part in lesson.parts] == [Prose, Prose]
    (note,) = lesson.notes
    assert (note.minutes, note.line, note.words.html) == (12, 7, "In pairs.")


def test_prose_and_questions_come_in_their_order_with_their_lines() -> None:
    lesson, _ = read("One.\n/// reflection | a\nA?\n///\nTwo.\n\n- list\n/// reflection | b\nB?\n///\nThree.")
    shown = [part.html if isinstance(part, Prose) else part.id for part in lesson.parts]
    assert shown == ["<p>One.</p>", "a", "<p>Two.</p>\n<ul>\n<li>list</li>\n</ul>", "b", "<p>Three.</p>"]
    assert [part.line for part in lesson.parts] == [5, 6, 9, 12, 15]


def test_feedback_may_stand_in_a_paragraph_a_list_or_a_quotation_and_go_on() -> None:
    question = only(
        "/// one | hat\nAsk.\n\n- [ ] A\n\n    One.\n    More.\n- [ ] B\n  b\n\t- Two,\n\t  on the\n\t  18. of May.\n"
        "- [x] C\n    > Three.\n    - Four.\n///"
    )
    assert isinstance(question, Choice)
    assert [(answer.words.text, answer.feedback.text) for answer in question.answers] == [
        ("A", "One. More."),
        ("B b", "Two, on the 18. of May."),
        ("C", "Three. Four."),
    ]


def test_a_list_may_be_set_in_a_little() -> None:
    question = only("/// one | hat\nAsk.\n\n  - [ ] A\n      - One.\n  - [x] B\n      - Two.\n///")
    assert isinstance(question, Choice)
    assert [answer.feedback.text for answer in question.answers] == ["One.", "Two."]


def test_an_address_below_the_prose_counts_for_questions_too() -> None:
    question = only("/// reflection | a\nSee [the cards][cards].\n///\n\n[cards]: https://example.org/cards\n")
    assert isinstance(question, Open)
    assert '<a href="https://example.org/cards">the cards</a>' in question.prompt.html


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_nothing_begins_inside_code(fence: str) -> None:
    lesson, traps = read(f"{fence}\n/// one | hat\n```x\n///\n{fence}\n")
    assert traps == ()
    assert lesson.questions == ()


def test_a_fence_that_nobody_closed_hides_no_question() -> None:
    lesson, _ = read("```\nWords.\n\n/// reflection | a\nWhy?\n///\n")
    assert len(lesson.questions) == 1


def test_what_only_looks_like_an_address_stays_where_it_is() -> None:
    question = only("[Note]: see below\n\n/// reflection | a\nWhy [not]?\n///")
    assert question.prompt.html == "Why [not]?"


def test_what_is_too_deep_to_render_is_still_shown() -> None:
    lesson, traps = read("- " * 700 + "deep\n\n/// reflection | a\nWhy?\n///\n\nWords & more.")
    assert traps == ()
    first, question, last = lesson.parts
    assert isinstance(first, Prose)
    assert "deep" in first.html
    assert isinstance(question, Open)
    assert isinstance(last, Prose)
    assert last.html == "<p>Words &amp; more.</p>"


def test_rules_read_every_line_where_it_stands() -> None:
    text = "Words.\n\n/// one | hat\nWhat?\n\n- [ ] A\n///\nMore."
    assert without_marks(text, FIRST) == "Words.\n\n\nWhat?\n\n- [ ] A\n\nMore."
