"""A house number, a street and a postcode."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.personal import DELETE, hidden
from library.rules.privacy.postcodes import postcodes
from library.rules.rule import Context, Rule, on_line


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for postcode in postcodes(document, context):
        if postcode.street:
            yield Finding(
                on_line(document, postcode.line.number, postcode.street.start() + 1),
                f"`{hidden(postcode.street[0])}` begins an address with house number, street and postcode.",
                f"The name of the area. {DELETE}",
            )


RULE = Rule(
    name="home-address",
    what="A house number, a street and a full postcode stand on one line.",
    why="Somebody who means harm could go there. For a family that has fled, it undoes their safety.",
    check=_check,
)
