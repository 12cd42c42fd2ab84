"""Finds what was rendered again in its source, for the line on which an editor can change it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from library.model.body import Body, Heading, Link, Paragraph, Table

LINK_TARGET = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
DELIMITER_ROW = re.compile(r"^[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*$", re.MULTILINE)
LETTERS = re.compile(r"[^\W_]+")
NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Seen:
    """What one rendering saw, in the order of the page."""

    headings: list[tuple[int, str, str, bool]] = field(default_factory=list)
    links: list[tuple[str, str, bool]] = field(default_factory=list)
    tables: list[tuple[str, ...]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget it all."""
        for found in (self.headings, self.links, self.tables, self.paragraphs):
            found.clear()


class Locating:
    """Finds what was rendered again in its source, reading forward, by its letters and digits alone."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        # A link's address stands between words that the page shows side by side.
        words = LINK_TARGET.sub(lambda match: " " * len(match[0]), text)
        self._letters = NOT_LETTERS.sub("", words)
        self._runs = [match.span() for match in LETTERS.finditer(words)]
        self._lengths = [0, *accumulate(end - start for start, end in self._runs)]

    def body(self, html: str, seen: Seen) -> Body:
        """Return the body with everything that was seen, each with its line."""
        return Body(
            self._text,
            self._first,
            html,
            tuple(self._all_headings(seen)),
            tuple(self._all_links(seen)),
            tuple(self._all_tables(seen)),
            tuple(Paragraph(words, line) for words, line in self._in_order(seen.paragraphs) if words),
        )

    def _all_headings(self, seen: Seen) -> Iterator[Heading]:
        lines = self._in_order([words for _, words, _, _ in seen.headings], heading=True)
        for (level, words, anchor, filled), (_, line) in zip(seen.headings, lines, strict=True):
            yield Heading(level, words, anchor, line, filled)

    def _all_tables(self, seen: Seen) -> Iterator[Table]:
        lines = [line for _, line in self._in_order(["".join(headers) for headers in seen.tables])]
        found = DELIMITER_ROW.finditer(self._text) if lines else ()
        rows = [match.start() for match in found if "|" in match[0]]
        if len(rows) == len(lines):
            # Headers that are empty can't be found by their words, but they stand above the row of dashes.
            lines = [self._line_and_column(row)[0] - 1 for row in rows]
        return (Table(headers, line) for headers, line in zip(seen.tables, lines, strict=True))

    def _all_links(self, seen: Seen) -> Iterator[Link]:
        cursor: dict[str, int] = {}
        for target, words, is_image in seen.links:
            line, column, cursor[target] = self._find_target(target, cursor.get(target, 0))
            yield Link(target, words, line, column, is_image)

    def _find_target(self, target: str, start: int) -> tuple[int, int, int]:
        needles = (f"]({target}", f"](<{target}", target) if target else ("]()", "](<>)")
        for needle in needles:
            at = self._text.find(needle, start)
            if at >= 0:
                at += len(needle) - len(target) if target else 2
                return (*self._line_and_column(at), at + max(1, len(target)))
        return self._first, 1, start

    def _in_order(self, texts: Sequence[str], *, heading: bool = False) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        cursor, line = 0, self._first
        for words in texts:
            letters = NOT_LETTERS.sub("", words[:80])
            # What the page shows otherwise than the source has it (`&amp;`) may stand among the first words.
            for needle in dict.fromkeys((letters[:24], letters[:10])) if letters else ():
                at = self._next(needle, cursor, heading=heading)
                if at >= 0:
                    line = self._line_and_column(self._place(at))[0]
                    cursor = at + len(needle)
                    break
            found.append((words, line))
        return found

    def _next(self, needle: str, cursor: int, *, heading: bool) -> int:
        at = self._letters.find(needle, cursor)
        while heading and at >= 0 and not self._begins_heading(self._place(at)):
            at = self._letters.find(needle, at + 1)
        return at

    def _place(self, letter: int) -> int:
        """Return where in the text a letter stands, from its number among the letters alone."""
        run = bisect_right(self._lengths, letter) - 1
        return self._runs[run][0] + letter - self._lengths[run]

    def _begins_heading(self, place: int) -> bool:
        row = self._row(place)
        line = self._line(row)
        return line.lstrip(" \t>").startswith("#") or bool(re.match(r"\s*(=+|-+)\s*$", self._line(row + 1)))

    def _row(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _line(self, row: int) -> str:
        if row >= len(self._starts):
            return ""
        end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[row] : end]

    def _line_and_column(self, place: int) -> tuple[int, int]:
        row = self._row(place)
        return self._first + row, place - self._starts[row] + 1
