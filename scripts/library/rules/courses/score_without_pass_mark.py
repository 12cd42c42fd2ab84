"""A score without the mark that is enough."""

from collections.abc import Iterator

from library.model.course import BY_SCORE, CoursePlan
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is not CoursePlan or not document.front:
        return
    rule = one(document.front, "completion")
    if rule and rule.text == BY_SCORE and not document.front.key("pass_mark"):
        yield Finding(
            at(document, rule),
            f"`completion` is `{BY_SCORE}`, and no `pass_mark` says which share is enough.",
            "pass_mark: 80",
        )


RULE = Rule(
    name="score-without-pass-mark",
    what="A course is completed by a score, and course.yml gives no pass mark.",
    why="Nobody could say when somebody has completed it.",
    check=_check,
)
