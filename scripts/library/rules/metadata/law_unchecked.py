"""Legal content that nobody has checked yet."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    front = document.front
    key = front.key("law") if front and document.model is Resource else None
    if front and key and any(front.scalars("law")) and not front.key("law_checked"):
        message = "It rests on law, and nobody has yet checked it against the legal texts."
        yield Finding(at(document, key), message, f"law_checked: {context.today} (once somebody has)")


RULE = Rule(
    name="law-unchecked",
    what="A resource names legal texts in `law` and has no `law_checked`.",
    why="Until then the page tells its readers that its legal content has not been checked.",
    severity=Severity.NOTICE,
    check=_check,
)
