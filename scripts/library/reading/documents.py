"""One file as rules and the catalogue see it: its records, its traps and its body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from library.model.body import Body
from library.model.course import Unit
from library.model.nodes import Mapping, Node, Scalar, Sequence, Trap
from library.model.question import Lesson
from library.model.vocabulary import Term
from library.reading.lessons import read_lesson, without_marks
from library.reading.markdown import MarkdownReader
from library.reading.yaml_nodes import read_yaml

MOST_BYTES = 2_000_000
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
LIKE_A_FIELD = re.compile(r"\s*$|[\w-]+:(\s|$)|[ \t]+\S|-\s|#\s")


@dataclass(frozen=True, slots=True)
class Record:
    """A YAML mapping and the dataclass of the model that it describes."""

    node: Mapping
    model: type


@dataclass(frozen=True, slots=True)
class Document:
    """A file that editors write."""

    path: str
    """POSIX path from the repository's top folder."""
    text: str
    model: type
    """What each record of it is meant to be."""
    records: tuple[Record, ...] = ()
    traps: tuple[Trap, ...] = ()
    body: Body | None = None
    lesson: Lesson | None = None
    """The parts of a course's unit."""
    slug: str = ""
    """A resource's folder name; otherwise the file's name without its ending."""
    type_folder: str = ""
    """The folder in resources/ that a resource stands in."""
    folder: Path | None = None
    """A resource's own folder on disk."""

    @property
    def front(self) -> Mapping | None:
        """The first record's fields."""
        return self.records[0].node if self.records else None


def read_text(path: Path) -> tuple[str, tuple[Trap, ...]]:
    """Return a file's text with Unix line ends; what can't be decoded becomes a trap, never an exception."""
    data = path.read_bytes()[: MOST_BYTES + 1]
    traps: list[Trap] = []
    if len(data) > MOST_BYTES:
        traps.append(Trap("unreadable", 1, 1, f"{len(data)} bytes", "Split the file", "larger than 2 MB"))
        data = data[:MOST_BYTES]
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        line, column = _line_and_column(readable, len(readable))
        written = f"byte {data[error.start]:02X}"
        traps.append(Trap("not-utf-8", line, column, written, "Save the file as UTF-8"))
        text = data.decode("utf-8", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Characters that YAML and HTML both refuse; keeping a space in their place keeps every column right.
    clean = CONTROL.sub(" ", text)
    if clean != text and (found := CONTROL.search(text)):
        line, column = _line_and_column(text, found.start())
        traps.append(Trap("control-character", line, column, f"U+{ord(found[0]):04X}", "Delete the character"))
    return clean, tuple(traps)


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def split_front_matter(text: str) -> tuple[str, int, str, int, Trap | None]:
    """Return front matter and its first line, the same of the body, and a trap where a fence is missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", 1, text, 1, Trap("no-front-matter", 1, 1, lines[0][:60], "---")
    for row, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            return "\n".join(lines[1:row]), 2, "\n".join(lines[row + 1 :]), row + 2, None
    # The fence below the fields is missing: what reads like fields is checked too.
    end = next((row for row, line in enumerate(lines[1:], start=1) if not LIKE_A_FIELD.match(line)), len(lines))
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    written = lines[end][:60] if end < len(lines) else ""
    trap = Trap("no-front-matter", end + 1, 1, written, "---", "below")
    return "\n".join(lines[1:end]), 2, "\n".join(lines[end:]), end + 1, trap


def read_markdown_document(path: Path, name: str, model: type, reader: MarkdownReader) -> Document:
    """Read a Markdown file with front matter. `name` is its path from the repository's top folder."""
    text, text_traps = read_text(path)
    front_text, front_line, body_text, body_line, fence = split_front_matter(text)
    node, traps = read_yaml(front_text, front_line)
    found = (*text_traps, *traps, *((fence,) if fence else ()))
    records = (Record(node, model),) if isinstance(node, Mapping) else ()
    if not records and not any(trap.kind in {"unreadable", "no-front-matter"} for trap in found):
        what = "empty" if node is None else "no list of fields"
        found = (Trap("unreadable", front_line, 1, "", "title: …", what),)
    lesson = None
    if model is Unit:
        lesson, misplaced = read_lesson(body_text, body_line, reader.html)
        found, body_text = (*found, *misplaced), without_marks(body_text, body_line)
    return Document(name, text, model, records, found, reader.read(body_text, body_line), lesson, path.stem)


def read_words(path: Path, name: str, model: type, reader: MarkdownReader) -> Document:
    """Read a Markdown file that has no fields."""
    text, traps = read_text(path)
    return Document(name, text, model, (), traps, reader.read(text, 1), None, path.stem)


def read_yaml_document(path: Path, name: str, model: type) -> Document:
    """Read a YAML file that holds one record, or a list of them."""
    text, text_traps = read_text(path)
    records, traps = yaml_records(text, model, text_traps)
    return Document(name, text, model, records, traps, slug=path.stem)


def yaml_records(
    text: str, model: type, text_traps: tuple[Trap, ...] = ()
) -> tuple[tuple[Record, ...], tuple[Trap, ...]]:
    """Return the records of a YAML file's text, and its traps after those that were there already."""
    node, traps = read_yaml(text)
    found = (*text_traps, *traps)
    if not any(trap.kind == "unreadable" for trap in found):
        found = (*found, *_misshapen(node, issubclass(model, Term)))
    return _records(node, model), found


def _misshapen(node: Node | None, is_list: bool) -> Iterator[Trap]:  # noqa: FBT001
    """Find a file that holds nothing, or something else than its fields or its list of terms."""
    expected = "- id: …" if is_list else "name: …"
    if node is None or (isinstance(node, Scalar) and not node.text):
        yield Trap("unreadable", 1, 1, "", expected, "empty")
    elif isinstance(node, Sequence) != is_list or isinstance(node, Scalar):
        shape = "no list of terms" if is_list else "no list of fields"
        yield Trap("unreadable", node.line, node.column, "", expected, shape)
    elif isinstance(node, Sequence):
        for item in node.items:
            if not isinstance(item, Mapping):
                written = item.text if isinstance(item, Scalar) else ""
                yield Trap("unreadable", item.line, item.column, written, expected, "no list of terms")


def _records(node: Node | None, model: type) -> tuple[Record, ...]:
    if isinstance(node, Mapping) and not issubclass(model, Term):
        return (Record(node, model),)
    if isinstance(node, Sequence) and issubclass(model, Term):
        return tuple(Record(item, model) for item in node.items if isinstance(item, Mapping))
    return ()
