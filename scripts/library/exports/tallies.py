"""Counts answers as they come, so that a million returns take the room of one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from library.catalogue.form_layout import Asked, Part
from library.model.returned import Return

COUNTED = frozenset({"one", "yes-no", "rag", "scale"})
"""Kinds of question with one answer out of several."""


@dataclass(slots=True)
class Count:
    """The answers to one question."""

    answered: int = 0
    chosen: Counter[str] = field(default_factory=Counter)
    """How often each answer was chosen; in a ranking, how often it came first."""
    places: Counter[str] = field(default_factory=Counter)
    """In a ranking, the sum of each answer's places."""


@dataclass(slots=True)
class Tally:
    """The answers to every question of a form."""

    parts: tuple[Part, ...]
    returns: int = 0
    earlier: int = 0
    """Of them, those that answer an earlier version of the form."""
    late: int = 0
    counts: dict[str, Count] = field(default_factory=dict)
    """By the question's key."""

    @property
    def asked(self) -> Iterable[Asked]:
        """Every question."""
        return (asked for part in self.parts for asked in part.asked)

    def add(self, returned: Return, version: int) -> None:
        """Count a return."""
        self.returns += 1
        self.earlier += returned.form_version < version
        self.late += returned.late
        for asked in self.asked:
            answer = returned.answers.get((asked.field.id, asked.theme))
            if answer is None:
                continue
            count = self.counts.setdefault(asked.key, Count())
            count.answered += 1
            if asked.field.kind in COUNTED:
                count.chosen[str(answer)] += 1
            elif asked.field.kind in {"several", "ranking"} and isinstance(answer, tuple):
                ids = [item for item in answer if isinstance(item, str)]
                count.chosen.update(ids[:1] if asked.field.kind == "ranking" else ids)
                count.places.update({item: place for place, item in enumerate(ids, start=1)})

    def of(self, asked: Asked) -> Count:
        """Return the count of one question; an empty one where nobody answered."""
        return self.counts.get(asked.key) or Count()
