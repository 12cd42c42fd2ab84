"""One file as rules and the catalogue see it: its records, its traps and its body."""

from dataclasses import dataclass
from pathlib import Path

from library.model.body import Body
from library.model.nodes import Mapping, Node, Sequence, Trap
from library.reading.markdown import MarkdownReader
from library.reading.yaml_nodes import read_yaml

MOST_BYTES = 2_000_000


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
    """Return a file's text with `\\n` line ends; what can't be decoded becomes a trap, never an exception."""
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
        line = data[: error.start].count(b"\n") + 1
        traps.append(
            Trap("not-utf-8", line, 1, repr(data[error.start : error.start + 1])[2:-1], "Save the file as UTF-8")
        )
        text = data.decode("utf-8", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Characters that YAML and HTML both refuse; keeping a space in their place keeps every column right.
    clean = "".join(char if char in "\n\t" or ord(char) >= 32 and ord(char) not in range(127, 160) else " " for char in text) if _has_controls(text) else text
    if clean != text:
        at = next(index for index, (old, new) in enumerate(zip(text, clean, strict=True)) if old != new)
        traps.append(
            Trap("control-character", text.count("\n", 0, at) + 1, 1, f"U+{ord(text[at]):04X}", "Delete the character")
        )
    return clean, tuple(traps)


def _has_controls(text: str) -> bool:
    return not text.replace("\n", "").replace("\t", "").isprintable()


def split_front_matter(text: str) -> tuple[str, int, str, int, Trap | None]:
    """Return front matter and its first line, body and its first line, and a trap where the fence is missing."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        written = lines[0][:60] if lines else ""
        return "", 1, text, 1, Trap("no-front-matter", 1, 1, written, "---")
    for row, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            return "\n".join(lines[1:row]), 2, "\n".join(lines[row + 1 :]), row + 2, None
    return "\n".join(lines[1:]), 2, "", len(lines) + 1, Trap("no-front-matter", len(lines), 1, lines[-1][:60], "---")


def read_markdown_document(path: Path, name: str, model: type, reader: MarkdownReader) -> Document:
    """Read a Markdown file with front matter. `name` is its path from the repository's top folder."""
    text, text_traps = read_text(path)
    front_text, front_line, body_text, body_line, fence = split_front_matter(text)
    node, traps = read_yaml(front_text, front_line)
    found = (*text_traps, *traps, *((fence,) if fence else ()))
    records = (Record(node, model),) if isinstance(node, Mapping) else ()
    if node is not None and not records:
        found = (*found, Trap("unreadable", front_line, 1, front_text.split("\n")[0][:60], "title: …", "not a list of fields"))
    return Document(name, text, model, records, found, reader.read(body_text, body_line), path.stem)


def read_yaml_document(path: Path, name: str, model: type) -> Document:
    """Read a YAML file that holds one record, or a list of them."""
    text, text_traps = read_text(path)
    node, traps = read_yaml(text)
    return Document(name, text, model, _records(node, model), (*text_traps, *traps), None, path.stem)


def _records(node: Node | None, model: type) -> tuple[Record, ...]:
    if isinstance(node, Mapping):
        return (Record(node, model),)
    if isinstance(node, Sequence):
        return tuple(Record(item, model) for item in node.items if isinstance(item, Mapping))
    return ()
