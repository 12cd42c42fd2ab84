"""Writes resources/link-health.json: an address in each line, so that a change shows as the lines it touches."""

import json
from typing import Any

from library.model.link_health import LinkHealth, LinkRecord
from library.reading.link_health import VERSION

ABOUT = "Kept by scripts/links.py: how the addresses of other websites answered. Not to be edited by hand."


def link_health_json(health: LinkHealth) -> str:
    """Return the file's words. The same knowledge always gives the same words."""
    lines = [f"{_json(address)}: {_json(_said(record))}" for address, record in sorted(health.records.items())]
    addresses = "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"
    return f'{{\n"about": {_json(ABOUT)},\n"version": {VERSION},\n"addresses": {addresses}\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _said(record: LinkRecord) -> dict[str, Any]:
    said = {
        "status": record.status,
        "code": record.code,
        "reason": record.reason,
        "failures": record.failures,
        "last_ok": record.last_ok.isoformat() if record.last_ok else None,
        "last_tried": record.last_tried.isoformat() if record.last_tried else None,
        "moved_to": record.moved_to,
    }
    # What says nothing is left out, except the status.
    return {name: value for name, value in said.items() if value or name == "status"}
