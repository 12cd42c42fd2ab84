"""How numbers, days and sizes are said on screen, in British English."""

from collections.abc import Collection
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: date) -> str:
    """Return `22 November 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def minutes(value: int) -> str:
    """Return `20 minutes`, `1 hour`, `1½ hours`."""
    return {1: "1 minute", 60: "1 hour", 90: "1½ hours"}.get(value, f"{value} minutes")


def span(values: Collection[int]) -> str:
    """Return the shortest and the longest of several times: `2 to 5 minutes`, `20 minutes`."""
    low, high = min(values), max(values)
    return f"{low} to {high} minutes" if low != high else f"{low} minutes"


def size(value: int) -> str:
    """Return a file's size as readers know it, from bytes: `640 bytes`, `24 kB`, `1.2 MB`."""
    if value < 1000:
        return f"{value} bytes"
    if value < 1_000_000:
        return f"{value / 1000:.0f} kB"
    return f"{value / 1_000_000:.1f} MB"


def count(number: int, one: str, more: str = "") -> str:
    """Return `1 resource`, `21 resources`."""
    return f"{number} {one if number == 1 else more or one + 's'}"
