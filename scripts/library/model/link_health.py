"""How an address on another site answered when it was last asked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LinkStatus(StrEnum):
    """What is known of an address."""

    BROKEN = "broken"
    """It failed so often in a row that somebody should put it right."""
    FAILING = "failing"
    """It failed lately; perhaps its site only rests."""
    UNKNOWN = "unknown"
    """Its site turns programs away, so a person has to open it."""
    NOT_CHECKED = "not-checked"
    OK = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHealth:
    """What is known of one address."""

    status: LinkStatus
    last_ok: date | None = None
    """The last day on which it answered."""
    last_tried: date | None = None
    """The last day on which it was asked."""
    failures: int = 0
    """How often in a row it has failed."""


NOT_CHECKED = LinkHealth(status=LinkStatus.NOT_CHECKED)
"""Stands for an address that nobody has asked yet."""
