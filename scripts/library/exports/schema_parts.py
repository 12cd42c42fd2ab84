"""The parts that our JSON Schemas are put together from. https://json-schema.org/draft/2020-12"""

from library.model.generated_file import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Part = dict[str, Json]


def text(description: str) -> Part:
    """Return words."""
    return {"type": "string", "description": description}


def day(description: str) -> Part:
    """Return a day: `2026-11-23`."""
    return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": description}


def number(description: str) -> Part:
    """Return a whole number."""
    return {"type": "integer", "minimum": 0, "description": description}


def listing(description: str, items: Part) -> Part:
    """Return a list."""
    return {"type": "array", "description": description, "items": items}


def ids(description: str) -> Part:
    """Return a list of ids."""
    return listing(description, {"type": "string"})


def record(**properties: Json) -> Part:
    """Return a record in which every name is there."""
    # Other names may come within a version, so a reader must not stumble over one.
    return {"type": "object", "required": [*properties], "properties": properties}


def version(current: int) -> Part:
    """Return the number of the version."""
    return {
        "const": current,
        "description": "Goes up when a name goes away or changes its meaning; new names may come at any time.",
    }
