"""What is like what: for each resource, what a reader may want next, with the reasons.

What the editor named stands first. Everything else has points, the sum of its reasons' points, and nothing hidden
counts. Decision 15 says why the parts weigh what they weigh.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from library.catalogue.catalogue import Catalogue
from library.catalogue.mentions import linked
from library.catalogue.similar_text import Nearness, Text, nearness
from library.model.resource import Resource

LINK = 30.0
"""One names the other in its text or builds on it: somebody has thought of the two together."""
PATH = 8.0
"""Both stand on one learning path."""
TERMS = 40.0
"""All that both say of themselves in the vocabularies is the same. Rarer terms are a greater part of it."""
WORDS = 100.0
"""The other has every telling word of this one. Two good neighbours share about a fifth."""
FITS = 18.0
"""Points from which one is shown at all."""
SHOWN = 4
"""How many are kept besides the editor's own. Among them is one from another theme, wherever one fits."""
RARE = 15
"""A term that at most so many resources have makes them worth comparing, whatever their words."""
KINDS = ("themes", "topics", "audiences", "when_to_use", "ages")
FOR_ALL = {("audiences", "everyone"), ("ages", "all-children")}
"""Terms that say nothing in particular."""


class Why(StrEnum):
    """Why one resource is shown with another: `this` is the page, `it` is what is shown there."""

    EDITOR = "editor"
    """The editor of this named it."""
    IT_LINKS = "it-links"
    """Its text links to this."""
    ITS_UNIT_LINKS = "its-unit-links"
    """It is a course, and the text of one of its units links to this."""
    THIS_LINKS = "this-links"
    """The text of this, or of one of its units, links to it."""
    IT_BUILDS_ON = "it-builds-on"
    """It asks that readers know this first."""
    PATH = "path"
    """Both stand on a learning path."""
    TERMS = "terms"
    """Both have terms of the vocabularies in common."""
    WORDS = "words"
    """Both use words that few others use."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason."""

    why: Why
    points: float = 0.0
    terms: tuple[tuple[str, str], ...] = ()
    """The field and the id of each term in common, the rarest first."""
    words: tuple[str, ...] = ()
    """Words in common, or the titles of paths."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A resource that is shown with another."""

    resource: Resource
    reasons: tuple[Reason, ...]
    """The strongest first."""

    @property
    def points(self) -> float:
        """All its points."""
        return round(sum(reason.points for reason in self.reasons), 1)

    @property
    def is_editors(self) -> bool:
        """Tell whether the editor named it."""
        return self.reasons[0].why is Why.EDITOR


def likeness(catalogue: Catalogue) -> Mapping[str, tuple[Alike, ...]]:
    """Return, for each resource's id, the editor's own and then what is most like it, as many as are shown."""
    known: dict[str, tuple[Alike, ...]] = catalogue.kept.setdefault("likeness", {})
    if not known and catalogue.resources:
        library = _Library(catalogue)
        known.update({resource.id: library.around(place) for place, resource in enumerate(catalogue.resources)})
    return known


