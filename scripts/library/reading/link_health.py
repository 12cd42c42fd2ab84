"""Reads resources/link-health.json, which `scripts/links.py` keeps. Never raises for what the file says."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from library.model.link_health import LinkHealth, LinkReason, LinkRecord, LinkStatus
from library.reading.records import as_date

PATH = "resources/link-health.json"
"""From the repository's top folder."""
VERSION = 1


def read_link_health(root: Path) -> LinkHealth:
    """Return what is known of the addresses of other websites; nothing where nobody has looked yet."""
    path = root / PATH
    if not path.is_file():
        return LinkHealth()
    return understood(path.read_text(encoding="utf-8", errors="replace"))


def understood(text: str) -> LinkHealth:
    """Return what the file's words mean."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f"from line {error.lineno} " if isinstance(error, json.JSONDecodeError) else ""
        return LinkHealth(problem=f"{PATH} can't be read {line}on.")
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("addresses"), dict):
        return LinkHealth(problem=f"{PATH} is not as scripts/links.py writes it.")
    records: dict[str, LinkRecord] = {}
    unclear = ""
    for address, said in data["addresses"].items():
        if record := _record(address, said):
            records[address] = record
        else:
            unclear = unclear or f"{PATH} can't be understood where it speaks of {address}."
    return LinkHealth(records, unclear)


def _record(address: str, said: Any) -> LinkRecord | None:
    if not isinstance(said, Mapping):
        return None
    code, failures, moved_to = said.get("code", 0), said.get("failures", 0), said.get("moved_to", "")
    days = [said.get(name) for name in ("last_ok", "last_tried")]
    if not (type(code) is int and type(failures) is int and failures >= 0 and isinstance(moved_to, str)):
        return None
    if any(day is not None and not (isinstance(day, str) and as_date(day)) for day in days):
        return None
    try:
        status, reason = LinkStatus(str(said.get("status"))), LinkReason(said.get("reason", ""))
    except ValueError:
        return None
    last_ok, last_tried = (as_date(day) if day else None for day in days)
    return LinkRecord(address, status, code, reason, failures, last_ok, last_tried, moved_to)
