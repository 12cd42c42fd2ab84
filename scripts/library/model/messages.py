"""The words of every rule that data alone can answer: one list for the check and for the form in the browser.

The rules in Python fill these in, and `exports/contribution_model.py` hands them to the form as they are, so that an
editor reads the same sentence wherever the fault is found. What stands in braces is filled in; nothing else happens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of one fault."""

    rule: str
    """The rule that says it."""
    message: str
    """What was written and what is wrong with it."""
    instead: str
    """The exact replacement, or the next step."""


def _of(rule: str, message: str, instead: str) -> Wording:
    return Wording(rule, message, instead)


_NEAR = " Did you mean `{meant}`?"
_UNKNOWN = "`{path}` is no field of this file."
_TERM = "`{path}` says `{text}`, which is not one of its words."
_REFERENCE = "`{path}` names `{text}`, and no resource has this id."
_KIND = "field-wrong-kind"
_ORDER = "dates-out-of-order"
_QUESTIONS = "supervision-questions-missing"

WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {
        "field-missing": _of("field-missing", "There is no field `{name}`. {doc}", "{example}"),
        "field-missing-in-group": _of("field-missing", "`{group}` has no `{name}`. {doc}", "{example}"),
        "field-unknown": _of("field-unknown", _UNKNOWN, "Delete it, or use one of: {names}"),
        "field-unknown-near": _of("field-unknown", _UNKNOWN + _NEAR, "{meant}:"),
        "field-unknown-type": _of("field-unknown", _UNKNOWN, "Delete it. The folder says it"),
        "field-unknown-slug": _of("field-unknown", _UNKNOWN, "Delete it. The folder's name says it"),
        "field-unknown-path": _of("field-unknown", _UNKNOWN, "Delete it. The folder says it"),
        "field-empty": _of("field-empty", "`{path}` is empty.", "Delete the line, or fill it in"),
        "field-empty-required": _of("field-empty", "`{path}` is empty.", "{example}"),
        "item-empty": _of("field-empty", "An item of `{path}` is empty.", "Delete it, or fill it in"),
        "text-too-long": _of(
            "text-too-long",
            "`{path}` has {length} characters, {over} too many: `{text}`",
            "Take out {over} character{s}",
        ),
        "text-too-short": _of(
            "text-too-short",
            "`{path}` says only `{text}`, {length} character{s}. It needs {min}.",
            "Say in a few more words what a reader gets",
        ),
        "number-out-of-range": _of(
            "number-out-of-range", "`{path}` says {text}. It takes a number from {min} to {max}.", "{nearest}"
        ),
        "number-not-a-choice": _of(
            "number-out-of-range", "`{path}` says {text}. It takes one of {choices}.", "{nearest}"
        ),
        "list-too-short": _of("list-wrong-length", "`{path}` has {count} item{s}. It takes {room}.", "Add {by}"),
        "list-too-long": _of("list-wrong-length", "`{path}` has {count} item{s}. It takes {room}.", "Take out {by}"),
        "term-unknown": _of("term-unknown", _TERM, "One of: {words}"),
        "term-unknown-near": _of("term-unknown", _TERM + _NEAR, "{meant}"),
        "term-is-label": _of("term-unknown", "`{path}` says `{text}`, which is what readers see." + _NEAR, "{meant}"),
        "value-misshapen": _of("value-misshapen", "`{path}` says `{text}`. It takes {wanted}.", "{mended}"),
        "value-misshapen-long": _of(
            "value-misshapen", "`{path}` says `{text}`. It takes {wanted}, of at most {max} characters.", "{mended}"
        ),
        "repeated-value": _of("repeated-value", "`{text}` stands twice in `{path}`.", "Delete one of the two"),
        "wrong-kind-list": _of(_KIND, "`{path}` takes a list, and {said}.", "{meant}"),
        "wrong-kind-group": _of(_KIND, "`{path}` takes a group of fields, and {said}.", "{meant}"),
        "wrong-kind-one": _of(_KIND, "`{path}` takes one value, and {said}.", "{meant}"),
        "wrong-kind-value": _of(_KIND, "`{path}` says `{text}`, {fault}", "{meant}"),
        "duplicate-id": _of("duplicate-id", "`{text}` is already the id of {other}.", "{free}"),
        "id-reused": _of(
            "id-reused",
            "`{text}` was published as the id of resources/{slug}/. "
            "Either the folder has a new name, or the id is used a second time.",
            "If the folder has a new name: aliases: [{aliases}]. If not: a new id",
        ),
        "duplicate-slug": _of(
            "duplicate-slug",
            "The address resources/{slug}/ already belongs to {other}.",
            "Rename one of the two folders",
        ),
        "alias-taken": _of(
            "duplicate-slug",
            "The address resources/{slug}/ already belongs to {other}.",
            "Take `{slug}` out of `aliases`",
        ),
        "alias-is-folder": _of(
            "duplicate-slug",
            "`{slug}` is the folder's name now, not an earlier one.",
            "Take `{slug}` out of `aliases`",
        ),
        "duplicate-title": _of(
            "duplicate-title",
            "`{text}` is also the title of {other}.",
            "A title that says what sets this one apart",
        ),
        "folder-name-misshapen": _of(
            "folder-name-misshapen",
            "The folder's name `{slug}` becomes the page's address. "
            "An address takes small letters, numbers and single hyphens, {max} characters at most.",
            "Rename the folder to {better}",
        ),
        "folder-name-hopeless": _of(
            "folder-name-misshapen",
            "The folder's name `{slug}` becomes the page's address. "
            "An address takes small letters, numbers and single hyphens, {max} characters at most.",
            "Rename the folder",
        ),
        "related-unknown": _of(
            "related-unknown", _REFERENCE, "The id that stands at the top of the other resource's index.md"
        ),
        "related-unknown-near": _of("related-unknown", _REFERENCE + _NEAR, "{meant}"),
        "related-to-itself": _of(
            "related-to-itself",
            "`{path}` names `{text}`, which is this resource.",
            "Take `{text}` out of `{path}`",
        ),
        "related-one-sided": _of(
            "related-one-sided",
            "This page names `{text}` as related, and `{text}` does not name `{mine}` in return.",
            "In {other}: related: [{theirs}]",
        ),
        "date-in-future": _of("date-in-future", "`{path}` says {day}, and today is {today}.", "{today}"),
        "date-before-library": _of(
            _ORDER,
            "`{name}` says {day}, long before this library began.",
            "The year in full, such as {meant}",
        ),
        "reviewed-before-published": _of(
            _ORDER, "`reviewed` says {day}, long before `published` {published}.", "{published}"
        ),
        "change-before-published": _of(
            _ORDER, "This change is dated {day}, before `published` {published}.", "{published}"
        ),
        "changes-out-of-order": _of(
            _ORDER, "The change of {day} stands below the one of {other}.", "Put the newest change first"
        ),
        "checked-before-year": _of(
            _ORDER, "`{path}` says {day}, before its `year` {year}.", "The day on which somebody last opened it"
        ),
        "quick-exit-missing": _of(
            "quick-exit-missing",
            "The theme `{theme}` needs the quick exit, and `quick_exit` is not true.",
            "quick_exit: true",
        ),
        "restriction-unexplained": _of(
            "restriction-unexplained",
            "`restriction` says `{text}`, and no `restriction_note` says how.",
            "restriction_note: One sentence that names the training, the licence or the role",
        ),
        "questions-too-few": _of(
            _QUESTIONS,
            "`supervision_questions` has {count} of the {wanted} questions that a page needs.",
            "Write {more} more",
        ),
        "questions-too-many": _of(
            _QUESTIONS,
            "`supervision_questions` has {count} questions, and {wanted} are wanted.",
            "Keep the {wanted} that fit this page best",
        ),
        "question-asks-nothing": _of(_QUESTIONS, "`{text}` does not end in a question mark.", "{mended}?"),
    }
)
"""By what was found. Several may belong to one rule."""

