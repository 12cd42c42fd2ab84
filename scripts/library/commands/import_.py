"""The story of an import: find the files, read each, match its words, write a draft, check what came in."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from library.catalogue.building import catalogue_of
from library.commands.check import check
from library.commands.new import Library, next_id, slug_of, taken_slugs, used_ids
from library.model import fields
from library.model.imported import TYPE, Brought, Columns, ImportNote, Incoming
from library.model.problem import Problem, Severity
from library.model.resource import RESOURCE_ID
from library.reading.import_html import plain_words
from library.reading.import_limits import UnusableError, by_name
from library.reading.lists import known_fields, read_list
from library.reading.tree import read_tree
from library.reading.web_pages import read_web_page
from library.reading.word_files import read_word_file
from library.reference import import_draft, scaffold
from library.reference.import_draft import Draft
from library.reference.import_values import Fitter, clean
from library.rules.metadata.records import one
from library.sinks import drafts

LISTS, WORD, WEB = {".csv", ".tsv", ".xlsx"}, {".docx"}, {".html", ".htm", ".xhtml"}
MOST_FILES = 2_000
MOST_BODY = 300_000
"""Letters in one page. A book is no page."""
LONGEST_SLUG = 60
PRIVACY = "PRV"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for."""

    what: Path
    """A list, a Word file, a saved web page, or a folder of the last two."""
    type: str = ""
    """The type of whatever does not say its own."""
    theme: str = ""
    """The same for the theme."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Fields by the headings of the columns that fill them, where their names alone don't say so."""
    most: int = 500
    """How many drafts to write this time."""
    only_look: bool = False
    """Whether nothing is to be written."""


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    drafts: list[Draft] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)
    notes: list[ImportNote] = field(default_factory=list)
    """What was left out, and what is to be known about whole files."""
    already: list[ImportNote] = field(default_factory=list)
    """What was in the library before, such as by an earlier import, and was passed over."""
    waiting: int = 0
    """Resources that were left for the next time."""
    problems: tuple[Problem, ...] = ()
    """What the check says about the drafts: what must still be filled in, and personal data."""
    message: str = ""
    """Why nothing was read at all."""


def import_(root: Path, wish: Wish, *, today: date | None = None) -> Outcome:
    """Bring in what there is as drafts below `root`. Nothing that stands there is ever changed."""
    day = today or datetime.now(tz=UTC).date()
    tree = read_tree(root)
    desk = _Desk(Library(tree, catalogue_of(tree)), wish, day)
    outcome = Outcome(message=desk.problem())
    if outcome.message:
        return outcome
    for brought in _all(wish, outcome):
        match brought:
            case Columns():
                outcome.columns.append(brought)
            case ImportNote():
                outcome.notes.append(brought)
            case Incoming() if len(outcome.drafts) >= wish.most:
                outcome.waiting += desk.is_new(brought)
            case Incoming():
                _take(root, brought, desk, outcome)
    if outcome.drafts and not wish.only_look:
        outcome.problems = _problems(root, outcome.drafts, day)
    return outcome


def _all(wish: Wish, outcome: Outcome) -> Iterator[Brought]:
    """Read one file after another. One that can't be read spoils no other."""
    for path, name in _files(wish.what, outcome):
        try:
            yield from _read(path, name, wish)
        except UnusableError as error:
            yield ImportNote(name, error.message, error.instead)


def _files(what: Path, outcome: Outcome) -> Iterator[tuple[Path, str]]:
    if not what.is_dir():
        yield what, _shown(what.name)
        return
    count = 0
    for parent, folders, names in os.walk(what):
        # A page that was saved complete has its pictures in a folder of that name, with pages of advertisers.
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith("_files"))
        for name in sorted(name for name in names if not name.startswith((".", "~$"))):
            path = Path(parent) / name
            shown = _shown(path.relative_to(what).as_posix())
            count += 1
            if count > MOST_FILES:
                outcome.notes.append(
                    ImportNote(shown, f"{MOST_FILES} files are the most at a time.", "Bring in the rest by itself.")
                )
                return
            if path.suffix.lower() in LISTS:
                outcome.notes.append(
                    ImportNote(shown, "A list comes in by itself.", "Give its own name, not the folder.")
                )
            else:
                yield path, shown


