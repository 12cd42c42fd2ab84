"""An answer whose length gives it away."""

import re
from collections.abc import Iterator
from statistics import mean

from library.model.problem import Finding, Severity
from library.model.question import Answer, Choice, Question, QuestionKind
from library.reading.documents import Document
from library.rules.questions.asked import each_question
from library.rules.rule import Rule, on_line, short

TIMES = 1.8
"""How much longer it may be than the others."""
LONG = 60
"""Characters up to which no answer is long."""
KINDS = (QuestionKind.ONE, QuestionKind.SEVERAL)
TARGET = re.compile(r"\]\([^)\s]*\)")


def _about(document: Document, question: Question) -> Iterator[Finding]:
    if not isinstance(question, Choice) or question.kind not in KINDS:
        return
    right = [answer for answer in question.answers if answer.right]
    wrong = [answer for answer in question.answers if not answer.right]
    if not right or not wrong:
        return
    for longer, shorter, which in ((right, wrong, "right"), (wrong, right, "wrong")):
        longest = max(longer, key=_length)
        usual = mean(map(_length, shorter))
        if _length(longest) > LONG and mean(map(_length, longer)) > TIMES * usual:
            yield Finding(
                on_line(document, longest.words.line),
                f"`{short(longest.words.text, 40)}` has {_length(longest)} characters; the answers that are "
                f"{'wrong' if which == 'right' else 'right'} have {round(usual)}. Its length tells that it is {which}.",
                "Cut it to about the length of the others, and move the reason into its feedback",
            )


def _length(answer: Answer) -> int:
    return len(TARGET.sub("", answer.words.text).replace("*", ""))


RULE = Rule(
    name="answer-much-longer",
    what="The right answers of a question are much longer than the wrong ones, or much shorter.",
    why="People notice, and choose by length without reading.",
    severity=Severity.WARNING,
    check=each_question(_about),
)
