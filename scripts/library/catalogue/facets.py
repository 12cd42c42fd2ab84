"""How the library is narrowed: seven facets, OR inside one and AND across them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource
from library.model.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of narrowing."""

    name: str
    """In addresses and in the query: `audience`."""
    label: str
    """The question it answers, as readers see it."""
    vocabulary: str
    """The vocabulary of its values."""
    noun: str
    """What its values are, in a sentence: `by role`."""
    heading: str = "{}"
    """The heading of a value's own page, with its label in the braces."""
    followed: bool = False
    """Whether each value has a feed of its own."""


FACETS = (
    Facet("theme", "Theme", "themes", "theme", "Theme: {}"),
    Facet("type", "Kind of resource", "types", "kind of resource"),
    Facet("audience", "Who you are", "audiences", "role", "For you: {}", followed=True),
    Facet("when", "When you need it", "when-to-use", "moment of use", "When you need it: {}", followed=True),
    Facet("time", "Minutes you have", "moments", "minutes you have", "{}"),
    Facet("level", "Level", "levels", "level", "Level: {}"),
    Facet("age", "Age of the child", "ages", "age of the child", "Age: {}"),
)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and what it holds."""

    facet: Facet
    term: Term
    resources: tuple[Resource, ...]


def values_of(catalogue: Catalogue, resource: Resource) -> Mapping[str, tuple[str, ...]]:
    """Return a resource's values for each facet.

    What is for everyone is for each role too: a midwife who asks for midwives' resources must not miss it.
    The same holds for `all-children`.
    """
    return {
        "theme": resource.themes,
        "type": (resource.type,),
        "audience": _widened(catalogue, "audiences", resource.audiences, "everyone"),
        "when": resource.when_to_use,
        "time": tuple(moment.id for moment in catalogue.moments if resource.minutes in moment.minutes),
        "level": (resource.level,),
        "age": _ages(catalogue, resource),
    }


def facet_values(catalogue: Catalogue) -> tuple[tuple[Facet, tuple[FacetValue, ...]], ...]:
    """Return every facet with its values that hold at least one resource, in the vocabularies' order."""
    held: dict[tuple[str, str], list[Resource]] = {}
    for resource in catalogue.resources:
        for name, values in values_of(catalogue, resource).items():
            for value in values:
                held.setdefault((name, value), []).append(resource)
    return tuple(
        (
            facet,
            tuple(
                FacetValue(facet, term, tuple(held[facet.name, term.id]))
                for term in catalogue.vocabulary(facet.vocabulary)
                if (facet.name, term.id) in held
            ),
        )
        for facet in FACETS
    )


def counts(catalogue: Catalogue, vocabulary: str) -> Counter[str]:
    """Return how many resources each value of one facet holds."""
    name = next(facet.name for facet in FACETS if facet.vocabulary == vocabulary)
    return Counter(value for resource in catalogue.resources for value in values_of(catalogue, resource)[name])


def _widened(catalogue: Catalogue, vocabulary: str, values: tuple[str, ...], everything: str) -> tuple[str, ...]:
    if everything not in values:
        return values
    return tuple(term.id for term in catalogue.vocabulary(vocabulary))


NOT_CHILDREN = {"parents-carers", "transition", "disabled"}


def _ages(catalogue: Catalogue, resource: Resource) -> tuple[str, ...]:
    if "all-children" not in resource.ages:
        return resource.ages
    stages = tuple(term.id for term in catalogue.vocabulary("ages") if term.id not in NOT_CHILDREN)
    return (*stages, *(age for age in resource.ages if age in NOT_CHILDREN))
