"""A pass mark in a course that has nothing to pass."""

from collections.abc import Iterator

from library.model.course import BY_SCORE, CoursePlan
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is not CoursePlan or not document.front:
        return
    mark, rule = one(document.front, "pass_mark"), one(document.front, "completion")
    if mark and (not rule or rule.text != BY_SCORE):
        written = f"`completion` is `{short(rule.text)}`" if rule else "`completion` is left out"
        yield Finding(
            at(document, mark),
            f"`pass_mark` is {short(mark.text)}, and {written}: nothing is counted.",
            f"Delete this line, or write `completion: {BY_SCORE}`",
        )


RULE = Rule(
    name="pass-mark-without-score",
    what="course.yml gives a pass mark, and the course is not completed by a score.",
    why="People would be afraid of a mark that nobody gives.",
    check=_check,
)
