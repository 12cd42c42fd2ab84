"""Turns a unit's Markdown into its parts: prose, and questions of the model. Reads what it can and never raises.

What it can't place becomes a trap with its line. Whether a question is a good one, the rules judge.
"""

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
from library.reading.question_blocks import Block, Item, marker, rows_of, section_of, split, steps_of

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
TRAINER = "trainer"
LEADS_TO = re.compile(r"\s*(?:->|→|-&gt;)\s*(?P<to>[^\s>]+)\s*$")
ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
PHRASE = re.compile(r"<(strong|em)>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
MARKED = re.compile(r"^(\*\*|__|\*|_)(.*)\1$", re.DOTALL)

Render = Callable[[str], str]


def read_lesson(text: str, first_line: int, render: Render) -> tuple[Lesson, tuple[Trap, ...]]:
    """Return a unit's parts and what could not be understood. `render` makes HTML of Markdown."""
    return _Reader(render).read(text, first_line)


def without_marks(text: str, first_line: int) -> str:
    """Return the text as rules read it: the lines that begin and end blocks are empty, all others stay."""
    _, blocks, _ = split(text, first_line)
    lines = text.split("\n")
    for block in blocks:
        start = block.line - first_line
        end = start + len(block.lines) + 1
        lines[start] = ""
        if end < len(lines) and lines[end].strip() == "///":
            lines[end] = ""
    return "\n".join(lines)


class _Reader:
    def __init__(self, render: Render) -> None:
        self._render = render
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
        parts = tuple(self._parts(self._render(prose), blocks, questions, first_line))
        return Lesson(parts, tuple(notes)), tuple(self._traps)

    def _parts(
        self, html: str, blocks: Sequence[Block], questions: Mapping[int, Question], first_line: int
    ) -> Iterator[Part]:
        line = first_line
        for number, block in enumerate(blocks):
            before, found, after = html.partition(marker(number))
            if not found:
                instead = "Begin its lines at the left margin, with an empty line above"
                self._trap("question-misplaced", block.line, f"/// {block.kind}", instead, "inside another block")
                continue
            html = after
            if before.strip():
                yield Prose(before.strip(), line)
            line = block.line + len(block.lines) + 2
            if number in questions:
                yield questions[number]
        if html.strip():
            yield Prose(html.strip(), line)

    def _trap(self, kind: str, line: int, written: str, instead: str, detail: str = "") -> None:
        self._traps.append(Trap(kind, line, 1, written, instead, detail))

    def _note(self, block: Block) -> TrainerNote:
        minutes = int(block.id) if re.fullmatch(r"\d{1,3}", block.id) else 0
        if not minutes:
            self._trap("question-id-misshapen", block.line, f"/// trainer | {block.id}", "/// trainer | 10", "minutes")
        return TrainerNote(block.line, minutes, self._words("\n".join(block.lines), block.line + 1))

    def _question(self, block: Block) -> Question | None:
        kind = next((kind for kind in QuestionKind if kind.value == block.kind), None)
        if kind is None:
            self._trap("question-kind-unknown", block.line, block.kind, "", block.id)
            return None
        if not ID.fullmatch(block.id):
            fixed = re.sub(r"[^a-z0-9]+", "-", block.id.lower()).strip("-") or "a-short-name"
            instead = f"/// {kind} | {fixed if ID.fullmatch(fixed) else 'q-' + fixed}"
            self._trap("question-id-misshapen", block.line, block.id, instead)
        if kind in CHOICES:
            return self._choice(kind, block)
        if kind in OWN_WORDS:
            return Open(kind, block.id, block.line, self._words("\n".join(block.lines), block.line + 1))
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
        answers = tuple(self._answer(item, right=bool(item.ticked)) for item in section.items)
        for item in section.items:
            if item.ticked is None:
                self._trap("question-line-unplaced", item.line, item.words, f"- [ ] {item.words}", "no box")
        return Choice(kind, block.id, block.line, self._prompt(section.before, block), answers)

    def _ordering(self, block: Block) -> Ordering:
        section = section_of(block.lines, block.line + 1)
        after = section.after
        feedback = self._words("\n".join(line for _, line in after), after[0][0] if after else block.line)
        steps = tuple(self._answer(item, right=True) for item in section.items)
        return Ordering(block.id, block.line, self._prompt(section.before, block), steps, feedback)

    def _matching(self, block: Block) -> Matching:
        rows = list(rows_of(block.lines, block.line + 1))
        before = [line for line in block.lines if not line.strip().startswith("|")]
        titles = [*(rows[0][1] if rows else ()), "", ""]
        pairs = []
        for line, cells in rows[1:]:
            left, right, why = (*cells, "", "", "")[:3]
            pairs.append(Pair(key_of(left), *(self._words(cell, line) for cell in (left, right, why))))
        return Matching(block.id, block.line, self._prompt(before, block), titles[0], titles[1], tuple(pairs))

    def _spotting(self, block: Block) -> Spotting:
        quoted = [(number, line) for number, line in enumerate(block.lines) if line.lstrip().startswith(">")]
        rest = ["" if line.lstrip().startswith(">") else line for line in block.lines]
        section = section_of(rest, block.line + 1)
        self._unplaced(section.after)
        listed = {_plain(item.words): item for item in section.items}
        record = self._render("\n".join(line.lstrip()[1:].removeprefix(" ") for _, line in quoted))
        line = block.line + 1 + (quoted[0][0] if quoted else 0)
        pieces = tuple(self._pieces(record, listed, line))
        unused = {_plain(piece.words.text) for piece in pieces if isinstance(piece, Answer)}
        for words, item in listed.items():
            if words not in unused:
                instead = "Write the phrase exactly as it stands in the record, in ** or *"
                self._trap("question-line-unplaced", item.line, item.words, instead, "not in the record")
        return Spotting(block.id, block.line, self._prompt(section.before, block), pieces)

    def _pieces(self, record: str, listed: Mapping[str, Item], line: int) -> Iterator[str | Answer]:
        at = 0
        for found in PHRASE.finditer(record):
            yield record[at : found.start()]
            at = found.end()
            text = _plain(TAG.sub("", found[2]))
            item = listed.get(text)
            feedback = self._words(item.feedback, item.below_line or item.line) if item else Words("", "", line)
            phrase = Words(text, found[2], item.line if item else line)
            yield Answer(key_of(text), phrase, found[1] == "strong", feedback)
        yield record[at:]

    def _scenario(self, block: Block) -> Scenario:
        before, sections = steps_of(block.lines, block.line + 1)
        steps = []
        for section in sections:
            self._unplaced(section.after)
            turns = tuple(self._turn(item) for item in section.items)
            steps.append(
                Step(section.name, section.line - 1, self._words("\n".join(section.before), section.line), turns)
            )
        return Scenario(block.id, block.line, self._prompt(before, block), tuple(steps))

    def _turn(self, item: Item) -> Turn:
        found = LEADS_TO.search(item.words)
        if not found:
            self._trap("question-line-unplaced", item.line, item.words, f"- {item.words} -> next-step", "leads nowhere")
        words = item.words[: found.start()] if found else item.words
        feedback = self._words(item.feedback, item.below_line or item.line)
        return Turn(key_of(words), self._words(words, item.line), found["to"] if found else "", feedback)

    def _answer(self, item: Item, *, right: bool) -> Answer:
        feedback = self._words(item.feedback, item.below_line or item.line)
        return Answer(key_of(item.words), self._words(item.words, item.line), right, feedback)

    def _prompt(self, lines: Sequence[str], block: Block) -> Words:
        return self._words("\n".join(lines), block.line + 1)

    def _unplaced(self, lines: Sequence[tuple[int, str]]) -> None:
        for number, line in lines[:1]:
            instead = "Put it into the question above the answers, or below an answer with four spaces in front"
            self._trap("question-line-unplaced", number, line.strip(), instead, "below the answers")

    def _words(self, text: str, line: int) -> Words:
        bare = text.strip("\n")
        if not bare.strip():
            return Words("", "", line)
        html = self._render(bare).strip()
        alone = ONE_PARAGRAPH.fullmatch(html)
        return Words(" ".join(bare.split()), alone[1] if alone else html, line)


def _plain(words: str) -> str:
    """Return a phrase without the stars around it."""
    bare = " ".join(words.split())
    while found := MARKED.match(bare):
        bare = found[2]
    return bare