class _Library:
    """What is worked out once for all resources. A resource is named by its place in the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._resources = catalogue.resources
        self._places = {resource.id: place for place, resource in enumerate(catalogue.resources)}

    def around(self, here: int) -> tuple[Alike, ...]:
        """Return what stands around one resource."""
        resource = self._resources[here]
        editors = tuple(Alike(other, (Reason(Why.EDITOR),)) for other in self._catalogue.related(resource))
        # What the page shows already is not shown again: the editor's own, and what to read first.
        taken = {here, *(self._places.get(other, here) for other in (*resource.related, *resource.builds_on))}
        sharing = (other for term in self._said[here] for other in self._holders.get(term, ()))
        nearby = {*self._nearness.shares[here], *self._linked.get(here, ()), *sharing} - taken
        scored = ((round(sum(self._parts(here, there).values()), 1), there) for there in nearby)
        fitting = [entry for entry in scored if entry[0] >= FITS]
        fitting.sort(key=lambda entry: (-entry[0], self._resources[entry[1]].id))
        best = self._with_another_theme(resource, [there for _, there in fitting])
        return (*editors, *(self._alike(here, there) for there in best))

    def _with_another_theme(self, resource: Resource, fitting: list[int]) -> list[int]:
        """Return the first few; the best from another theme takes the last place if none stands among them."""
        first, others = fitting[:SHOWN], fitting[SHOWN:]
        if any(is_elsewhere(resource, self._resources[there]) for there in first):
            return first
        elsewhere = next((there for there in others if is_elsewhere(resource, self._resources[there])), None)
        return first if elsewhere is None else [*first[:-1], elsewhere]

    def _parts(self, here: int, there: int) -> dict[Why, float]:
        """Return the points of each part of the score; a part that says nothing is left out."""
        found = {}
        # Two resources are linked or not: it counts once, however often and in whichever direction.
        if there in self._linked.get(here, ()):
            found[Why.THIS_LINKS] = LINK
        if self._paths(here, there):
            found[Why.PATH] = PATH
        if shared := self._weight(self._said[here] & self._said[there]):
            found[Why.TERMS] = round(TERMS * shared / (self._weights[here] + self._weights[there] - shared), 1)
        if share := self._nearness.shares[here].get(there):
            found[Why.WORDS] = round(WORDS * share, 1)
        return found

    def _alike(self, here: int, there: int) -> Alike:
        """Return one that is shown, with its reasons in full."""
        reasons = [self._reason(why, points, here, there) for why, points in self._parts(here, there).items()]
        return Alike(self._resources[there], tuple(sorted(reasons, key=lambda reason: -reason.points)))

    def _reason(self, why: Why, points: float, here: int, there: int) -> Reason:
        if why is Why.TERMS:
            shared = sorted(self._said[here] & self._said[there], key=lambda term: (-self._rarity[term], term))
            return Reason(why, points, terms=tuple(term for term in shared if self._rarity[term]))
        if why is Why.WORDS:
            return Reason(why, points, words=self._nearness.in_common(here, there))
        if why is Why.PATH:
            return Reason(why, points, words=self._paths(here, there))
        return Reason(self._link(here, there), points)

    def _link(self, here: int, there: int) -> Why:
        """Return how two are linked, what comes from the other one first: readers have not seen that yet."""
        texts = self._linked[here][there]
        if self._resources[here].id in self._resources[there].builds_on:
            return Why.IT_BUILDS_ON
        if self._resources[there].path in texts:
            return Why.IT_LINKS
        return Why.ITS_UNIT_LINKS if any(self._owner.get(path) == there for path in texts) else Why.THIS_LINKS

    def _paths(self, here: int, there: int) -> tuple[str, ...]:
        """Return the titles of the learning paths on which both stand."""
        others = self._paths_of[there]
        return tuple(title for title in self._paths_of[here] if title in others) if others else ()

    @cached_property
    def _paths_of(self) -> tuple[tuple[str, ...], ...]:
        of = self._catalogue.paths_of
        return tuple(tuple(path.title for path in of.get(resource.id, ())) for resource in self._resources)

    def _weight(self, terms: frozenset[tuple[str, str]]) -> int:
        return sum(map(self._rarity.__getitem__, terms))

    @cached_property
    def _weights(self) -> tuple[int, ...]:
        return tuple(map(self._weight, self._said))

    @cached_property
    def _said(self) -> tuple[frozenset[tuple[str, str]], ...]:
        """What each resource says of itself: pairs of a field and a term."""
        return tuple(frozenset(_terms_of(resource)) for resource in self._resources)

    @cached_property
    def _rarity(self) -> Mapping[tuple[str, str], int]:
        """What a term weighs: nothing if every resource has it, the more the fewer have it.

        In whole numbers, whose sum is the same in whichever order they are added.
        """
        having: dict[tuple[str, str], int] = {}
        for terms in self._said:
            for term in terms:
                having[term] = having.get(term, 0) + 1
        return {term: round(1000 * math.log(len(self._resources) / count)) for term, count in having.items()}

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], list[int]]:
        """For each rare term, the resources that have it."""
        found: dict[tuple[str, str], list[int]] = {}
        for place, terms in enumerate(self._said):
            for term in terms:
                found.setdefault(term, []).append(place)
        return {term: places for term, places in found.items() if len(places) <= RARE}

    @cached_property
    def _owner(self) -> Mapping[str, int]:
        """For each text that belongs to a resource, the resource."""
        found = {resource.path: place for place, resource in enumerate(self._resources)}
        for course in self._catalogue.courses:
            owner = self._places[course.resource.id]
            found.update(dict.fromkeys((course.trainer_path, *(unit.path for unit in course.units)), owner))
        return found

    @cached_property
    def _linked(self) -> Mapping[int, Mapping[int, frozenset[str]]]:
        """For each resource, those that are linked with it in either direction, and the texts that hold the links."""
        found: dict[int, dict[int, set[str]]] = {}
        for path, named in linked(self._catalogue):
            if path in self._owner and named in self._places and self._owner[path] != self._places[named]:
                for one, other in _both_ways(self._owner[path], self._places[named]):
                    found.setdefault(one, {}).setdefault(other, set()).add(path)
        for resource in self._resources:
            for first in resource.builds_on:
                if first in self._places:
                    for one, other in _both_ways(self._places[resource.id], self._places[first]):
                        found.setdefault(one, {}).setdefault(other, set())
        return {one: {other: frozenset(texts) for other, texts in of.items()} for one, of in found.items()}

    @cached_property
    def _nearness(self) -> Nearness:
        return nearness([_text(resource) for resource in self._resources])


def _both_ways(one: int, other: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return (one, other), (other, one)


def _terms_of(resource: Resource) -> Iterable[tuple[str, str]]:
    return ((kind, term) for kind in KINDS for term in getattr(resource, kind) if (kind, term) not in FOR_ALL)


def _text(resource: Resource) -> Text:
    headings = (heading.text for heading in resource.body.headings)
    paragraphs = (paragraph.text for paragraph in resource.body.paragraphs)
    head = "\n".join((resource.title, resource.summary, *resource.also_called, *headings))
    return Text(head, "\n".join(paragraphs))


def is_elsewhere(resource: Resource, other: Resource) -> bool:
    """Tell whether the other one has its home in a theme that this one does not name."""
    return other.themes[0] not in resource.themes
