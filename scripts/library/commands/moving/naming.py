"""Finds what somebody means: a resource by its id or its folder's name, a type by any word for it."""

import re

from library.commands.check import Checked
from library.commands.moving.plan import Refused
from library.commands.new import slug_of
from library.model.resource import SLUG, Resource
from library.model.vocabulary import ResourceType
from library.reading.documents import Document
from library.rules.metadata.records import near

LONGEST_SLUG = 80
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Signs that no title and no reason may have: they don't show, or change the order of others."""


def resource_of(checked: Checked, word: str) -> Resource:
    """Return the resource that a word means: its id, its folder's name, or an earlier one."""
    every = checked.catalogue.ever
    names = {name: item for item in every.values() for name in (*item.aliases, item.slug)} | dict(every)
    if word in names:
        return names[word]
    for document in checked.tree.resources:
        if word in {document.slug, document.front.text("id") if document.front else ""}:
            raise Refused(f"{document.path} has faults. Run `python3 scripts/check.py`, mend them, and try again.")
    meant = near(word, names)
    raise Refused(f"There is no resource `{word[:60]}`." + (f" Did you mean `{meant}`?" if meant else ""))


def document_of(checked: Checked, resource: Resource) -> Document:
    """Return the file of a resource as it was read."""
    return next(document for document in checked.tree.resources if document.path == resource.path)


def type_of(checked: Checked, word: str) -> ResourceType:
    """Return the type that a word means."""
    types = checked.catalogue.types
    words = {name.lower(): item for item in types.values() for name in (item.plural, item.folder)}
    words |= {name: types[found] for name, found in checked.catalogue.vocabulary("types").ids_by_word().items()}
    if word.lower() in words:
        return words[word.lower()]
    raise Refused(f"There is no type `{word[:60]}`. Choose one of {', '.join(types)}.")


def problem_of_slug(slug: str, resource: Resource, checked: Checked) -> str:
    """Return why a folder can't have this name; nothing where it can."""
    if not re.fullmatch(SLUG, slug) or len(slug) > LONGEST_SLUG:
        return f"`{slug[:60]}` can't be a folder's name here. Try `{slug_of(slug)[:LONGEST_SLUG] or 'short-name'}`."
    for other in checked.catalogue.ever.values():
        if other.id != resource.id and slug in {other.slug, *other.aliases}:
            return f"{other.path} uses `{slug}` in its address already. Choose another name."
    taken = [document.path for document in checked.tree.resources if document.slug == slug]
    if slug != resource.slug and taken:
        return f"{taken[0]} uses `{slug}` in its address already. Choose another name."
    for line in checked.tree.published:
        published, _, address = line.partition(" ")
        if address.strip("/ ") == f"resources/{slug}" and published != resource.id:
            return f"resources/{slug}/ was published for `{published}`. Choose another name."
    return ""
