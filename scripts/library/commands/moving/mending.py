"""Mends what names a resource: ids in the fields of other files, and links in every text."""

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from library.commands.moving.plan import MARK, Plan, Refused, relative
from library.model import fields
from library.model.nodes import Mapping, Sequence
from library.model.resource import Resource
from library.reading.documents import Document, Record, split_front_matter
from library.reading.tree import Tree
from library.reading.yaml_edits import with_value, without_field, without_item
from library.reading.yaml_nodes import read_yaml
from library.rules.metadata.records import Group, groups_of, specs_of

ORDER = tuple(spec.name for spec in fields.fields_of(Resource))
"""Where a new field of a resource goes."""
LINK = re.compile(
    r"(?P<inline>(?:\[[^\[\]\n]*)?\]\(<?)(?P<to>[^\s)>]+)"
    r"|(?P<html>\b(?:href|src)=[\"'])(?P<in_html>[^\"'\s]+)"
    r"|(?P<named>^ {0,3}\[[^\]\n]+\]:[ \t]*<?)(?P<to_named>[^\s>]+)",
    re.MULTILINE,
)
WHITE = re.compile(r"[?#].*$", re.DOTALL)


def front_of(text: str, path: str) -> Mapping:
    """Return a file's fields, with their lines in the whole file."""
    first, front = 1, text
    if path.endswith(".md"):
        front, first, _, _, _ = split_front_matter(text.removeprefix(MARK))
    node, _ = read_yaml(front, first)
    if not isinstance(node, Mapping):
        raise Refused(f"The fields of {path} can't be read. Run `python3 scripts/check.py`, and mend them first.")
    return node


def edit_front(plan: Plan, path: str, change: Callable[[str, Mapping], str]) -> None:
    """Change a file's fields."""
    plan.edit(path, lambda text: change(text, front_of(text, path)))


class Swap(NamedTuple):
    """One id that takes another's place."""

    old: str
    new: str
    """Empty where nothing does."""
    keep: frozenset[str] = frozenset()
    """Fields that stay as they are."""
    drop: frozenset[str] = frozenset()
    """Fields in which nothing takes the old one's place."""


def mend_ids(plan: Plan, document: Document, swap: Swap) -> None:
    """Put one id in the place of another wherever a file's fields name it; without a new one, take the old out."""
    if swap.old not in document.text:
        return
    # Each change moves what stands below it, so the file is read again before the next.
    while found := next(_naming(document, plan.text(document.path), swap), None):
        _mend(plan, document, *found, swap)


def _naming(document: Document, text: str, swap: Swap) -> Iterator[tuple[Group, fields.Field]]:
    node = front_of(text, document.path)
    now = Document(document.path, text, document.model, (Record(node, document.model),))
    for group in groups_of(now):
        for spec in specs_of(group.model).values():
            inner = spec.kind.item if isinstance(spec.kind, fields.ListOf) else spec.kind
            named = [scalar.text.strip() for scalar in group.node.scalars(spec.name)]
            if isinstance(inner, fields.Reference) and spec.name not in swap.keep and swap.old in named:
                yield group, spec


def _mend(plan: Plan, document: Document, group: Group, spec: fields.Field, swap: Swap) -> None:
    scalars = list(group.node.scalars(spec.name))
    named = [scalar.text.strip() for scalar in scalars]
    own = document.front.text("id") if document.front else ""
    there = _in_all_lists(document, plan.text(document.path), spec.name)
    new = "" if spec.name in swap.drop or swap.new in {*there, own} else swap.new
    if new:
        plan.edit(document.path, lambda text: with_value(text, scalars[named.index(swap.old)], new))
    elif isinstance(group.node.get(spec.name), Sequence):
        if isinstance(spec.kind, fields.ListOf) and len(named) - 1 < spec.kind.min:
            better = f"`{swap.new}` stands elsewhere in the file already." if swap.new else "Nothing takes its place."
            raise Refused(
                f"`{group.path}{spec.name}` in {document.path} would have too few left without `{swap.old}`. "
                f"{better} Put another resource there first, or name one with --instead."
            )
        plan.edit(document.path, lambda text: without_item(text, group.node, spec.name, swap.old))
    else:
        plan.edit(document.path, lambda text: without_field(text, group.node, spec.name))


def _in_all_lists(document: Document, text: str, name: str) -> Iterator[str]:
    """Go through the ids in every list of one name: a path's sections share their members."""
    now = Document(document.path, text, document.model, (Record(front_of(text, document.path), document.model),))
    for group in groups_of(now):
        if isinstance(group.node.get(name), Sequence):
            yield from (scalar.text.strip() for scalar in group.node.scalars(name))


def texts(root: Path) -> Iterator[str]:
    """Go through every Markdown file of the library and of its hand-written pages."""
    for top in ("resources", "docs"):
        for path in sorted((root / top).rglob("*.md")):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix()


