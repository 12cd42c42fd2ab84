"""The story of a new name: find the resource, work out every change, try it, show it, write it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from library.commands.check import Checked, check
from library.commands.moving.mending import ORDER, edit_front, mend_links_to_moved, places_of
from library.commands.moving.naming import CONTROL, problem_of_slug, resource_of, type_of
from library.commands.moving.plan import Done, Plan, Refusal, Refused
from library.commands.moving.trying import carried_out, guarded
from library.model.resource import Resource
from library.reading import yaml_edits

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; what is empty stays as it is."""

    resource: str
    """Its id, or its folder's name."""
    slug: str = ""
    title: str = ""
    type: str = ""


def rename(root: Path, wish: Wish, *, today: date | None = None, dry_run: bool = False) -> Done | Refusal:
    """Give a resource another folder name, title or type. Every address that it had goes on answering."""
    day = today or datetime.now(tz=UTC).date()
    return guarded(lambda: _rename(root, wish, day, dry_run=dry_run))


def _rename(root: Path, wish: Wish, today: date, *, dry_run: bool) -> Done | Refusal:
    before = check(root, today=today)
    resource = resource_of(before, wish.resource)
    slug = wish.slug or resource.slug
    title = _title(wish.title, resource)
    kind = type_of(before, wish.type or resource.type)
    if problem := problem_of_slug(slug, resource, before):
        raise Refused(problem)
    old, new = resource.path.removesuffix("/index.md"), f"resources/{kind.folder}/{slug}"
    if old == new and title == resource.title:
        return Done((f"`{resource.id}` has that name already. There is nothing to do.",), "")
    plan = Plan(root, (old, new) if old != new else None)
    summary = [f"`{resource.id}` is now resources/{kind.folder}/{slug}/."] if old != new else []
    mend_links_to_moved(plan, {f"{top}/{resource.slug}/": f"{top}/{slug}/" for top in ("resources", "courses")})
    _new_address(plan, resource, slug)
    notes = _notes(before, resource, title, kind.id)
    if title != resource.title:
        edit_front(
            plan,
            resource.path,
            lambda text, front: yaml_edits.with_field(text, front, "title", yaml_edits.written(title), ORDER),
        )
        summary.append(f"Its title is now “{title}”.")
    if notes:
        _note(plan, resource, today, notes)
    summary.append(f"/r/{resource.id}/ and every earlier address go on leading to it.")
    again = places_of(plan, resource.title, resource.path) if title != resource.title else ()
    return carried_out(plan, before, (resource.id,), tuple(summary), again, today=today, dry_run=dry_run)


def _title(wanted: str, resource: Resource) -> str:
    if CONTROL.search(wanted):
        raise Refused("A title is one line of words, without signs that nobody sees.")
    return " ".join(wanted.split()) or resource.title


def _notes(before: Checked, resource: Resource, title: str, kind: str) -> str:
    """Return what readers are told has changed."""
    told = [f"Until now it was called “{resource.title}”."] if title != resource.title else []
    if kind != resource.type:
        was = before.catalogue.label("types", resource.type).lower()
        told.append(f"Until now it stood among the library's pages of the kind “{was}”.")
    return " ".join(told)[:LONGEST]


def _note(plan: Plan, resource: Resource, today: date, notes: str) -> None:
    lines = (f"date: {today}", f"note: {yaml_edits.written(notes)}")
    edit_front(
        plan,
        resource.path,
        lambda text, front: yaml_edits.with_first_group(text, front, "changes", lines, ORDER),
    )


def _new_address(plan: Plan, resource: Resource, slug: str) -> None:
    """Keep the earlier slug among the aliases, and take the new one out of them."""
    if slug == resource.slug:
        return
    path = resource.path
    if slug in resource.aliases:
        edit_front(plan, path, lambda text, front: yaml_edits.without_item(text, front, "aliases", slug))
    edit_front(plan, path, lambda text, front: yaml_edits.with_item(text, front, "aliases", resource.slug, ORDER))
