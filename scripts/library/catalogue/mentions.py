"""Who names whom: for each resource, the pages that lead to it by name, besides the lists that hold everything."""

import posixpath
from collections.abc import Iterator, Mapping

from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.model.body import Body
from library.model.resource import Resource


def mentions(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Return, for each resource's id, the files that name it. What lies in its own folder does not count."""
    found: dict[str, set[str]] = {resource.id: set() for resource in catalogue.resources}
    own = {resource.id: _folder(resource.path) for resource in catalogue.resources}
    for path, named in (*_named(catalogue), *linked(catalogue)):
        if named in found and not path.startswith(own[named]):
            found[named].add(path)
    return {name: frozenset(paths) for name, paths in found.items()}


def never_named(catalogue: Catalogue) -> tuple[Resource, ...]:
    """Return the resources that no other page leads to by name."""
    found = mentions(catalogue)
    return tuple(resource for resource in catalogue.resources if not found[resource.id])


def bodies(catalogue: Catalogue) -> Iterator[tuple[str, Body]]:
    """Go through every text of the library with its file: resources, units, trainers' guides and theme pages."""
    yield from ((resource.path, resource.body) for resource in catalogue.resources)
    for course in catalogue.courses:
        yield from ((unit.path, unit.body) for unit in course.units)
        if course.trainer:
            yield course.trainer_path, course.trainer
    yield from ((page.path, page.body) for page in catalogue.theme_pages.values())


def _named(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Go through the fields that hold ids of resources."""
    paths = {resource.id: resource.path for resource in catalogue.resources}
    for resource in catalogue.resources:
        yield from ((resource.path, other) for other in (*resource.related, *resource.builds_on))
    for course in catalogue.courses:
        yield from ((course.resource.path, other) for other in course.plan.prerequisites)
    for path in catalogue.paths:
        yield from ((path.path, other) for other in path.members)
    for page in catalogue.theme_pages.values():
        yield from ((page.path, other) for other in (*page.start_here, *(step.resource for step in page.next_steps)))
    for owner, chooser in catalogue.choosers.items():
        yield from ((paths[owner], option.resource) for option in chooser.options)
    for entry in catalogue.learning_log:
        yield from ((entry.path, other) for other in entry.resources)


def linked(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return each link in a text as its file and the id it leads to. One to a unit or a file of a resource counts."""
    # Resolving every link takes a while, and two parts of a build ask for it.
    if "linked" not in catalogue.kept:
        catalogue.kept["linked"] = tuple(_linked(catalogue))
    found: tuple[tuple[str, str], ...] = catalogue.kept["linked"]
    return found


def _linked(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    linker = Linker(catalogue)
    folders = {_folder(resource.path): resource.id for resource in catalogue.resources}
    for path, body in bodies(catalogue):
        for link in body.links:
            there = linker.resolve(link.target, path).path
            # resources/<types>/<slug>/…
            folder = "/".join(there.split("/", 3)[:3]) + "/"
            if folder in folders:
                yield path, folders[folder]


def _folder(path: str) -> str:
    return posixpath.dirname(path) + "/"
