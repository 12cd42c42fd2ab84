"""Holds a return against the form that it should be: what fits counts, and everything else is said.

The browser's side of the same agreement is `overrides/components/form/form_files.js`.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from library.model.form import Column, Form, FormField, FormSection
from library.model.returned import Answer, Expected, Return, ReturnNote, Row, Weight
from library.reading.records import as_date
from library.reading.returns import Sent

FORMAT, SAVED_COPY, VERSION = "learning-library-return", "learning-library-form", 1
MOST_LETTERS, MOST_ROWS, MOST_NUMBER, SHOWN = 20_000, 60, 999_999_999, 40
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
PARTS = frozenset({"format", "v", "kind", "form", "form_version", "saved", "year", "answers", "ticket", "checksum"})
YEARS = range(2000, 2200)
AGAIN = "Ask for the return again, as the form’s page saves it."
Asked = Mapping[tuple[str, str], FormField]
Note = tuple[str, str, str, Weight]
"""Field, message, what to do, and what becomes of it."""


class _RefusedError(Exception):
    """The whole return can't count."""


def checked(sent: Sent, expected: Expected) -> tuple[Return | None, tuple[ReturnNote, ...]]:
    """Return what counts of a return, if anything does, and everything that is to be said about it."""
    if sent.fault:
        return None, (sent.fault,)
    try:
        found, notes = _counted(sent, expected)
    except _RefusedError as refusal:
        name, message, instead = refusal.args
        return None, (ReturnNote(sent.file, name, message, instead, Weight.REFUSED),)
    except RecursionError:
        return None, (ReturnNote(sent.file, "", "This holds lists inside lists without end.", AGAIN, Weight.REFUSED),)
    return found, tuple(ReturnNote(sent.file, *note) for note in notes)


def _counted(sent: Sent, expected: Expected) -> tuple[Return, list[Note]]:
    content = sent.content
    digest = _envelope(content, expected)
    saved = as_date(content["saved"]) if isinstance(content.get("saved"), str) else None
    if not saved:
        raise _RefusedError("saved", f"{_short(content.get('saved'))} is no day.", f"Such as 2026-03-31. {AGAIN}")
    late = bool(expected.closes and saved > expected.closes)
    notes: list[Note] = [
        (name, "No return has this part.", "Nothing need be done.", Weight.LEFT_OUT)
        for name in sorted(_short_name(key) for key in content if key not in PARTS)
    ]
    if late:
        notes.append(("saved", f"It was saved on {saved}, after the last day.", "Nothing need be done.", Weight.NOTED))
    if content["form_version"] < expected.form.version:
        message = f"It answers version {content['form_version']} of the form, and this is {expected.form.version}."
        notes.append(("form_version", message, "Look whether its questions meant the same.", Weight.NOTED))
    answers = _answers(content["answers"], expected, notes)
    year = content.get("year")
    if year is not None and (type(year) is not int or year not in YEARS):
        notes.append(("year", f"{_short(year)} is no year.", "Such as 2025 for 2025-26.", Weight.LEFT_OUT))
        year = None
    return Return(sent.file, saved, content["form_version"], digest, year, late, answers), notes


def _envelope(content: Mapping[str, Any], expected: Expected) -> bytes:
    """Return the checksum of what is a return to the form that is collated; refuse whatever isn't."""
    if content.get("format") == SAVED_COPY:
        raise _RefusedError(
            "format",
            "This is a saved copy of a form and no return.",
            "Open it on the form’s page, and choose “Save the return”.",
        )
    _must("format", content, FORMAT)
    _must("v", content, VERSION)
    _must("kind", content, expected.kind)
    _must("form", content, expected.form_id)
    version = content.get("form_version")
    if type(version) is not int or version < 1:
        raise _RefusedError("form_version", f"{_short(version)} is no version.", AGAIN)
    if version > expected.form.version:
        raise _RefusedError(
            "form_version",
            f"It answers version {version} of the form, and here the form has version {expected.form.version}.",
            "Bring this copy of the library up to date first.",
        )
    if not isinstance(content.get("answers"), dict):
        raise _RefusedError("answers", "There are no answers.", AGAIN)
    digest = checksum({name: value for name, value in content.items() if name != "checksum"})
    written = content.get("checksum")
    if not isinstance(written, str) or written.removeprefix("sha256:").lower() != digest:
        raise _RefusedError(
            "checksum",
            "The file was changed after it was saved, or part of it is lost.",
            "Ask for the return again, unchanged; whoever filled it in can open it on the form’s page.",
        )
    return bytes.fromhex(digest)


def checksum(content: Mapping[str, Any]) -> str:
    """Return the checksum as the form's page makes it: of the whole return without the checksum itself."""
    words = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _must(name: str, content: Mapping[str, Any], wanted: str | int) -> None:
    found = content.get(name)
    if type(found) is not type(wanted) or found != wanted:
        written = f"{_short(found)} is written here." if name in content else "It is missing."
        raise _RefusedError(name, written, f"What is collated has `{wanted}`. Is the file in the right folder?")


def _answers(held: Mapping[str, Any], expected: Expected, notes: list[Note]) -> dict[tuple[str, str], Answer]:
    asked = _asked(expected.form, expected.themes)
    each = {name for name, theme in asked if theme}
    found: dict[tuple[str, str], Answer] = {}
    for name, value in held.items():
        by_theme = name in each and isinstance(value, dict)
        for theme, answer in value.items() if by_theme else (("", value),):
            where = ".".join(_short_name(part) for part in ("answers", name, theme) if part)
            field = asked.get((name, theme))
            if not field:
                message = f"The form does not ask this; {_short(answer)} is written here."
                notes.append((where, message, "Nothing need be done.", Weight.LEFT_OUT))
                continue
            given, fault = _given(field, answer)
            if fault:
                notes.append((where, f"{_short(answer)} is written here.", fault, Weight.LEFT_OUT))
            if given is not None:
                found[name, theme] = given
    notes.extend(_missing(expected.form, asked, found))
    return found