FRAGMENTS: Mapping[str, str] = MappingProxyType(
    {
        "said-one-value": "`{text}` is one value",
        "said-list": "this is a list",
        "said-group": "this is a group of fields",
        "exactly": "exactly {min}",
        "from-to": "{min} to {max}",
        "at-most": "at most {max}",
        "none": "no",
        "something-else": "something else",
        "not-a-number": "where a whole number belongs.",
        "a-number": "A whole number, in figures",
        "not-a-flag": "where `true` or `false` belongs.",
        "no-such-day": "which is a day that does not exist.",
        "not-a-day": "where a day belongs, written as year, month and day.",
        "a-day": "YYYY-MM-DD",
        "not-a-moment": "where a day and a time belong, such as `2027-03-09 14:00`.",
        "not-an-address": "which is not an address on the web.",
        "an-address": "https://…",
        "free-id": "An id that no other resource has",
    }
)
"""Parts of sentences, filled in before the whole is."""


def said(found: str, **values: object) -> tuple[str, str]:
    """Return the message and what to write instead."""
    wording = WORDINGS[found]
    return wording.message.format_map(values).strip(), wording.instead.format_map(values)


def part(name: str, **values: object) -> str:
    """Return a part of a sentence."""
    return FRAGMENTS[name].format_map(values)


def plural(count: int) -> str:
    """Return the ending of a counted word."""
    return "" if count == 1 else "s"
