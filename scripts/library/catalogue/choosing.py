"""Which options a chooser suggests for some answers. The page's script does exactly the same (chooser.js).

An option is out of place at a question that was answered with something it does not suit. Out of place at a firm
question, it is never suggested. Options are ordered by how often they are out of place; of two that are as often out
of place, the one that suits the earlier questions comes first, since those decide most; then the one that was made
for more of the answered questions (suiting few of the answers there); then as the file has them. Those in place
everywhere are suggested, three at most; where fewer than two are, the next ones fill up to two and say what does not
suit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from library.model.chooser import Chooser, ChooserOption, ChooserQuestion, Fit

MOST = 3
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One option in the light of the answers."""

    option: ChooserOption
    suits: tuple[Fit, ...]
    """Where it suits what was answered, in the order of the questions."""
    misfits: tuple[Fit, ...]
    """Where it does not."""


def choose(chooser: Chooser, answers: Mapping[str, str]) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return what to suggest, and the rest with why not. `answers` gives an answer's id for a question's id.

    An answer that the chooser does not know counts as not given. Nothing answered: nothing suggested.
    """
    asked = [question for question in chooser.questions if answers.get(question.id) in _ids(question)]
    choices = [_choice(option, asked, answers) for option in chooser.options]
    if not asked:
        return (), tuple(choices)
    places = {question.id: place for place, question in enumerate(asked)}
    sizes = {question.id: len(question.answers) for question in asked}
    firm = {question.id for question in asked if question.firm}
    choices.sort(key=lambda choice: _rank(choice, places, sizes, firm))
    allowed = sum(not _is_barred(choice, firm) for choice in choices)
    fitting = sum(not choice.misfits for choice in choices)
    count = min(MOST, allowed, max(FEWEST, fitting))
    return tuple(choices[:count]), tuple(choices[count:])


def _ids(question: ChooserQuestion) -> set[str]:
    return {answer.id for answer in question.answers}


def _choice(option: ChooserOption, asked: list[ChooserQuestion], answers: Mapping[str, str]) -> Choice:
    first = {fit.question: fit for fit in reversed(option.fits)}
    fits = [first[question.id] for question in asked if question.id in first]
    return Choice(
        option,
        tuple(fit for fit in fits if answers[fit.question] in fit.answers),
        tuple(fit for fit in fits if answers[fit.question] not in fit.answers),
    )


def _rank(
    choice: Choice, places: Mapping[str, int], sizes: Mapping[str, int], firm: set[str]
) -> tuple[bool, int, tuple[int, ...], int]:
    """Return what options are ordered by, the most suitable first."""
    earliest_last = tuple(-places[fit.question] for fit in choice.misfits)
    made_for = sum(sizes[fit.question] - len(fit.answers) for fit in choice.suits)
    return _is_barred(choice, firm), len(choice.misfits), earliest_last, -made_for


def _is_barred(choice: Choice, firm: set[str]) -> bool:
    return any(fit.question in firm for fit in choice.misfits)
