"""Turns a unit's Markdown into its parts: prose, and questions of the model. Reads what it can and never raises.

What it can't place becomes a trap with its line. Whether a question is a good one, the rules judge.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from library.model.nodes import Trap
from library.model.question import (
    CHOICES,
    OWN_WORDS,
    Answer,
    Choice,
    Lesson,
    Matching,
    Open,
    Ordering,
    Pair,
    Part,
    Prose,
    Question,
    QuestionKind,
    Scenario,
    Spotting,
    Step,
    TrainerNote,
    Turn,
    Words,
    key_of,
)
from library.reading.question_blocks import Block, Item, Section, is_mark, rows_of, section_of, split, steps_of

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
TRAINER = "trainer"
ARROW = re.compile(r"-+>|→|=>|-&gt;")
ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
PHRASE = re.compile(r"<(strong|em)>(.*?)</\1>", re.DOTALL)
QUOTED = re.compile(r" {0,3}>")
TAG = re.compile(r"<[^>]*>")
REFERENCE = re.compile(
    r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*[^\s<>]+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$", re.MULTILINE
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
BOXES = "article|aside|blockquote|details|div|dl|fieldset|figure|form|ol|pre|section|table|ul"
BOX = re.compile(rf"<(?P<end>/?)(?:{BOXES})\b[^>]*>")
WORD = re.compile(r"\w")
NOT_ID = re.compile(r"[^a-z0-9]+")

Render = Callable[[str], str]


def read_lesson(text: str, first_line: int, render: Render) -> tuple[Lesson, tuple[Trap, ...]]:
    """Return a unit's parts and what could not be understood. `render` makes HTML of Markdown."""
    return _Reader(render, "\n".join(REFERENCE.findall(text))).read(text, first_line)


def without_marks(text: str, first_line: int) -> str:
    """Return the text as rules read it: the lines that begin and end blocks are empty, all others stay."""
    _, blocks, _ = split(text, first_line)
    lines = text.split("\n")
    for block in blocks:
        start = block.line - first_line
        end = start + len(block.lines) + 1
        lines[start] = ""
        if end < len(lines) and is_mark(lines[end]):
            lines[end] = ""
    return "\n".join(lines)


