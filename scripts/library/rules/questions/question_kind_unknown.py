"""A question of a kind that does not exist."""

import difflib

from library.model.nodes import Trap
from library.model.question import QuestionKind
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

KINDS = (*(kind.value for kind in QuestionKind), "trainer")
OTHER_WORDS = {
    "single": "one",
    "single-choice": "one",
    "choice": "one",
    "multiple": "several",
    "multiple-choice": "several",
    "many": "several",
    "true-false": "true-or-false",
    "tf": "true-or-false",
    "sort": "order",
    "ordering": "order",
    "pairs": "match",
    "branching": "scenario",
    "reflect": "reflection",
    "free-text": "reflection",
    "note": "trainer",
}
"""What other programs call these."""


def _meant(trap: Trap) -> str:
    word = "-".join(trap.written.lower().replace("/", " ").split())
    # So short a word as `one` is far from itself with a single slip.
    close = difflib.get_close_matches(word, KINDS, n=1, cutoff=0.6)
    return OTHER_WORDS.get(word) or (close[0] if close else "")


def _message(trap: Trap) -> str:
    meant = f" Did you mean `{_meant(trap)}`?" if _meant(trap) else f" The kinds are {', '.join(KINDS)}."
    written = f"`{short(trap.written)}` is no kind of question." if trap.written else "This names no kind of question."
    return written + meant


def _instead(trap: Trap) -> str:
    return f"/// {_meant(trap) or 'one'} | {short(trap.detail) or 'a-short-name'}"


RULE = Rule(
    name="question-kind-unknown",
    what="The word after `///` is no kind of question.",
    why="Nobody can tell what to draw, so the question would be missing from the page.",
    check=check_for("question-kind-unknown", _message, _instead),
)