def _shown(name: str) -> str:
    return plain_words(name.encode("utf-8", "replace").decode("utf-8"))


def _read(path: Path, name: str, wish: Wish) -> Iterator[Brought]:
    ending = path.suffix.lower()
    if path.is_symlink() or not path.is_file():
        yield ImportNote(name, "This is no file of its own.", "Copy the file itself here.")
    elif refusal := by_name(path):
        raise refusal
    elif ending in LISTS:
        yield from read_list(path, name, wish.columns)
    elif ending in WORD | WEB:
        yield (read_word_file if ending in WORD else read_web_page)(path, name)
    else:
        yield ImportNote(name, "Files of this kind are not brought in.", "These are: .csv, .xlsx, .docx and .html.")


def _take(root: Path, incoming: Incoming, desk: "_Desk", outcome: Outcome) -> None:
    if note := desk.already(incoming):
        outcome.already.append(note)
        return
    made = desk.draft(incoming)
    if isinstance(made, ImportNote):
        outcome.notes.append(made)
    elif desk.wish.only_look or drafts.write(root, made.folder, made.files):
        outcome.drafts.append(made)
    else:
        message = f"{made.folder}/ is there already, and nothing in it was changed."
        outcome.notes.append(incoming.note(message, "If this is something else, change its title a little."))


