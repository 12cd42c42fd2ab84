"""What the partnership says about a theme, from resources/themes/<theme>.md."""

from dataclasses import dataclass, field
from typing import Annotated

from library.model import fields
from library.model.body import Body
from library.model.resource import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossLink:
    """A link from one theme to another."""

    theme: Annotated[str, fields.Term("themes")]
    """The other theme."""
    why: Annotated[str, fields.Text(max=240)]
    """Why the two belong together, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something a practitioner or a manager can do this week."""

    text: Annotated[str, fields.Text(max=240)]
    """The step, as a short instruction."""
    resource: Annotated[str, fields.Reference()] = ""
    """The resource that helps with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePage:
    """A theme's own page, besides the resources listed on it."""

    theme: Annotated[str, fields.Term("themes")]
    """The theme it is about; also its file's name."""
    lead: Annotated[str, fields.Text(min=20, max=260)]
    """One or two sentences that say why the theme matters to a child."""
    start_here: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), min=1, max=4)]
    """The ids to open first, the quickest to use at the front."""
    across: Annotated[tuple[AcrossLink, ...], fields.ListOf(fields.Record(AcrossLink), min=1, max=6)]
    """Links to other themes."""
    next_steps: Annotated[tuple[NextStep, ...], fields.ListOf(fields.Record(NextStep), min=1, max=6)]
    """What to do this week."""
    sources: Annotated[tuple[Source, ...], fields.ListOf(fields.Record(Source), min=1)]
    """Where its facts come from."""

    path: str
    body: Body = field(repr=False)
