"""`/search/shelf.json` and the cards: what a browser needs to narrow the library without asking a server.

One small file says which resource has which values; the cards, with everything that is read, lie in files of
fifty and come only when they are shown. Both are in the order of the permanent ids, which squeezes best.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import FACETS, Facet, values_of
from library.model.generated_file import GeneratedFile, Json
from library.model.resource import Resource
from library.pages import views

VERSION = 1
PER_FILE = 50
"""Cards in one file: ten results touch few files, and a file stays near 5 kB compressed."""
SHOWN = ("id", "title", "summary", "url", "theme", "theme_label", "type_label", "minutes", "who", "restricted")
"""What a card on any other page shows too."""


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the shelf and its cards."""
    ordered = sorted(catalogue.resources, key=lambda resource: resource.id)
    cards = [_compact([_card(catalogue, item) for item in part]) for part in _parts(ordered)]
    for number, text in enumerate(cards):
        yield GeneratedFile(addresses.cards_of_shelf(number), text, "resources/")
    facets = [_facet(catalogue, facet, ordered) for facet in FACETS]
    shelf: Json = {
        "version": VERSION,
        "cards": hashlib.sha256("".join(cards).encode()).hexdigest()[:8],
        "per_file": PER_FILE,
        "ids": " ".join(resource.id for resource in ordered),
        "facets": [facet for facet in facets if facet["values"]],
    }
    yield GeneratedFile(addresses.SHELF, _compact(shelf), "resources/")


def _parts(resources: Sequence[Resource]) -> Iterator[Sequence[Resource]]:
    for start in range(0, len(resources), PER_FILE):
        yield resources[start : start + PER_FILE]


def _facet(catalogue: Catalogue, facet: Facet, resources: Sequence[Resource]) -> dict[str, Json]:
    """Return a facet: its values, the sets of values that occur, and the number of each resource's set.

    Most resources share their set with others, so ten thousand of them cost one small number each.
    """
    given = [values_of(catalogue, resource)[facet.name] for resource in resources]
    used = frozenset[str]().union(*given)
    ids: list[Json] = [term.id for term in catalogue.vocabulary(facet.vocabulary) if term.id in used]
    place = {value: number for number, value in enumerate(ids)}
    # A resource's first theme is its home. In other facets order says nothing, and would only make more sets.
    sort = tuple if facet.name == "theme" else sorted
    held = [tuple(sort(place[value] for value in values if value in place)) for values in given]
    sets = {values: number for number, values in enumerate(dict.fromkeys(held))}
    return {
        "name": facet.name,
        "values": ids,
        "sets": [[*values] for values in sets],
        "of": [sets[values] for values in held],
    }


def _card(catalogue: Catalogue, resource: Resource) -> Json:
    shown = views.card(catalogue, resource)
    return {
        **{name: shown[name] for name in SHOWN},
        "takes": resource.minutes,
        "when": ", ".join(catalogue.label("when-to-use", moment) for moment in resource.when_to_use),
        "sensitive": catalogue.is_sensitive(resource),
        "updated": resource.updated.isoformat(),
        "also": list(resource.also_called),
    }


def _compact(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
