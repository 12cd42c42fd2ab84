"""What pages show of learning paths: how long they take, and where a resource stands in each of them."""

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import Json
from library.model.learning_path import LearningPath
from library.model.resource import Resource
from library.pages import words

HOUR = 60


def members(catalogue: Catalogue, path: LearningPath) -> tuple[Resource, ...]:
    """Return the members of a path that exist, each once, in their order."""
    return tuple(catalogue.by_id[member] for member in dict.fromkeys(path.members) if member in catalogue.by_id)


def paths_view(catalogue: Catalogue, resource: Resource) -> list[Json]:
    """Return the paths that a resource is part of, with its place in each and the members before and after it."""
    return [_place(catalogue, path, resource) for path in catalogue.paths_of.get(resource.id, ())]


def starts_view(catalogue: Catalogue, audience: str = "") -> list[Json]:
    """Return where to start: each path with its first step, for all roles or for one."""
    return [
        {
            "title": path.title,
            "url": addresses.learning_path(path.slug),
            "time": duration(sum(member.minutes for member in found)),
            "first": {**_link(found[0]), "minutes": words.minutes(found[0].minutes)},
        }
        for path in catalogue.paths
        if (not audience or audience in path.audiences) and (found := members(catalogue, path))
    ]


def _place(catalogue: Catalogue, path: LearningPath, resource: Resource) -> Json:
    found = members(catalogue, path)
    place = found.index(resource)
    return {
        "title": path.title,
        "url": addresses.learning_path(path.slug),
        "place": place + 1,
        "count": len(found),
        "previous": _link(found[place - 1]) if place else None,
        "next": _link(found[place + 1]) if place + 1 < len(found) else None,
    }


def _link(resource: Resource) -> dict[str, Json]:
    return {"title": resource.title, "url": addresses.resource(resource.slug)}


def duration(minutes: int) -> str:
    """Return the sum of several times in words: `50 minutes`, `1 hour`, `2 hours 15 minutes`."""
    hours, rest = divmod(minutes, HOUR)
    parts = [words.count(hours, "hour")] if hours else []
    return " ".join([*parts, words.count(rest, "minute")] if rest or not hours else parts)
