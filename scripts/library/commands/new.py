"""The story of a new resource: read, ask, settle its names, write."""

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.model.resource import RESOURCE_ID, SLUG
from library.model.vocabulary import ResourceType, Theme
from library.reading.tree import Tree, read_tree
from library.reference import scaffold
from library.rules.metadata.records import near, one

Ask = Callable[[str], str]
Say = Callable[[str], None]
NEXT = """\
Open it, fill in the fields and replace each TODO. Then run `python3 scripts/check.py`: until you have done so
it finds faults in this page on purpose, and says what to write in each place."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; what is empty is still open."""

    type: str = ""
    title: str = ""
    theme: str = ""
    id: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The new resource."""

    path: str
    """Its index.md, from the repository's top folder."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was made, and what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class Library:
    """What is there already."""

    tree: Tree
    catalogue: Catalogue

    @property
    def types(self) -> tuple[ResourceType, ...]:
        """Every type of resource."""
        return tuple(self.catalogue.types.values())

    @property
    def themes(self) -> tuple[Theme, ...]:
        """Every theme."""
        return self.catalogue.themes


def new(
    root: Path, wish: Wish, *, ask: Ask | None = None, say: Say = print, today: date | None = None
) -> Made | Refusal:
    """Write a new resource below `root`. `ask` puts a question to a person; without it nothing is asked."""
    tree = read_tree(root)
    library = Library(tree, catalogue_of(tree))
    if not library.types or not library.themes:
        return Refusal("The lists of types and themes can't be read. `python3 scripts/check.py` says why.")
    wish = _tidied(wish)
    if ask:
        wish = _asked(wish, library, ask, say)
    settled = _settled(wish, library)
    if isinstance(settled, Refusal):
        return settled
    return _written(root, settled, today or datetime.now(tz=UTC).date())


def _tidied(wish: Wish) -> Wish:
    return Wish(**{spec.name: " ".join(getattr(wish, spec.name).split()) for spec in fields(wish)})


def _asked(wish: Wish, library: Library, ask: Ask, say: Say) -> Wish:
    """Ask for each thing that is missing or unknown until the answer will do."""
    questions: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("type", f"What is it? One of {_ids(library.types)}.", lambda word: _problem_of_type(word, library)),
        ("title", "What is its title?", lambda word: _problem_of_title(word, library)),
        (
            "theme",
            f"Which theme is its home? One of {_ids(library.themes)}.",
            lambda word: _problem_of_theme(word, library),
        ),
    )
    for name, question, problem_of in questions:
        while problem := problem_of(getattr(wish, name)):
            if getattr(wish, name):
                say(problem)
            try:
                wish = replace(wish, **{name: " ".join(ask(f"{question}\n> ").split())})
            except EOFError:
                return wish
    return wish


def _ids(terms: Iterable[ResourceType | Theme]) -> str:
    return ", ".join(term.id for term in terms)


def _settled(wish: Wish, library: Library) -> scaffold.Start | Refusal:
    """Return everything that the new file needs, or the first thing in its way."""
    problem = (
        _problem_of_type(wish.type, library)
        or _problem_of_title(wish.title, library)
        or _problem_of_theme(wish.theme, library)
    )
    if problem:
        return Refusal(problem)
    kind = library.catalogue.types[_types(library)[wish.type.lower()]]
    theme = _themes(library)[wish.theme.lower()]
    slug = wish.slug or slug_of(wish.title)
    resource_id = wish.id or next_id(theme, library)
    problem = _problem_of_slug(slug, library) or _problem_of_id(resource_id, theme, library)
    if problem:
        return Refusal(problem)
    return scaffold.Start(library.catalogue, kind, theme, resource_id, wish.title, slug)


def _written(root: Path, start: scaffold.Start, today: date) -> Made | Refusal:
    folder = root / "resources" / start.type.folder / start.slug
    name = f"resources/{start.type.folder}/{start.slug}/index.md"
    if folder.exists():
        return Refusal(f"{name.removesuffix('index.md')} is there already. Give another name with --slug.")
    files = {"index.md": scaffold.index(start, today), **scaffold.beside(start, today)}
    try:
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Made(name)


