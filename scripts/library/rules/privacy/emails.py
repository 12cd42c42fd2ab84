"""What the rules on e-mail addresses share."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.personal import Line, finding

ADDRESS = re.compile(r"(?<![\w.+%'-])(?P<name>[\w.+%'-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
OF_PRIVATE_PEOPLE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|protonmail|proton|pm|gmx|"
    r"fastmail|tutanota|hey|mail|btinternet|btopenworld|talktalk|virginmedia|ntlworld|sky|tiscali|blueyonder|fsmail)"
    r"\.(?:com|co\.uk|net|org|me|uk|de|fr|ie)",
    re.IGNORECASE,
)


class Email(NamedTuple):
    """An e-mail address."""

    line: Line
    match: re.Match[str]
    name: str
    """What stands before the @, in small letters."""
    private: bool
    """Whether its provider serves private people."""

    def finding(self, document: Document, message: str, instead: str) -> Finding:
        """Return a finding at this address."""
        return finding(document, self.line, self.match, message, instead)


def emails(document: Document) -> Iterator[Email]:
    """Go through the e-mail addresses of a document, each once a line."""
    if "@" not in document.text:
        return
    for number, text in enumerate(document.text.split("\n"), start=1):
        seen: set[str] = set()
        for match in ADDRESS.finditer(text) if "@" in text else ():
            if match[0] not in seen:
                seen.add(match[0])
                yield Email(
                    Line(number, text, ""),
                    match,
                    match["name"].lower(),
                    bool(OF_PRIVATE_PEOPLE.fullmatch(match["host"])),
                )
