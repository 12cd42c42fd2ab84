"""Somebody's private e-mail address."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.emails import emails
from library.rules.rule import Context, Rule


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for email in emails(document):
        if email.private:
            yield email.finding(
                document,
                "{} is an address with a provider for private people.",
                "A shared mailbox of the organisation, such as library@example.org",
            )


RULE = Rule(
    name="personal-email",
    what="An e-mail address with a provider for private people, such as Gmail, stands in the text.",
    why="Readers may send a child's details to it, and nobody but its owner sees or protects them.",
    check=_check,
)