def slug_of(title: str) -> str:
    """Return a folder name for a title: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def _types(library: Library) -> Mapping[str, str]:
    """Return every word that means a type, its plural and its folder among them."""
    words = {word.lower(): term.id for term in library.types for word in (term.plural, term.folder)}
    return words | library.catalogue.vocabulary("types").ids_by_word()


def _themes(library: Library) -> Mapping[str, str]:
    return library.catalogue.vocabulary("themes").ids_by_word()


def _problem_of_type(word: str, library: Library) -> str:
    return _problem_of_word("--type", word, _types(library), _ids(library.types))


def _problem_of_theme(word: str, library: Library) -> str:
    return _problem_of_word("--theme", word, _themes(library), _ids(library.themes))


def _problem_of_word(option: str, word: str, known: Mapping[str, str], every: str) -> str:
    if not word:
        return f"Say which with {option}: one of {every}."
    if word.lower() in known:
        return ""
    meant = known.get(near(word, known), "")
    instead = f"Did you mean `{meant}`?" if meant else f"Choose one of {every}."
    return f"There is no {option.strip('-')} `{word}`. {instead}"


def _problem_of_title(title: str, library: Library) -> str:
    limit = scaffold.limits("title")
    if not title:
        return "Give it a title with --title."
    if not limit.min <= len(title) <= limit.max:
        return f"A title has {limit.min} to {limit.max} characters, and this one has {len(title)}."
    if not slug_of(title):
        return "A title needs letters that can stand in an address."
    for document in library.tree.resources:
        found = one(document.front, "title")
        if found and found.text.casefold() == title.casefold():
            return f"{document.path} has this title already. Give the new resource another."
    return ""


def _problem_of_slug(slug: str, library: Library) -> str:
    if not re.fullmatch(SLUG, slug):
        return f"`{slug}` can't be a folder's name here. Try `--slug {slug_of(slug) or 'short-name'}`."
    taken = taken_slugs(library)
    return f"{taken[slug]} uses `{slug}` in its address already. Give another with --slug." if slug in taken else ""


def taken_slugs(library: Library) -> dict[str, str]:
    """Return every folder name that an address uses or used, with the resource that has it."""
    taken = {document.slug: document.path for document in library.tree.resources}
    return taken | {alias: item.path for item in library.catalogue.resources for alias in item.aliases}


def used_ids(library: Library) -> Mapping[str, str]:
    """Return every id that was ever given, with the file or the list that says so."""
    published = {line.split()[0]: "resources/published.txt" for line in library.tree.published if line.strip()}
    given = {found.text: item.path for item in library.tree.resources if (found := one(item.front, "id"))}
    return published | given


def _prefix(theme: str, library: Library) -> str:
    """Return the letters with which the ids of a theme's own resources begin; nothing where it has none."""
    letters = [item.id[:2] for item in library.catalogue.resources if item.themes[:1] == (theme,)]
    return max(sorted(set(letters)), key=letters.count, default="")


def next_id(theme: str, library: Library, used: Iterable[str] = ()) -> str:
    """Return the next free id of a theme, `used` being given to others just now; nothing where there is none."""
    prefix = _prefix(theme, library)
    given = (*used_ids(library), *used)
    numbers = [int(found[1]) for used in given if (found := re.fullmatch(rf"{prefix}-(\d{{1,3}})", used))]
    return f"{prefix}-{max(numbers, default=0) + 1:02}" if prefix else ""


def _problem_of_id(resource_id: str, theme: str, library: Library) -> str:
    if not resource_id:
        return (
            f"No resource is at home in `{theme}` yet, so there are no two letters to go on with. "
            "Choose them, and give the first id with --id, such as `--id ab-01`."
        )
    found = next_id(theme, library)
    free = f" The next free one here is `{found}`." if found else ""
    if not re.fullmatch(RESOURCE_ID, resource_id):
        return f"`{resource_id}` is no id: it takes two small letters, a hyphen and a number.{free}"
    if where := used_ids(library).get(resource_id):
        return f"{where} has the id `{resource_id}` already, and an id is never used again.{free}"
    return ""
