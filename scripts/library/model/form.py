"""A form: sections of questions that somebody fills in on screen, on paper or in Word."""

from dataclasses import dataclass
from typing import Annotated

from library.model import fields
from library.model.chooser import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOption:
    """One thing to tick or to rank."""

    id: Name
    """Its short name; what a saved form and a return hold."""
    label: Annotated[str, fields.Text(max=120)]
    """What people read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a field is asked at all."""

    field: Name
    """The id of an earlier field."""
    answers: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=40), min=1, max=12)]
    """The answers there with which this field is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table to fill in."""

    id: Name
    """Its short name."""
    label: Annotated[str, fields.Text(max=60)]
    """Its heading."""
    kind: Annotated[str, fields.Term("column-kinds")] = "line"
    """What goes into its cells."""
    options: Annotated[tuple[FormOption, ...], fields.ListOf(fields.Record(FormOption), max=12)] = ()
    """What to choose from, where the kind is `one`."""


ACTION_COLUMNS = (
    Column(id="what", label="What"),
    Column(id="who", label="Who, by role", kind="role"),
    Column(id="when", label="By when", kind="date"),
    Column(id="know", label="How we shall know"),
)
"""What every table of actions asks for."""
STEPS = (1, 2, 3, 4, 5)
"""The steps of every scale."""
FIXED_CHOICES = {
    "yes-no": (FormOption(id="yes", label="Yes"), FormOption(id="no", label="No")),
    "rag": (
        FormOption(id="red", label="Red"),
        FormOption(id="amber", label="Amber"),
        FormOption(id="green", label="Green"),
    ),
    "scale": tuple(FormOption(id=str(step), label=str(step)) for step in STEPS),
}
"""The answers of those kinds of field that bring their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question of a form."""

    id: Name
    """Its permanent name: what was saved under it is found again."""
    ask: Annotated[str, fields.Text(min=3, max=200)]
    """The question or the prompt."""
    kind: Annotated[str, fields.Term("field-kinds")]
    """How it is answered."""
    help: Annotated[str, fields.Text(max=300)] = ""
    """What helps to answer it."""
    options: Annotated[tuple[FormOption, ...], fields.ListOf(fields.Record(FormOption), max=20)] = ()
    """What to choose from or to rank."""
    most: Annotated[int, fields.Number(min=1, max=20)] | None = None
    """The most that may be ticked."""
    columns: Annotated[tuple[Column, ...], fields.ListOf(fields.Record(Column), max=8)] = ()
    """The columns of a table. A table of actions has its own."""
    rows: Annotated[int, fields.Number(min=1, max=30)] = 3
    """How many lines or rows there are on paper, and to begin with on screen."""
    low: Annotated[str, fields.Text(max=40)] = ""
    """What the lowest number of a scale means."""
    high: Annotated[str, fields.Text(max=40)] = ""
    """What the highest number means."""
    required: Annotated[bool, fields.Flag()] = False
    """Whether a return is complete only with it. Nothing ever stops somebody from printing or saving."""
    when: Annotated[Condition, fields.Record(Condition)] | None = None
    """When it is asked. Left out: always. On paper it is always shown, with the condition in words."""
    private: Annotated[bool, fields.Flag()] = False
    """Whether it stays out of what is handed on as a return."""
    gaps: Annotated[bool, fields.Flag()] = False
    """Whether the page shows the longest gaps between the rows of a table. It needs a column `date` of that kind."""

    @property
    def choices(self) -> tuple[FormOption, ...]:
        """What can be chosen, whether the form or the kind says so; nothing for words, days and tables."""
        return FIXED_CHOICES.get(self.kind, self.options)

    @property
    def grid(self) -> tuple[Column, ...]:
        """The columns of a table of either kind."""
        return ACTION_COLUMNS if self.kind == "actions" else self.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """A part of a form under one heading."""

    id: Name
    """Its short name."""
    title: Annotated[str, fields.Text(max=80)]
    """Its heading."""
    minutes: Annotated[int, fields.Number(min=1, max=120)] | None = None
    """The part of the time that it should have."""
    help: Annotated[str, fields.Text(max=300)] = ""
    """What helps with the whole section."""
    each: Annotated[str, fields.Text(max=40)] = ""
    """`themes` where the section is filled in once for each learning theme."""
    fields: Annotated[tuple[FormField, ...], fields.ListOf(fields.Record(FormField), min=1, max=40)]
    """Its questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What form.yml says."""

    version: Annotated[int, fields.Number(min=1, max=999)]
    """One more whenever a question changes its meaning; a return names it."""
    about_child: Annotated[bool, fields.Flag()] = False
    """Whether it is about a child or a family: it then asks for initials or an id and never for a name."""
    returns: Annotated[str, fields.Term("return-kinds")] = ""
    """What kind of return it makes, if it is handed on and collated: such as `survey`."""
    save_name: Annotated[str, fields.Text(max=40, pattern=r"[a-z0-9-]+", looks_like="small letters and hyphens")]
    """The beginning of the names of its files: `supervision-record`."""
    note: Annotated[str, fields.Text(max=300)] = ""
    """What somebody must know before they begin, such as where the filled form belongs."""
    sections: Annotated[tuple[FormSection, ...], fields.ListOf(fields.Record(FormSection), min=1, max=30)]
    """The sections, in their order."""

    @property
    def minutes(self) -> int:
        """The sections' times together."""
        return sum(section.minutes or 0 for section in self.sections)
