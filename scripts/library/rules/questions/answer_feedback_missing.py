"""An answer that gets no answer."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Matching, Ordering, Question, Spotting
from library.reading.documents import Document
from library.rules.questions.asked import each_question, groups_of, head_of
from library.rules.rule import Rule, on_line, short

BELOW = "    - Why, and what to do instead (four spaces, a hyphen, one or two sentences; on the next line)"


def _about(document: Document, question: Question) -> Iterator[Finding]:
    if isinstance(question, Ordering):
        if question.steps and not question.feedback.text and not all(step.feedback.text for step in question.steps):
            yield Finding(
                on_line(document, question.line),
                f"`{head_of(question)}` says nothing about why its steps stand in this order.",
                "A paragraph below the last step, or a line with four spaces and a hyphen below each step",
            )
        return
    for option in (option for group in groups_of(question) for option in group):
        if not option.feedback.text and option.words.text:
            yield Finding(
                on_line(document, option.words.line),
                f"The {option.noun} `{short(option.words.text)}` has no feedback.",
                _instead(question, option.words.text),
            )


def _instead(question: Question, words: str) -> str:
    if isinstance(question, Matching):
        return "A third column that says why the two belong together"
    if isinstance(question, Spotting):
        return f"- {short(words)} in the list below the record, and under it four spaces, a hyphen and the feedback"
    return BELOW


RULE = Rule(
    name="answer-feedback-missing",
    what="An answer, a phrase, a choice or a row has no feedback.",
    why="People learn from what is said about their answer. Silence after a choice feels like a mark.",
    check=each_question(_about),
)