class _Desk:
    """Knows every name that is given already, and those given just now."""

    def __init__(self, library: Library, wish: Wish, day: date) -> None:
        self.library, self.wish, self.day = library, wish, day
        self.fitter = Fitter(library.catalogue, day)
        self.slugs = taken_slugs(library)
        self.ids = set(used_ids(library))
        self.titles = {
            found.text.casefold(): item.path for item in library.tree.resources if (found := one(item.front, "title"))
        }
        self.pages = frozenset(item.path for item in library.tree.resources)

    def problem(self) -> str:
        """Return why nothing can begin."""
        if not self.library.types or not self.library.themes:
            return "The lists of types and themes can't be read. `python3 scripts/check.py` says why."
        if not self.wish.what.exists():
            return f"There is no {self.wish.what}."
        for option, word, vocabulary in (("--type", self.wish.type, "types"), ("--theme", self.wish.theme, "themes")):
            if word and (reason := self.fitter.single(fields.Term(vocabulary), word)[1]):
                return f"{option}: {reason}"
        for heading, name in self.wish.columns.items():
            if name not in known_fields().values():
                every = ", ".join(sorted(set(known_fields().values())))
                return f'--column "{heading}={name}": there is no field `{name}` to fill. There are: {every}.'
        return ""

    def is_new(self, incoming: Incoming) -> bool:
        """Tell whether a resource would come in, had there been room."""
        title = clean(incoming.values.get("title", ""))
        return title.casefold() not in self.titles and _slug(title) not in self.slugs

    def already(self, incoming: Incoming) -> ImportNote | None:
        """Return what is to be said where the library has a page of this title."""
        title = clean(incoming.values.get("title", ""))
        where = self.titles.get(title.casefold(), "")
        if not where or where not in self.pages:
            return None
        message = f"{where} has the title “{title[:70]}” already, and was not changed."
        return incoming.note(message, "If this is something else, give it another.")

    def draft(self, incoming: Incoming) -> Draft | ImportNote:
        """Return a draft, or why there is none."""
        title = clean(incoming.values.get("title", ""))
        slug = _slug(title)
        kind = self._term("types", incoming, incoming.values.get(TYPE, ""), self.wish.type)
        if reason := self._reason(title, slug, kind, incoming):
            return incoming.note(*reason)
        fitted = import_draft.titled(self.fitter.fit(incoming), incoming)
        if "themes" not in fitted.terms and (theme := self._term("themes", incoming, "", self.wish.theme)):
            fitted.terms["themes"] = (theme,)
            fitted.lines["themes"] = f"themes: [{theme}]"
        theme = fitted.terms.get("themes", ("",))[0]
        resource_id, about_id = self._id(theme, incoming)
        start = scaffold.Start(
            self.library.catalogue, self.library.catalogue.types[kind], theme, resource_id, title, slug
        )
        self.slugs[slug] = self.titles[title.casefold()] = f"{incoming.note('').place} of this import"
        self.ids.add(resource_id)
        return import_draft.with_notes(import_draft.draft(start, incoming, fitted, self.day), *about_id)

    def _reason(self, title: str, slug: str, kind: str, incoming: Incoming) -> tuple[str, str] | None:
        """Return the first thing in its way, with what to do."""
        named, used = self.titles.get(title.casefold()), self.slugs.get(slug)
        reasons: tuple[tuple[object, str, str], ...] = (
            (not title, "It has no title.", "Give it one, and bring it in again."),
            (named, f"{named} has the title “{title[:70]}” already.", "If this is something else, give it another."),
            (not slug, f"“{title[:70]}” has no letters that can stand in an address.", "Add a few plain ones."),
            (used, f"{used} has the folder name `{slug}` already.", "If this is something else, change its title."),
            (not kind, *self._no_type(incoming)),
            (
                len(incoming.body) > MOST_BODY,
                "It is as long as a book, which is no page.",
                "Split it into the parts that people look for.",
            ),
        )
        return next(((message, instead) for found, message, instead in reasons if found), None)

    def _no_type(self, incoming: Incoming) -> tuple[str, str]:
        every = f"One of {', '.join(term.id for term in self.library.types)}."
        if word := incoming.values.get(TYPE, ""):
            reason = f"`type`: {self.fitter.single(fields.Term('types'), word)[1]}"
            return reason, "Change it in the list." if "Did you mean" in reason else f"Change it in the list. {every}"
        reason = "Nothing says what type it is."
        return reason, f"Say it in a column called “type”, by the folder's name, or with --type. {every}"

    def _term(self, vocabulary: str, incoming: Incoming, word: str, otherwise: str) -> str:
        """Return the term that the row says, or the folders that a file lies in, or the command."""
        known = fields.Term(vocabulary)
        if word:
            return self.fitter.single(known, word)[0]
        folders = [] if incoming.row else incoming.file.split("/")[-2::-1]
        named = (self.fitter.single(known, folder)[0] for folder in folders)
        return next(filter(None, named), "") or (self.fitter.single(known, otherwise)[0] if otherwise else "")

    def _id(self, theme: str, incoming: Incoming) -> tuple[str, list[ImportNote]]:
        given = clean(incoming.values.get("id", ""))
        kind = fields.Text(pattern=RESOURCE_ID)
        notes = []
        if given and given not in self.ids and self.fitter.single(kind, given)[0]:
            return given, []
        if given:
            notes.append(
                incoming.note(f"`id`: “{given[:40]}” is taken or has another shape, so the next free one stands there.")
            )
        found = next_id(theme, self.library, self.ids) if theme else ""
        return (found if self.fitter.single(kind, found)[0] else ""), notes


def _slug(title: str) -> str:
    slug = slug_of(title)
    return slug if len(slug) <= LONGEST_SLUG else slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def _problems(root: Path, made: list[Draft], day: date) -> tuple[Problem, ...]:
    """Return what must still be filled in, and everything that looks like personal data."""
    folders = {draft.folder for draft in made}
    return tuple(
        problem
        for problem in check(root, today=day).problems
        if "/".join(problem.place.path.split("/")[:3]) in folders
        and (problem.severity is Severity.ERROR or problem.code.startswith(PRIVACY))
    )
