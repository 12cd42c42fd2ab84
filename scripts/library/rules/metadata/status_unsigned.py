"""A resource that the partnership has not signed off yet."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, _: Context) -> Iterator[Finding]:
    status = one(document.front, "status")
    if document.model is Resource and status and status.text == "awaiting-sign-off":
        message = "The partnership has not signed this resource off yet."
        yield Finding(at(document, status), message, "status: live (once it has)")


RULE = Rule(
    name="status-unsigned",
    what="A resource still waits for the partnership to sign it off.",
    why="Its page tells readers so, and they will rely on it less.",
    severity=Severity.NOTICE,
    check=_check,
)
