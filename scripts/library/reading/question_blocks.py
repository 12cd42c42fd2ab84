"""Finds the blocks that begin with `/// kind | id`, and the lists and steps inside them, each with its line."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from library.model.nodes import Trap

MARK = re.compile(r" {0,3}/{3,}[ \t]*(?P<rest>.*?)[ \t]*$")
FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
COMMENT = re.compile(r" {0,3}<!--")
WHOLE_COMMENT = re.compile(r"^[ \t]*<!--(?:(?!-->).)*-->[ \t]*$", re.MULTILINE | re.DOTALL)
ITEM = re.compile(r"(?P<indent> {0,3})(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<words>.*)$")
TICK = re.compile(r"\[(?P<tick>[ \u00a0xX]?)\](?:[ \t]+|$)")
BULLET = re.compile(r"[-*+>][ \t]+")
NUMBER = re.compile(r"\d{1,3}[.)][ \t]+")
STEP = re.compile(r" {0,3}\*\*(?P<name>[^*\s][^*]*)\*\*[ \t]*$")
CELLS = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"[|:\-\s]+")


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
        lines = [BULLET.sub("", line, count=1) for line in self.below]
        # A later line may begin with a number of its own: the eighteenth of May.
        return "\n".join([*(NUMBER.sub("", line, count=1) for line in lines[:1]), *lines[1:]]).strip()


@dataclass(slots=True)
class Section:
    """Paragraphs, then perhaps a list, then perhaps more paragraphs."""

    line: int
    name: str = ""
    before: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[tuple[int, str]] = field(default_factory=list)
    """Lines that stand below the list, with their numbers."""
    indent: int = 0
    """Spaces in front of the list's first entry."""


def split(text: str, first_line: int) -> tuple[list[str], list[Block], list[Trap]]:
    """Return the prose in pieces (one before each block, one after the last), the blocks, and what went wrong."""
    lines = text.split("\n")
    shown = _shown_as_written(lines)
    prose: list[list[str]] = [[]]
    blocks: list[Block] = []
    traps: list[Trap] = []
    opened: tuple[int, str, str, list[str]] | None = None
    for row, line in enumerate(lines):
        number = row + first_line
        mark = None if row in shown else MARK.match(line)
        if not mark:
            (opened[3] if opened else prose[-1]).append(line)
            continue
        if opened:
            if mark["rest"]:
                traps.append(_unclosed(opened[0], opened[1], number))
            blocks.append(_block(*opened))
        elif not mark["rest"]:
            traps.append(Trap("question-unclosed", number, 1, line.strip(), "Delete the line", "nothing to end"))
        opened = None
        if mark["rest"]:
            kind, _, id_ = mark["rest"].partition("|")
            opened = (number, kind.strip(), id_.strip(), [])
            prose.append([])
    if opened:
        traps.append(_unclosed(opened[0], opened[1], 0))
        blocks.append(_block(*opened))
    return ["\n".join(piece) for piece in prose], blocks, traps


def is_mark(line: str) -> bool:
    """Tell whether a line holds only the slashes that end a block."""
    found = MARK.match(line)
    return found is not None and not found["rest"]


def _block(line: int, kind: str, id_: str, lines: list[str]) -> Block:
    # An editor's remark between two answers is no part of either.
    bare = WHOLE_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), "\n".join(lines))
    return Block(kind, id_, line, tuple(bare.split("\n")) if lines else ())


def _unclosed(line: int, kind: str, before: int) -> Trap:
    where = f"before line {before}" if before else "at the end of the question"
    return Trap("question-unclosed", line, 1, f"/// {kind}", f"Put a line with only `///` {where}", "no end")


def _shown_as_written(lines: Sequence[str]) -> set[int]:
    """Return the rows inside code and comments, where slashes begin nothing. What never ends, hides nothing."""
    ends: defaultdict[str, list[int]] = defaultdict(list)
    for row, line in enumerate(lines):
        if (found := FENCE.match(line)) and not found["info"].strip():
            ends[found["fence"]].append(row)
        if "-->" in line:
            ends["-->"].append(row)
    hidden: set[int] = set()
    row = 0
    while row < len(lines):
        end = None
        if found := FENCE.match(lines[row]):
            end = _next(ends[found["fence"]], row + 1)
        elif COMMENT.match(lines[row]):
            end = _next(ends["-->"], row)
        if end is not None:
            hidden.update(range(row, end + 1))
        row = row + 1 if end is None else end + 1
    return hidden


def _next(rows: Sequence[int], row: int) -> int | None:
    place = bisect_left(rows, row)
    return rows[place] if place < len(rows) else None


def section_of(lines: Sequence[str], first_line: int, name: str = "") -> Section:
    """Read paragraphs and the first list below them."""
    section = Section(first_line, name)
    blank = False
    for number, line in enumerate(lines, start=first_line):
        if not line.strip():
            blank = True
            _gap(section, number)
            continue
        words = None if section.after else _entry(section, line)
        if words is not None:
            section.items.append(_item(number, words))
        elif section.items and not section.after and (line.startswith(("  ", "\t")) or not blank):
            _below(section.items[-1], number, line, blank=blank)
        elif section.items:
            section.after.append((number, line))
        else:
            section.before.append(line)
        blank = False
    return section


def _gap(section: Section, number: int) -> None:
    if section.after:
        section.after.append((number, ""))
    elif not section.items:
        section.before.append("")
    elif section.items[-1].below:
        section.items[-1].below.append("")


def _entry(section: Section, line: str) -> str | None:
    """Return the words of a line that begins an entry of the section's list."""
    found = ITEM.match(line)
    if not found:
        return None
    indent = len(found["indent"])
    if not section.items:
        section.indent = indent
    return found["words"] if indent <= section.indent + 1 else None


def _item(number: int, words: str) -> Item:
    tick = TICK.match(words)
    if not tick:
        return Item(number, words.strip())
    return Item(number, words[tick.end() :].strip(), tick["tick"] in {"x", "X"})


def _below(item: Item, number: int, line: str, *, blank: bool) -> None:
    bare = line.strip()
    if not item.below and not blank and not (BULLET.match(bare) or NUMBER.match(bare)):
        # The answer itself goes on.
        item.words = f"{item.words} {bare}".strip()
        return
    item.below_line = item.below_line or number
    item.below.append(bare)


def steps_of(lines: Sequence[str], first_line: int) -> tuple[list[str], list[Section]]:
    """Return what stands before the first step, and the steps of a scenario."""
    before: list[str] = []
    found: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(lines, start=first_line):
        if name := STEP.match(line):
            found.append((number, " ".join(name["name"].split()), []))
        else:
            (found[-1][2] if found else before).append(line)
    return before, [section_of(lines, number + 1, name) for number, name, lines in found]


def rows_of(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Go through the rows of a table. Its row of dashes comes without cells."""
    for number, line in enumerate(lines, start=first_line):
        bare = line.strip()
        if not bare.startswith("|"):
            continue
        if DASHES.fullmatch(bare):
            if "-" in bare:
                yield number, ()
            continue
        cells = CELLS.split(bare[1:])
        if len(cells) > 1 and not cells[-1].strip():
            cells.pop()
        yield number, tuple(cell.strip().replace("\\|", "|") for cell in cells)
