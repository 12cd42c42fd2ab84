"""Finds the blocks that begin with `/// kind | id`, and the lists and steps inside them, each with its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from library.model.nodes import Trap

OPEN = re.compile(r" {0,3}///[ \t]*(?P<kind>[^\s|/][^|]*?)[ \t]*(?:\|[ \t]*(?P<id>.*?)[ \t]*)?$")
CLOSE = re.compile(r" {0,3}///[ \t]*$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
ITEM = re.compile(r" {0,1}(?:[-*+]|(?P<number>\d{1,3})[.)])[ \t]+(?P<words>.*)$")
TICK = re.compile(r"\[(?P<tick>[ xX])\][ \t]+")
NESTED = re.compile(r"(?:[-*+>]|\d{1,3}[.)])[ \t]+")
STEP = re.compile(r" {0,3}\*\*(?P<name>[^*]+)\*\*[ \t]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One block, not yet understood."""

    kind: str
    id: str
    line: int
    """The line of the file on which it begins."""
    lines: tuple[str, ...]
    """What stands between its first and its last line."""


@dataclass(slots=True)
class Item:
    """One entry of a list."""

    line: int
    words: str
    ticked: bool | None = None
    """Whether its box is ticked; None where it has no box."""
    below: list[str] = field(default_factory=list)
    """What stands indented below it."""
    below_line: int = 0

    @property
    def feedback(self) -> str:
        """What stands below, without the mark of a list or a quotation."""
        return "\n".join(NESTED.sub("", line, count=1) for line in self.below).strip()


@dataclass(slots=True)
class Section:
    """Paragraphs, then perhaps a list, then perhaps more paragraphs."""

    line: int
    name: str = ""
    before: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[tuple[int, str]] = field(default_factory=list)
    """Lines that stand below the list, with their numbers."""


def split(text: str, first_line: int) -> tuple[str, list[Block], list[Trap]]:
    """Return the text with a comment in place of each block, the blocks, and what could not be split.

    Every line of the text keeps its number.
    """
    kept: list[str] = []
    blocks: list[Block] = []
    traps: list[Trap] = []
    fence = ""
    opened: tuple[int, str, str, list[str]] | None = None
    for number, line in enumerate(text.split("\n"), start=first_line):
        if found := FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1][:3]
        start, end = OPEN.match(line), CLOSE.match(line)
        if fence or not (start or end):
            (opened[3] if opened else kept).append(line)
            kept.extend([""] if opened else [])
            continue
        if opened and start:
            traps.append(_unclosed(opened[0], opened[1], number))
        if opened:
            blocks.append(Block(opened[1], opened[2], opened[0], tuple(opened[3])))
            opened = None
        elif end:
            traps.append(Trap("question-unclosed", number, 1, line.strip(), "Delete the line", "nothing to end"))
        kept.append("")
        if start:
            opened = (number, start["kind"].strip(), (start["id"] or "").strip(), [])
            kept[-1] = marker(len(blocks))
    if opened:
        traps.append(_unclosed(opened[0], opened[1], 0))
        blocks.append(Block(opened[1], opened[2], opened[0], tuple(opened[3])))
    return "\n".join(kept), blocks, traps


def marker(number: int) -> str:
    """Return the comment that stands for a block while the text around it is rendered."""
    return f"<!-- block {number} -->"


def _unclosed(line: int, kind: str, before: int) -> Trap:
    where = f"before line {before}" if before else "at the end of the question"
    return Trap("question-unclosed", line, 1, f"/// {kind}", f"Put a line with only `///` {where}", "no end")


def section_of(lines: Sequence[str], first_line: int, name: str = "") -> Section:
    """Read paragraphs and the first list below them."""
    section = Section(first_line, name)
    item: Item | None = None
    blank = False
    for number, line in enumerate(lines, start=first_line):
        if not line.strip():
            blank = True
            (item.below if item and item.below else section.before if not section.items else []).append("")
            continue
        found = ITEM.match(line)
        if found and not section.after:
            item = _item(number, found["words"])
            section.items.append(item)
        elif item and not section.after and (line.startswith(("  ", "\t")) or not blank):
            _below(item, number, line)
        elif section.items:
            section.after.append((number, line))
        else:
            section.before.append(line)
        blank = False
    return section


def _item(number: int, words: str) -> Item:
    tick = TICK.match(words)
    if not tick:
        return Item(number, words.strip())
    return Item(number, words[tick.end() :].strip(), tick["tick"] != " ")


def _below(item: Item, number: int, line: str) -> None:
    if not item.below and not NESTED.match(line.lstrip()):
        # The answer itself goes on.
        item.words = f"{item.words} {line.strip()}"
        return
    item.below_line = item.below_line or number
    item.below.append(line.strip())


def steps_of(lines: Sequence[str], first_line: int) -> tuple[list[str], list[Section]]:
    """Return what stands before the first step, and the steps of a scenario."""
    before: list[str] = []
    found: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(lines, start=first_line):
        if name := STEP.match(line):
            found.append((number, name["name"].strip(), []))
        else:
            (found[-1][2] if found else before).append(line)
    return before, [section_of(lines, number + 1, name) for number, name, lines in found]


def rows_of(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Go through the rows of a table, its row of dashes left out."""
    for number, line in enumerate(lines, start=first_line):
        bare = line.strip()
        if bare.startswith("|") and not re.fullmatch(r"[|:\-\s]+", bare):
            cells = re.split(r"(?<!\\)\|", bare.strip("|"))
            yield number, tuple(cell.strip().replace("\\|", "|") for cell in cells)
