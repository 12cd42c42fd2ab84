"""The story of a collation: find the form, go through the returns, count, write the report."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.catalogue.form_layout import parts_of
from library.exports import collation, report_files
from library.exports.collation import DECLARATION, Collation
from library.exports.declarations import Declarations, year_in_words
from library.model.form import FormSection
from library.model.report import Report
from library.model.resource import Resource
from library.model.returned import Expected, Return, ReturnNote, Weight
from library.reading.return_answers import checked
from library.reading.returns import read_returns
from library.reading.tree import Tree, read_tree
from library.rules.metadata.records import one

FOLDER = "reports"
PREFIX = "sy"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for."""

    kind: str
    folder: Path
    form: str = ""
    """The id of the form's resource, where several make returns of this kind."""
    year: int | None = None
    closes: date | None = None
    sent: int | None = None
    before: Path | None = None
    only: str = ""
    """`question=answer`: count only returns with that answer."""
    out: str = ""
    """The report's folder from the repository's top; left out, made from what it reports on."""


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    path: str = ""
    """The report's index.md from the repository's top; empty where there is none."""
    counted: int = 0
    notes: dict[Weight, int] = field(default_factory=dict)
    message: str = ""
    """Why there is no report."""


def collate(root: Path, wish: Wish, *, say: Say, today: date | None = None) -> Outcome:
    """Write a report on a folder of returns. Everything about single returns goes to `say` as it is found."""
    day = today or datetime.now(tz=UTC).date()
    tree = read_tree(root)
    catalogue = catalogue_of(tree)
    outcome = Outcome()
    found = _resource(catalogue, wish)
    problem = found if isinstance(found, str) else _problem(wish, catalogue.forms[found.id].sections)
    if isinstance(found, str) or problem:
        outcome.message = problem
        return outcome
    expected = _expected(catalogue, found, wish)
    gathered = _gathered(catalogue, expected, wish, _counter(outcome, say))
    year = wish.year if wish.year is not None else gathered.declarations.usual_year
    for note in gathered.settle(year):
        _counter(outcome, say)(note)
    outcome.counted = gathered.tally.returns
    if not outcome.counted:
        outcome.message = "No return could be counted, so there is no report."
        return outcome
    period = _period(expected, year, wish, gathered)
    before = tuple(_before(expected, wish, say))
    report = collation.report(catalogue, found, gathered, period, before)
    outcome.path = _written(root, report, _frame(catalogue, tree, found, wish, period=period, day=day))
    return outcome


def _counter(outcome: Outcome, say: Say) -> Callable[[ReturnNote], None]:
    def tell(note: ReturnNote) -> None:
        outcome.notes[note.weight] = outcome.notes.get(note.weight, 0) + 1
        say(str(note))

    return tell


def _resource(catalogue: Catalogue, wish: Wish) -> Resource | str:
    """Return the resource whose form the returns answer, or why that isn't clear."""
    fitting = [
        item for item in catalogue.resources if (form := catalogue.forms.get(item.id)) and form.returns == wish.kind
    ]
    chosen = [item for item in fitting if wish.form in {"", item.id, item.slug}]
    if len(chosen) == 1:
        return chosen[0]
    if fitting:
        names = ", ".join(f"{item.id} ({item.title})" for item in fitting)
        return f"Say with --form which it is. There are: {names}."
    kinds = sorted({form.returns for form in catalogue.forms.values() if form.returns})
    return f"No form makes returns of the kind “{wish.kind}”. There are: {', '.join(kinds) or 'none'}."


def _problem(wish: Wish, sections: tuple[FormSection, ...]) -> str:
    if not wish.folder.is_dir():
        return f"There is no folder {wish.folder}."
    if wish.before and not wish.before.is_dir():
        return f"There is no folder {wish.before}."
    if wish.before and wish.kind != DECLARATION:
        return "Only self-declarations can be compared with the year before, because only they name who answered."
    if wish.only:
        name, _, answer = wish.only.partition("=")
        answers = [choice.id for part in sections for item in part.fields if item.id == name for choice in item.choices]
        if answer not in answers:
            return f"“{wish.only}” fits no question. Write --only question=answer, such as --only version=wider."
    return ""


def _expected(catalogue: Catalogue, resource: Resource, wish: Wish) -> Expected:
    form = catalogue.forms[resource.id]
    themes = dict.fromkeys(part.theme for part in parts_of(form, catalogue) if part.theme)
    return Expected(wish.kind, resource.id, form, tuple(themes), wish.closes)


def _gathered(catalogue: Catalogue, expected: Expected, wish: Wish, tell: Callable[[ReturnNote], None]) -> Collation:
    """Go through the returns, one in memory at a time."""
    name, _, answer = wish.only.partition("=")
    gathered = collation.begun(catalogue, expected, sent=wish.sent, only=(name, answer) if wish.only else None)
    for returned, notes in _each(wish.folder, expected):
        for note in notes:
            tell(note)
        if not returned:
            gathered.refused += 1
        elif note_on_it := gathered.add(returned):
            tell(note_on_it)
    return gathered


def _each(folder: Path, expected: Expected) -> Iterator[tuple[Return | None, tuple[ReturnNote, ...]]]:
    return (checked(sent, expected) for sent in read_returns(folder))


def _before(expected: Expected, wish: Wish, say: Say) -> Iterator[Return]:
    """Return the latest declarations of the year before, from their own folder."""
    if not wish.before:
        return
    held = Declarations()
    # They were open in their own year: today's last day says nothing about them.
    for returned, notes in _each(wish.before, replace(expected, closes=None)):
        said = [note for note in notes if note.weight is not Weight.NOTED]
        if returned and (note := held.add(returned)):
            said.append(note)
        for note in said:
            say(f"The year before: {note}")
    yield from held.of_year(held.usual_year)


def _period(expected: Expected, year: int | None, wish: Wish, gathered: Collation) -> str:
    if expected.kind == DECLARATION and year is not None:
        return year_in_words(year)
    return str(wish.year or gathered.latest)


def _frame(
    catalogue: Catalogue, tree: Tree, resource: Resource, wish: Wish, *, period: str, day: date
) -> report_files.Frame:
    name = resource.slug if wish.kind == collation.AUDIT else wish.kind
    version = wish.only.partition("=")[2]
    slug = "-".join(part for part in (name, "results", period, version) if part)
    out = Path(wish.out or f"resources/{FOLDER}/{slug}")
    partnership = catalogue.partnership
    return report_files.Frame(
        id=_id(tree, (out / "index.md").as_posix()),
        slug=out.as_posix(),
        day=day,
        owner=resource.owner,
        source=f"{resource.title}: returns of {period}",
        publisher=partnership.name if partnership else "The partnership",
    )


def _id(tree: Tree, path: str) -> str:
    """Return the id that a report had when it was written before, or the next free one."""
    given = {item.path: found.text for item in tree.resources if (found := one(item.front, "id"))}
    if path in given:
        return given[path]
    used = [*given.values(), *(line.split()[0] for line in tree.published if line.strip())]
    numbers = [int(match[1]) for name in used if (match := re.fullmatch(rf"{PREFIX}-(\d{{1,3}})", name))]
    return f"{PREFIX}-{max(numbers, default=0) + 1:02}"


def _written(root: Path, report: Report, frame: report_files.Frame) -> str:
    """Write the report in place of the one that may stand there. Nothing half-written is left."""
    folder = root / frame.slug
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        for name, content in report_files.files(report, frame):
            (draft / name).write_bytes(content.encode() if isinstance(content, str) else content)
        if folder.is_dir():
            shutil.rmtree(folder)
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return f"{frame.slug}/index.md"
