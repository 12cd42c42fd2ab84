"""Opens a file that travelled between the two halves of a workflow: anybody may have written it."""

import json
from typing import Any


class UnusableError(Exception):
    """The file is not what our own command writes."""


def opened(data: bytes, most: int) -> dict[str, Any]:
    """Return the fields of a JSON file of at most so many bytes. What they hold has still to be looked at."""
    if len(data) > most:
        raise UnusableError(f"It has more than {most} bytes.")
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnusableError("It is no JSON.") from error
    if not isinstance(found, dict):
        raise UnusableError("It holds no fields.")
    return found
