"""The partnership that publishes this library: one settings file, resources/partnership.yml."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from library.model import fields
from library.model.vocabulary import TermId


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalText:
    """A law or a piece of statutory guidance that resources rest on. One edit here updates every page."""

    id: TermId
    """What resources name in `law:`."""
    title: Annotated[str, fields.Text(max=120)]
    """Its title without the edition."""
    edition: Annotated[str, fields.Text(max=60)]
    """The edition that applies now, as readers say it: `2023` or `2021 c. 17`."""
    url: Annotated[str, fields.Url()]
    """Where its publisher keeps it."""
    checked: Annotated[date, fields.Date()] | None = None
    """The day on which somebody last opened the publisher's page and confirmed the edition. Unset: not confirmed."""
    note: Annotated[str, fields.Text(max=300)] = ""
    """What a reader must know about the edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership:
    """Who publishes the library. What is unset is visibly missing on the pages and listed by `check.py --release`."""

    name: Annotated[str, fields.Text(max=80)]
    """The partnership's name, in the header of every page."""
    short_name: Annotated[str, fields.Text(max=20)]
    """Its usual short form."""
    area: Annotated[str, fields.Text(max=60)]
    """The place it serves."""
    library_name: Annotated[str, fields.Text(max=60)]
    """What this library is called."""
    site_url: Annotated[str, fields.Url()] = ""
    """Where the site is published, ending in a slash; permanent links, feeds and the sitemap need it."""
    repository_url: Annotated[str, fields.Url()] = ""
    """Where editors propose changes."""
    website: Annotated[str, fields.Url()] = ""
    """The partnership's own website."""
    contact_email: Annotated[
        str, fields.Text(max=120, pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+", looks_like="an e-mail address")
    ] = ""
    """Who answers questions about the library. A shared mailbox, never a person's own."""
    front_door_name: Annotated[str, fields.Text(max=60)] = ""
    """What the area calls its front door to children's social care."""
    front_door_number: Annotated[str, fields.Text(max=30, pattern=r"[0-9 ]{5,}", looks_like="digits and spaces")] = ""
    """The front door's telephone number in working hours. Supplied and verified by the partnership, never guessed."""
    front_door_out_of_hours: Annotated[
        str, fields.Text(max=30, pattern=r"[0-9 ]{5,}", looks_like="digits and spaces")
    ] = ""
    """The number at night and at weekends."""
    front_door_url: Annotated[str, fields.Url()] = ""
    """The page that says how to make a referral."""
    booking_url: Annotated[str, fields.Url()] = ""
    """Where people book a place at webinars and courses."""
    booking_note: Annotated[str, fields.Text(max=200)] = ""
    """How to book, in a sentence, where there is no such page or more needs saying."""
    procedures_url: Annotated[str, fields.Url()] = ""
    """The local safeguarding procedures."""
    quick_exit_url: Annotated[str, fields.Url()] = "https://www.bbc.co.uk/weather"
    """Where the quick exit leads: an ordinary page that says nothing about this library."""
    legal_texts: Annotated[tuple[LegalText, ...], fields.ListOf(fields.Record(LegalText), min=1)]
    """The laws and guidance that resources rest on, each with the edition that applies now."""


WANTED_FOR_RELEASE = (
    "site_url",
    "repository_url",
    "contact_email",
    "front_door_name",
    "front_door_number",
    "front_door_out_of_hours",
    "front_door_url",
    "booking_url",
    "procedures_url",
)
"""Settings that only the partnership can supply."""