def _asked(form: Form, themes: tuple[str, ...]) -> dict[tuple[str, str], FormField]:
    return {
        (field.id, theme): field
        for section in form.sections
        for theme in (themes if section.each else ("",))
        for field in section.fields
        if not field.private
    }


def _missing(form: Form, asked: Asked, found: Mapping[tuple[str, str], Answer]) -> Iterator[Note]:
    for (name, theme), field in asked.items():
        if field.required and (name, theme) not in found and is_asked(form, field, theme, found):
            where = ".".join(part for part in ("answers", name, theme) if part)
            yield where, f"“{field.ask}” is not answered.", "Ask for it, if the report needs it.", Weight.NOTED


def is_asked(form: Form, field: FormField, theme: str, found: Mapping[tuple[str, str], Answer]) -> bool:
    """Tell whether a question was asked at all, given the answers to those above it."""
    if not field.when:
        return True
    decides, section = _deciding(form, field)
    if not decides or not section:
        return True
    place = theme if section.each else ""
    given = found.get((decides.id, place))
    chosen = given if isinstance(given, tuple) else (given,)
    return any(str(answer) in field.when.answers for answer in chosen) and is_asked(form, decides, place, found)


def _deciding(form: Form, field: FormField) -> tuple[FormField | None, FormSection | None]:
    for section in form.sections:
        for other in section.fields:
            if other is field:
                return None, None
            if field.when and other.id == field.when.field:
                return other, section
    return None, None


def _given(field: FormField, value: Any) -> tuple[Answer | None, str]:
    """Return the answer as it counts, or what should have been written."""
    reader = READERS.get(field.kind, _words)
    return reader(field, value)


def _words(_: FormField | Column, value: Any) -> tuple[Answer | None, str]:
    if not isinstance(value, str):
        return None, "Words are expected."
    if len(value) > MOST_LETTERS:
        return None, f"At most {MOST_LETTERS} letters are expected."
    return CONTROL.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n")).strip() or None, ""


def _number(_: FormField | Column, value: Any) -> tuple[Answer | None, str]:
    fits = type(value) is int and 0 <= value <= MOST_NUMBER
    return (value, "") if fits else (None, "A whole number is expected, such as 12.")


def _day(_: FormField | Column, value: Any) -> tuple[Answer | None, str]:
    day: date | None = as_date(value) if isinstance(value, str) else None
    return (value, "") if day else (None, "A day is expected, such as 2026-03-31.")


def _one(field: FormField | Column, value: Any) -> tuple[Answer | None, str]:
    choices = field.choices if isinstance(field, FormField) else field.options
    ids = [choice.id for choice in choices]
    return (value, "") if isinstance(value, str) and value in ids else (None, f"One of: {', '.join(ids)}.")


def _step(field: FormField | Column, value: Any) -> tuple[Answer | None, str]:
    # A step is counted by its name, as every other choice.
    found, _ = _one(field, str(value)) if type(value) is int else (None, "")
    return found, "" if found else "A step from 1 to 5 is expected."


def _several(field: FormField | Column, value: Any) -> tuple[Answer | None, str]:
    if not isinstance(field, FormField) or not isinstance(value, list):
        return None, "A list is expected."
    ids = {choice.id for choice in field.options}
    known = tuple(dict.fromkeys(item for item in value if isinstance(item, str) and item in ids))
    wrong = len(known) != len(value)
    if field.most and len(known) > field.most:
        return None, f"At most {field.most} may be ticked."
    if field.kind == "ranking" and (wrong or len(known) != len(ids)):
        return None, "Each answer once, in their order."
    return known or None, f"Only these count: {', '.join(sorted(ids))}, each once." if wrong else ""


def _rows(field: FormField | Column, value: Any) -> tuple[Answer | None, str]:
    if not isinstance(field, FormField) or not isinstance(value, list):
        return None, "A list of rows is expected."
    columns = {column.id: column for column in field.grid}
    found: list[Row] = []
    wrong = len(value) > MOST_ROWS
    for row in value[:MOST_ROWS]:
        cells = row if isinstance(row, dict) else {}
        wrong = wrong or cells is not row
        kept: dict[str, str | int] = {}
        for name, cell in cells.items():
            column = columns.get(name)
            given, fault = READERS.get(column.kind, _words)(column, cell) if column else (None, "?")
            wrong = wrong or bool(fault)
            if isinstance(given, str | int):
                kept[name] = given
        if kept:
            found.append(kept)
    fault = f"At most {MOST_ROWS} rows with these columns count: {', '.join(columns)}." if wrong else ""
    return tuple(found) or None, fault


READERS: Mapping[str, Callable[[FormField | Column, Any], tuple[Answer | None, str]]] = {
    "number": _number,
    "date": _day,
    "one": _one,
    "yes-no": _one,
    "rag": _one,
    "scale": _step,
    "several": _several,
    "ranking": _several,
    "table": _rows,
    "actions": _rows,
}
"""How each kind of question is understood; all others hold words."""


def _short(value: Any) -> str:
    """Return a value as a message shows it: short, on one line, and without what a terminal might act on."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a group"
    if value is None:
        return "Nothing"
    words = " ".join(CONTROL.sub(" ", str(value)[: SHOWN * 2]).split())
    return f"“{words[:SHOWN]}…”" if len(words) > SHOWN else f"“{words}”"


def _short_name(value: str) -> str:
    return _short(value).strip("“”")
