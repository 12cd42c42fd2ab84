"""The story of an end: a resource is archived, merged into another or split, and nobody who kept its link is lost."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from library.commands.check import Checked, check
from library.commands.moving.mending import ORDER, Swap, edit_front, mend_ids, mend_links_to_retired
from library.commands.moving.naming import CONTROL, document_of, resource_of
from library.commands.moving.plan import Done, Plan, Refusal, Refused
from library.commands.moving.trying import carried_out, guarded
from library.model.evidence import Figure
from library.model.learning_log import LearningEntry
from library.model.nodes import Mapping
from library.model.resource import ARCHIVED, Resource
from library.reading import yaml_edits

SHORTEST, LONGEST = 10, 300
TAKEN_OUT = frozenset({"related"})
"""Fields in which nothing takes an archived resource's place: what goes well together is for people to choose."""
STAYS = frozenset({"came_from", "merged_into"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for."""

    resource: str
    """Its id, or its folder's name."""
    because: str = ""
    instead: tuple[str, ...] = ()
    merged_into: str = ""
    split_into: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _End:
    """The same, understood."""

    resource: Resource
    because: str
    instead: tuple[Resource, ...]
    merged: bool
    split: bool

    @property
    def replacement(self) -> str:
        """The id that takes its place, where one alone does."""
        return self.instead[0].id if len(self.instead) == 1 else ""


def retire(root: Path, wish: Wish, *, today: date | None = None, dry_run: bool = False) -> Done | Refusal:
    """Archive a resource. Its addresses go on answering: with its record, or with what took it over."""
    day = today or datetime.now(tz=UTC).date()
    return guarded(lambda: _retire(root, wish, day, dry_run=dry_run))


def _retire(root: Path, wish: Wish, today: date, *, dry_run: bool) -> Done | Refusal:
    before = check(root, today=today)
    resource = resource_of(before, wish.resource)
    if resource.is_archived:
        since = f" since {resource.archived}" if resource.archived else ""
        return Done((f"`{resource.id}` is archived{since} already. There is nothing to do.",), "")
    end = _understood(before, resource, wish)
    plan = Plan(root)
    again = _others(plan, before, end)
    _own(plan, end, today)
    if end.merged or end.split:
        for heir in end.instead:
            edit_front(plan, heir.path, partial(_came_from, resource.id))
    return carried_out(plan, before, (resource.id,), _summary(end), again, today=today, dry_run=dry_run)


def _came_from(resource_id: str, text: str, front: Mapping) -> str:
    if resource_id in {scalar.text.strip() for scalar in front.scalars("came_from")}:
        return text
    return yaml_edits.with_item(text, front, "came_from", resource_id, ORDER)


def _understood(before: Checked, resource: Resource, wish: Wish) -> _End:
    ways = [bool(wish.instead), bool(wish.merged_into), bool(wish.split_into)]
    if sum(ways) > 1:
        raise Refused("Choose one of --instead, --merged-into and --split-into.")
    if wish.split_into and len(set(wish.split_into)) == 1:
        raise Refused("--split-into takes two resources or more. For one, use --merged-into.")
    words = (wish.merged_into,) if wish.merged_into else wish.instead or wish.split_into
    heirs = tuple(dict.fromkeys(resource_of(before, word) for word in words))
    for heir in heirs:
        if heir.id == resource.id:
            raise Refused(f"`{heir.id}` can't take its own place.")
        if heir.is_archived:
            raise Refused(f"`{heir.id}` is archived itself. Name a resource that is kept up.")
    titles = " and ".join(f"“{heir.title}”" for heir in heirs)
    own_words = f"It was merged into {titles}." if wish.merged_into else f"It was split into {titles}."
    because = _because(wish.because) or (own_words if wish.merged_into or wish.split_into else "")
    if not SHORTEST <= len(because) <= LONGEST:
        raise Refused(
            f"Say why with --because, in a sentence of {SHORTEST} to {LONGEST} characters, "
            "for somebody who relied on the page."
        )
    return _End(resource, because, heirs, bool(wish.merged_into), bool(wish.split_into))


def _because(words: str) -> str:
    if CONTROL.search(words):
        raise Refused("The reason is one line of words, without signs that nobody sees.")
    return " ".join(words.split())


def _others(plan: Plan, before: Checked, end: _End) -> tuple[str, ...]:
    """Mend every other file, and return the places that a person should read."""
    old = document_of(before, end.resource)
    for document in before.tree.documents:
        if document is old or not document.records or not document.front:
            continue
        past = document.model in {LearningEntry, Figure}
        if past and not end.merged:
            continue
        mend_ids(plan, document, Swap(end.resource.id, end.replacement, STAYS, TAKEN_OUT))
    new = document_of(before, end.instead[0]) if end.replacement else None
    return mend_links_to_retired(plan, before.tree, old, new)


def _own(plan: Plan, end: _End, today: date) -> None:
    settings = {
        "status": ARCHIVED,
        "archived": today.isoformat(),
        "archived_because": yaml_edits.written(end.because),
    }
    ids = [heir.id for heir in end.instead]
    if end.merged:
        settings["merged_into"] = ids[0]
    elif ids:
        settings["instead"] = f"[{', '.join(ids)}]"
    for name, value in settings.items():
        edit_front(plan, end.resource.path, partial(_set, name, value))


def _set(name: str, value: str, text: str, front: Mapping) -> str:
    return yaml_edits.with_field(text, front, name, value, ORDER)


def _summary(end: _End) -> tuple[str, ...]:
    resource = end.resource
    titles = " and ".join(f"“{heir.title}” ({heir.id})" for heir in end.instead)
    if end.merged:
        return (f"`{resource.id}` is archived. All its addresses now lead to {titles}.",)
    instead = f" and offers {titles} instead" if titles else ""
    return (f"`{resource.id}` is archived. Its page says why{instead}, with the old text below for the record.",)
