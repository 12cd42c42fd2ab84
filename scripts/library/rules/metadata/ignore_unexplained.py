"""A problem that is waved through without a reason."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule, on_line, short
from library.rules.running import ignores_in

NEARLY = re.compile(r"(?:<!--|#)[ \t]*ignore[ \t]+(?P<code>[A-Za-z]{2,4}[ -]?\d{1,4})\b", re.IGNORECASE)
CODE = re.compile(r"[A-Z]{3}\d{3}\Z")


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if "gnore" not in document.text and "GNORE" not in document.text:
        return
    for ignore in ignores_in(document.text):
        if not ignore.reason:
            message = f"`{ignore.code}` is ignored here, and no reason is given."
            yield Finding(on_line(document, ignore.line), message, f"ignore {ignore.code}: why the rule is wrong here")
    for found in NEARLY.finditer(document.text):
        if not CODE.match(found["code"]) or "ignore" not in found[0]:
            line = document.text.count("\n", 0, found.start()) + 1
            message = f"`{short(found[0])}` ignores nothing. A code is three capitals and three digits."
            yield Finding(on_line(document, line), message, "ignore RES016: why the rule is wrong here")


RULE = Rule(
    name="ignore-unexplained",
    what="A line tells the check to ignore a rule, without a reason or without a proper code.",
    why="The next editor must be able to see why readers get what the rule warns of.",
    check=_check,
)
