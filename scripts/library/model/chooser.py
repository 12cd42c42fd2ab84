"""A chooser: options that stand beside each other in a table, and a few questions that narrow them."""

from dataclasses import dataclass
from typing import Annotated

from library.model import fields
from library.model.resource import SLUG

Name = Annotated[
    str, fields.Text(max=40, pattern=SLUG, looks_like="a short name of small letters and hyphens, such as `one-to-one`")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserAnswer:
    """One answer to a chooser's question."""

    id: Name
    """Its name in the page's address."""
    label: Annotated[str, fields.Text(max=60)]
    """What readers choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserQuestion:
    """One plain question that narrows the options."""

    id: Name
    """Its name in the page's address."""
    ask: Annotated[str, fields.Text(min=5, max=120)]
    """The question, as somebody would say it."""
    heading: Annotated[str, fields.Text(max=30)]
    """The heading of its column in the table."""
    answers: Annotated[tuple[ChooserAnswer, ...], fields.ListOf(fields.Record(ChooserAnswer), min=2, max=6)]
    """The answers; each must suit an option at least."""
    firm: Annotated[bool, fields.Flag()] = False
    """Whether an option that does not suit the answer is never suggested, however well it suits the rest: danger,
    training, licences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How an option stands to one question."""

    question: Name
    """The question's id."""
    answers: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=40), min=1, max=6)]
    """The answers that it suits."""
    because: Annotated[str, fields.Text(min=5, max=160)]
    """Why it suits them; shown where it is suggested."""
    otherwise: Annotated[str, fields.Text(max=160)] = ""
    """Why it does not suit the others; shown where it is left out. Needed unless it suits all answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserOption:
    """One thing to choose."""

    id: Name
    """Its short name."""
    name: Annotated[str, fields.Text(max=60)]
    """What it is called."""
    resource: Annotated[str, fields.Reference()] = ""
    """The resource of this library that holds or explains it."""
    credit: Annotated[str, fields.Text(max=120)] = ""
    """Whose idea it is."""
    url: Annotated[str, fields.Url()] = ""
    """Where its owner keeps it."""
    summary: Annotated[str, fields.Text(min=10, max=200)]
    """What it is, in a sentence."""
    choose_when: Annotated[str, fields.Text(min=5, max=160)]
    """When it is the one to choose."""
    not_for: Annotated[str, fields.Text(min=5, max=160)]
    """What it does not suit."""
    training: Annotated[str, fields.Term("training-needs")]
    """Whether somebody needs training first; shown as a badge."""
    licence: Annotated[str, fields.Term("use-rights")]
    """Who may use it; shown as a badge."""
    licence_note: Annotated[str, fields.Text(max=160)] = ""
    """The same in a sentence, where there is more to say."""
    fits: Annotated[tuple[Fit, ...], fields.ListOf(fields.Record(Fit), min=1, max=8)]
    """How it stands to each question, in any order. A question left out: it suits every answer."""
    combine_with: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=40), max=3)] = ()
    """Ids of options that go well with it."""
    combine_note: Annotated[str, fields.Text(max=160)] = ""
    """How they go together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """What chooser.yml says."""

    thing: Annotated[str, fields.Text(max=40)]
    """What is chosen, in one or two words, as in “Find the right …”: `model`."""
    always: Annotated[str, fields.Text(max=300)] = ""
    """What holds whatever is chosen, such as when to stop and follow procedures."""
    questions: Annotated[tuple[ChooserQuestion, ...], fields.ListOf(fields.Record(ChooserQuestion), min=2, max=6)]
    """The questions, the one that decides most first."""
    options: Annotated[tuple[ChooserOption, ...], fields.ListOf(fields.Record(ChooserOption), min=3, max=30)]
    """The options; of two that fit alike, the first is named first."""