class _Reader:
    def __init__(self, render: Render, references: str) -> None:
        self._render = render
        self._references = references
        """Addresses that links anywhere in the text may name."""
        self._traps: list[Trap] = []

    def read(self, text: str, first_line: int) -> tuple[Lesson, tuple[Trap, ...]]:
        prose, blocks, traps = split(text, first_line)
        self._traps += traps
        notes: list[TrainerNote] = []
        questions: dict[int, Question] = {}
        for number, block in enumerate(blocks):
            if block.kind == TRAINER:
                notes.append(self._note(block))
            elif (question := self._question(block)) is not None:
                questions[number] = question
        parts = tuple(self._parts(prose, blocks, questions, first_line))
        return Lesson(parts, tuple(notes)), tuple(self._traps)

    def _parts(
        self, prose: Sequence[str], blocks: Sequence[Block], questions: Mapping[int, Question], first_line: int
    ) -> Iterator[Part]:
        """Render the prose as one text, in which a mark of its own stands for each block."""
        marked = "".join(f"{piece}\n\n{_mark(number)}\n\n" for number, piece in enumerate(prose[:-1])) + prose[-1]
        rest = self._html(marked)
        line = first_line
        for number, block in enumerate(blocks):
            before, found, after = rest.partition(f"<p>{_mark(number)}</p>")
            if not found or _opens_box(before):
                rest = before + after if found else rest.replace(_mark(number), "")
                instead = "Begin its lines at the left margin, with an empty line above"
                self._trap("question-misplaced", block.line, f"/// {block.kind}", instead, "inside another block")
            else:
                rest = after
                yield from _prose(before, line)
                line = block.line + len(block.lines) + 2
            if number in questions:
                yield questions[number]
        yield from _prose(rest, line)

    def _trap(self, kind: str, line: int, written: str, instead: str, detail: str = "") -> None:
        self._traps.append(Trap(kind, line, 1, written, instead, detail))

    def _note(self, block: Block) -> TrainerNote:
        minutes = int(block.id) if re.fullmatch(r"[0-9]{1,3}", block.id) else 0
        if not minutes:
            figure = re.search(r"[1-9][0-9]{0,2}(?![0-9])", block.id)
            instead = f"/// trainer | {figure[0] if figure else 10}"
            self._trap("question-id-misshapen", block.line, block.id, instead, "minutes")
        return TrainerNote(block.line, minutes, self._prompt(block.lines, block))

    def _question(self, block: Block) -> Question | None:
        kind = next((kind for kind in QuestionKind if kind.value == block.kind), None)
        if kind is None:
            self._trap("question-kind-unknown", block.line, block.kind, "", block.id)
            return None
        if not ID.fullmatch(block.id):
            fixed = NOT_ID.sub("-", block.id.lower()).strip("-") or "a-short-name"
            instead = f"/// {kind} | {fixed if ID.fullmatch(fixed) else 'q-' + fixed}"
            self._trap("question-id-misshapen", block.line, block.id, instead)
        if kind in CHOICES:
            return self._choice(kind, block)
        if kind in OWN_WORDS:
            return Open(kind, block.id, block.line, self._prompt(block.lines, block))
        readers: dict[QuestionKind, Callable[[Block], Question]] = {
            QuestionKind.ORDER: self._ordering,
            QuestionKind.MATCH: self._matching,
            QuestionKind.SPOT: self._spotting,
            QuestionKind.SCENARIO: self._scenario,
        }
        return readers[kind](block)

    def _choice(self, kind: QuestionKind, block: Block) -> Choice:
        section = section_of(block.lines, block.line + 1)
        self._unplaced(section.after)
        answers = tuple(self._answer(item, right=bool(item.ticked)) for item in self._items(section))
        for item in section.items:
            if item.ticked is None:
                self._trap("question-line-unplaced", item.line, item.words, f"- [ ] {item.words}", "no box")
        return Choice(kind, block.id, block.line, self._prompt(section.before, block), answers)

    def _ordering(self, block: Block) -> Ordering:
        section = section_of(block.lines, block.line + 1)
        after = section.after
        feedback = self._words("\n".join(line for _, line in after), after[0][0] if after else block.line)
        steps = tuple(self._answer(item, right=True) for item in self._items(section))
        return Ordering(block.id, block.line, self._prompt(section.before, block), steps, feedback)

    def _matching(self, block: Block) -> Matching:
        rows = list(rows_of(block.lines, block.line + 1))
        before = ["" if line.lstrip().startswith("|") else line for line in block.lines]
        if rows:
            start = rows[0][0] - block.line
            numbered = list(enumerate(before, start=block.line + 1))
            self._unplaced([(number, line) for number, line in numbered[start:] if line.strip()])
            before = before[:start]
            if len(rows) < 2 or rows[1][1]:
                written = " | ".join(rows[0][1])
                instead = "| What you need | What helps | Why |, and under it | --- | --- | --- |"
                self._trap("question-line-unplaced", rows[0][0], written, instead, "no header")
        titles = [*(rows[0][1] if rows else ()), "", ""]
        pairs = tuple(self._pair(line, cells) for line, cells in rows[1:] if cells)
        return Matching(block.id, block.line, self._prompt(before, block), titles[0], titles[1], pairs)

    def _pair(self, line: int, cells: Sequence[str]) -> Pair:
        if len(cells) > 3:
            instead = "Keep three columns: what belongs on the left, on the right, and why"
            self._trap("question-line-unplaced", line, " | ".join(cells), instead, f"{len(cells)} columns")
        left, right, why = (*cells, "", "", "")[:3]
        return Pair(key_of(left), *(self._words(cell, line) for cell in (left, right, why)))

    def _spotting(self, block: Block) -> Spotting:
        rest: list[str] = []
        quoted: dict[int, str] = {}
        for row, line in enumerate(block.lines):
            # A line right under the quotation goes on with it, as everywhere in Markdown.
            goes_on = row - 1 in quoted and line.strip() and not line.lstrip().startswith(("-", "*", "+"))
            if QUOTED.match(line) or goes_on:
                quoted[row] = line.lstrip().removeprefix(">").removeprefix(" ")
            rest.append("" if row in quoted else line)
        section = section_of(rest, block.line + 1)
        self._unplaced(section.after)
        first, last = (min(quoted), max(quoted)) if quoted else (-1, -1)
        record = self._html("\n".join(quoted.get(row, "") for row in range(first, last + 1)))
        listed = self._listed(section)
        pieces = tuple(self._pieces(record, listed, block.line + 1 + first))
        marked = {piece.words.text for piece in pieces if isinstance(piece, Answer)}
        for words, item in listed.items():
            if words not in marked:
                instead = "Write the phrase exactly as it stands in the record, in ** or *"
                self._trap("question-line-unplaced", item.line, item.words, instead, "not in the record")
        return Spotting(block.id, block.line, self._prompt(section.before, block), pieces)

    def _listed(self, section: Section) -> dict[str, Item]:
        """Return the entries below a record by their phrases."""
        listed: dict[str, Item] = {}
        for item in self._items(section):
            words = _plain(self._html(item.words))
            if words in listed:
                instead = "Delete one of the two, or its words are never seen"
                self._trap("question-line-unplaced", item.line, item.words, instead, "listed twice")
            listed.setdefault(words, item)
        return listed

    def _pieces(self, record: str, listed: Mapping[str, Item], line: int) -> Iterator[str | Answer]:
        at = 0
        for found in PHRASE.finditer(record):
            yield record[at : found.start()]
            at = found.end()
            text = _plain(found[2])
            item = listed.get(text)
            feedback = self._words(item.feedback, item.below_line or item.line) if item else Words("", "", line)
            phrase = Words(text, found[2], item.line if item else line)
            yield Answer(key_of(text), phrase, found[1] == "strong", feedback)
        yield record[at:]

    def _scenario(self, block: Block) -> Scenario:
        before, sections = steps_of(block.lines, block.line + 1)
        return Scenario(block.id, block.line, self._prompt(before, block), tuple(map(self._step, sections)))

    def _step(self, section: Section) -> Step:
        self._unplaced(section.after)
        turns = tuple(self._turn(item) for item in self._items(section))
        line = section.line - 1
        words = self._words("\n".join(section.before), section.line)
        return Step(section.name, line, words if words.text else Words("", "", line), turns)

    def _turn(self, item: Item) -> Turn:
        arrows = list(ARROW.finditer(item.words))
        words = item.words[: arrows[-1].start()].strip() if arrows else item.words
        to = " ".join(item.words[arrows[-1].end() :].split()).strip("*_` ") if arrows else ""
        if not to or not words:
            instead = f"- {words or 'Words to say'} -> {to or 'next-step'}"
            self._trap("question-line-unplaced", item.line, item.words, instead, "leads nowhere")
        feedback = self._words(item.feedback, item.below_line or item.line)
        return Turn(key_of(words), self._words(words, item.line), to, feedback)

    def _items(self, section: Section) -> list[Item]:
        """Return a list's entries; an empty one is nothing that anybody could choose."""
        for item in section.items:
            if not item.words:
                instead = "Write its words on the same line, or delete the line"
                self._trap("question-line-unplaced", item.line, "-", instead, "no words")
        return [item for item in section.items if item.words]

    def _answer(self, item: Item, *, right: bool) -> Answer:
        feedback = self._words(item.feedback, item.below_line or item.line)
        return Answer(key_of(item.words), self._words(item.words, item.line), right, feedback)

    def _prompt(self, lines: Sequence[str], block: Block) -> Words:
        words = self._words("\n".join(lines), block.line + 1)
        return words if words.text else Words("", "", block.line)

    def _unplaced(self, lines: Sequence[tuple[int, str]]) -> None:
        for number, line in lines[:1]:
            instead = "Put it into the question above the answers, or below an answer with four spaces in front"
            self._trap("question-line-unplaced", number, line.strip(), instead, "below the answers")

    def _words(self, text: str, line: int) -> Words:
        bare = text.lstrip("\n").rstrip()
        if not bare:
            return Words("", "", line)
        made = self._html(bare)
        alone = ONE_PARAGRAPH.fullmatch(made)
        skipped = len(text) - len(text.lstrip("\n"))
        return Words(" ".join(bare.split()), alone[1] if alone else made, line + skipped)

    def _html(self, text: str) -> str:
        """Render Markdown; what is too deep to render is shown as it was typed."""
        wanted = f"{text}\n\n{self._references}" if self._references and "]" in text else text
        made = self._render(wanted).strip()
        if not made and WORD.search(COMMENT.sub("", REFERENCE.sub("", text))):
            return "\n".join(f"<p>{html.escape(piece)}</p>" for piece in re.split(r"\n\s*\n", text.strip()))
        return made


def _mark(number: int) -> str:
    """Return a word that nobody types: its first and last signs have no meaning and no key."""
    return f"\ue000block{number}\ue000"


def _opens_box(made: str) -> bool:
    """Tell whether HTML ends inside a box that it begins."""
    return sum(-1 if found["end"] else 1 for found in BOX.finditer(made)) > 0


def _prose(made: str, line: int) -> Iterator[Prose]:
    if made.strip():
        yield Prose(made.strip(), line)


def _plain(made: str) -> str:
    """Return the words of a little HTML."""
    return " ".join(html.unescape(TAG.sub("", made)).split()).strip("*_ ")
