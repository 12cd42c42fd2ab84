"""One sentence with three choices: I have … minutes, I am …, I need it for …"""

from collections.abc import Callable

from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import facet_values
from library.model.generated_file import Json
from library.model.vocabulary import Moment, Term

Say = Callable[[Term], str]
"""Says a value as it stands in the sentence."""


def sentence_view(catalogue: Catalogue) -> list[Json]:
    """Return the sentence's parts, each with the values that hold at least one resource."""
    values = {facet.name: [value.term for value in held] for facet, held in facet_values(catalogue)}
    parts: tuple[tuple[str, str, str, Say], ...] = (
        ("time", "I have", "any length of time", _minutes),
        ("audience", "I am", "in any role", _label),
        ("when", "I need it for", "any moment", _label),
    )
    return [
        {
            "name": name,
            "says": says,
            "any": nothing,
            "options": [{"id": term.id, "label": say(term)} for term in values.get(name, [])],
        }
        for name, says, nothing, say in parts
    ]


def _label(term: Term) -> str:
    return term.label


def _minutes(term: Term) -> str:
    return in_minutes(term) if isinstance(term, Moment) else term.label


def in_minutes(moment: Moment) -> str:
    """Say the minutes themselves: somebody with ten minutes need not know what we call them."""
    low, high = min(moment.minutes), max(moment.minutes)
    return f"{low} to {high} minutes" if low != high else f"{low} minutes"
