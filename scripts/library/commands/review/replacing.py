"""The exact line that mends a problem, where nobody needs to guess.

A rule says what to write in words for people: a whole line, one word, or a value in quotes. Each is tried on the
line itself, read again and asked about again. Only a line with which the fault is gone and none has come is offered.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from library.commands.check import Checked
from library.model.problem import Problem, Severity
from library.reading.documents import Document, read_markdown_document, read_yaml_document
from library.reading.markdown import MarkdownReader
from library.rules.registry import RULES
from library.rules.rule import Context

QUOTED = re.compile(r"`([^`]+)`")
STARTS = re.compile(r"\s*(- )?([\w-]+:(?= |$)|#+ |/// )?")
LEAD = re.compile(r"(\s*)(.*)")
OPEN = ("…", "TODO")
"""What a rule writes where somebody must still think."""
Lines = Mapping[str, tuple[str, ...]]


def lines_of(checked: Checked) -> Lines:
    """Return each file's lines as they stand."""
    return {document.path: tuple(document.text.split("\n")) for document in checked.tree.documents}


def replacements(
    problems: Sequence[Problem], lines: Lines, checked: Checked, context: Context, reader: MarkdownReader
) -> dict[Problem, str]:
    """Return the whole new line of each problem that has one. Several faults of a line share one mended line."""
    documents = {document.path: document for document in checked.tree.documents}
    found: dict[Problem, str] = {}
    # From right to left, so that a mend moves no fault that is still to come.
    ordered = sorted(problems, key=lambda each: (each.place.path, each.place.line, -each.place.column))
    for (path, number), group in groupby(ordered, key=lambda each: (each.place.path, each.place.line)):
        document, own = documents.get(path), lines.get(path, ())
        if document is None or not 0 < number <= len(own):
            continue
        mended, line = [], own[number - 1]
        for problem in group:
            new = _mended(problem, document, line, context, reader)
            if new:
                mended.append(problem)
                rows = document.text.split("\n")
                line, rows[number - 1] = new, new
                document = _read_again(document, "\n".join(rows), reader)
        found |= dict.fromkeys(mended, line)
    return found


def _mended(problem: Problem, document: Document, line: str, context: Context, reader: MarkdownReader) -> str:
    if not problem.instead or any(mark in problem.instead for mark in OPEN):
        return ""
    tried = (candidate for candidate in dict.fromkeys(candidates(problem, line)) if candidate != line)
    return next((each for each in tried if _mends(problem, document, each, context, reader)), "")


def candidates(problem: Problem, line: str) -> Iterator[str]:
    """Return the lines that a rule's words may mean."""
    instead = problem.instead
    if "\n" in instead:
        return
    at = problem.place.column - 1
    before, rest = line[:at], line[at:]
    if f"Did you mean `{instead.rstrip(':')}`?" in problem.message:
        for written in _written(problem, rest):
            yield before + instead.rstrip(":") + rest[len(written) :]
    lead, words = (LEAD.fullmatch(line) or LEAD.fullmatch(""))[1], instead.strip()  # type: ignore[index]
    start = _start(words)
    if start and start == _start(line.strip()):
        yield lead + words
    if problem.code.startswith("YML") and (words[:1] in "\"'" or words[:4].isdigit()):
        for written in (*_written(problem, rest), words[1:-1]):
            if rest.startswith(written):
                yield before + words + rest[len(written) :]


def _start(line: str) -> str:
    """Return what a line begins with: its field, its place in a list, its heading."""
    found = STARTS.match(line)
    start = found[0].strip() if found else ""
    # A heading of another level is still a heading.
    return "#" if start.startswith("#") else start


def _written(problem: Problem, rest: str) -> list[str]:
    """Return what the message quotes and the line goes on with, with its quotation marks, the longest first."""
    words = QUOTED.findall(problem.message)
    # A field inside a group is named with its way, as in `sources[1].year`.
    words += [word.rpartition(".")[2] for word in words]
    quoted = {form for word in words if word for form in (word, f'"{word}"', f"'{word}'")}
    return sorted((word for word in quoted if rest.startswith(word)), key=len, reverse=True)


def _mends(problem: Problem, document: Document, line: str, context: Context, reader: MarkdownReader) -> bool:
    rows = document.text.split("\n")
    rows[problem.place.line - 1] = line
    mended = _read_again(document, "\n".join(rows), reader)
    before, after = (_faults(each, problem.code, context) for each in (document, mended))
    fault = (problem.code, problem.place.line)
    return after[fault] < before[fault] and after <= before


def _read_again(document: Document, text: str, reader: MarkdownReader) -> Document:
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(document.path).name
        path.write_text(text, encoding="utf-8", newline="\n")
        if path.suffix == ".md":
            new = read_markdown_document(path, document.path, document.model, reader)
        else:
            new = read_yaml_document(path, document.path, document.model)
    return replace(new, slug=document.slug, type_folder=document.type_folder, folder=document.folder)


def _faults(document: Document, code: str, context: Context) -> Counter[tuple[str, int]]:
    """Count what must be fixed in one document, and what has the given code, by line."""
    # What rules keep of a document is kept by its path, and this one has changed.
    own = replace(context, cache={})
    asked = {name: rule for name, rule in RULES.items() if rule.severity is Severity.ERROR or name == code}
    return Counter(
        (name, finding.place.line)
        for name, rule in asked.items()
        for finding in (rule.check(document, own) if rule.check else ())
    )