def mend_links_to_moved(plan: Plan, addresses: dict[str, str]) -> None:
    """Make every link lead to where the moved folder will be. `addresses` gives the new of each old site address."""
    for path in texts(plan.root):
        plan.edit(path, partial(_with_links_moved, plan, path, addresses))


def _with_links_moved(plan: Plan, path: str, addresses: dict[str, str], text: str) -> str:
    here = plan.moved(path)

    def mended(match: re.Match[str]) -> str:
        target, rest = _apart(_target(match))
        if not target or _elsewhere(target):
            return match[0]
        if target.startswith("/"):
            return _with(match, _of_address(target, addresses) + rest)
        there = plan.moved(_resolved(target, path))
        if _resolved(target, here) == there:
            return match[0]
        better = _in_the_same_words(target, path, plan)
        if _resolved(better, here) != there:
            better = relative(there, here) + ("/" if target.endswith("/") else "")
        return _with(match, better + rest)

    return LINK.sub(mended, text)


def _in_the_same_words(target: str, path: str, plan: Plan) -> str:
    """Return a link with only the folder's names changed, so that a way back leads to the words as they were."""
    old, new = plan.move or ("", "")
    parts, gone = target.split("/"), posixpath.dirname(path).split("/")
    for place, part in enumerate(parts):
        gone = gone[:-1] if part == ".." else [*gone, unquote(part)] if part not in {"", "."} else gone
        if "/".join(gone) == old:
            parts[place] = posixpath.basename(new)
            if place and unquote(parts[place - 1]) == old.split("/")[-2]:
                parts[place - 1] = new.split("/")[-2]
            break
    return "/".join(parts)


def places_of(plan: Plan, words: str, apart_from: str) -> tuple[str, ...]:
    """Return where words stand in the texts of other files."""
    return tuple(
        f"{path}:{number}"
        for path in texts(plan.root)
        if path != apart_from
        for number, line in enumerate(plan.text(path).split("\n"), start=1)
        if words in line
    )


def mend_links_to_retired(plan: Plan, tree: Tree, old: Document, new: Document | None) -> tuple[str, ...]:
    """Make links lead to what takes a page's place, where one thing does. Return the places to read again."""
    archived = {posixpath.dirname(item.path) for item in tree.resources if item.front and item.front.text("archived")}
    again: list[str] = []
    for path in texts(plan.root):
        if "/".join(path.split("/")[:3]) in {*archived, posixpath.dirname(old.path)}:
            continue
        text = plan.text(path)
        places = [match for match in LINK.finditer(text) if _leads_to(_target(match), path, old)]
        again += [f"{path}:{text.count(chr(10), 0, match.start()) + 1}" for match in places]
        if new and new.path != path:
            plan.edit(path, partial(_with_links_elsewhere, path, old, new))
    return tuple(again)


def _with_links_elsewhere(path: str, old: Document, new: Document, text: str) -> str:
    def mended(match: re.Match[str]) -> str:
        written = _target(match)
        if not _leads_to(written, path, old) or not _is_page(written, path, old):
            return match[0]
        better = f"/resources/{new.slug}/" if written.startswith("/") else relative(new.path, path)
        return _renamed(_with(match, better), old, new)

    return LINK.sub(mended, text)


def _renamed(link: str, old: Document, new: Document) -> str:
    titles = [item.front.text("title") if item.front else "" for item in (old, new)]
    begin, end = f"[{titles[0]}](", f"[{titles[1]}]("
    return end + link[len(begin) :] if link.startswith(begin) else link


def _leads_to(written: str, path: str, old: Document) -> bool:
    target, _ = _apart(written)
    folder = posixpath.dirname(old.path)
    if target.startswith("/"):
        own = (f"/resources/{old.slug}/", f"/courses/{old.slug}/", f"/r/{old.front.text('id') if old.front else ''}/")
        return target.startswith(own)
    found = "" if _elsewhere(written) or not target else _resolved(target, path)
    return found == folder or found.startswith(f"{folder}/")


def _is_page(written: str, path: str, old: Document) -> bool:
    target, _ = _apart(written)
    return target.startswith("/") or _resolved(target, path) in {old.path, posixpath.dirname(old.path)}


def _of_address(target: str, addresses: dict[str, str]) -> str:
    for old, new in addresses.items():
        if target.startswith(f"/{old}"):
            return f"/{new}" + target.removeprefix(f"/{old}")
    return target


def _target(match: re.Match[str]) -> str:
    return match["to"] or match["in_html"] or match["to_named"]


def _with(match: re.Match[str], target: str) -> str:
    return (match["inline"] or match["html"] or match["named"]) + target


def _apart(written: str) -> tuple[str, str]:
    rest = WHITE.search(written)
    return (written[: rest.start()], rest[0]) if rest else (written, "")


def _elsewhere(written: str) -> bool:
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", written))


def _resolved(target: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
