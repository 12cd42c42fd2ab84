"""A mobile telephone number."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.personal import finding, matches
from library.rules.rule import Context, Rule

GAP = r"[ \u00a0.\u2011\u2013-]?"
SHAPE = re.compile(rf"(?<![\w+])(?P<number>(?:(?:\+|00)44{GAP}(?:\(0\){GAP})?|\(?0)7(?:\)?{GAP}\d){{9}})(?![\d])")
FOR_EXAMPLES = "07700900"
"""Numbers that nobody has: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama"""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for line, match in matches(document, context, SHAPE):
        digits = re.sub(r"\D", "", match["number"].replace("(0)", ""))
        national = "0" + digits.removeprefix("00").removeprefix("44").removeprefix("0")
        if not national.startswith(FOR_EXAMPLES):
            yield finding(
                document,
                line,
                match,
                "{} begins a mobile number.",
                "The organisation's own line. In an example, 07700 900000, which nobody has.",
            )


RULE = Rule(
    name="mobile-number",
    what="A UK mobile number stands in the text that is not one of those kept for examples.",
    why="It is most likely one person's own telephone: a worker's, or worse, a parent's or a child's.",
    check=_check,
)
