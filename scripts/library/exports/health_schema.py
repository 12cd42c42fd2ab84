"""What stands in `/health.json`, as a JSON Schema: every name, what it means and what it may hold."""

from library.model.generated_file import Json
from library.model.link_health import LinkStatus

VERSION = 1
"""Goes up when a name goes away or changes its meaning; new names may come at any time."""

Part = dict[str, Json]


def _text(description: str) -> Part:
    return {"type": "string", "description": description}


def _day(description: str) -> Part:
    return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": description}


def _number(description: str) -> Part:
    return {"type": "integer", "minimum": 0, "description": description}


def _list(description: str, items: Part) -> Part:
    return {"type": "array", "description": description, "items": items}


def _record(**properties: Json) -> Part:
    # Other names may come within a version, so a reader must not stumble over one.
    return {"type": "object", "required": [*properties], "properties": properties}


def _ids(description: str) -> Part:
    return _list(description, {"type": "string"})


NAMED: Part = {
    "id": _text("The permanent id."),
    "title": _text("The title."),
    "url": _text("The address, relative to the site's top while the site has no address of its own."),
    "file": _text("The file to change, from the repository's top folder."),
    "owner": _text("The group that looks after it, an id of the vocabulary `owners`."),
    "themes": _ids("Its themes, the first its home."),
}
REVIEW = _record(
    **NAMED,
    reviewed=_day("The day on which somebody last read all of it."),
    due=_day("The day of the next review."),
    state={
        "enum": ["overdue", "soon", "later"],
        "description": "Seen from `day`: passed, within 90 days, or later.",
    },
)
EDITION = _record(
    id=_text("Its id in the settings file."),
    title=_text("Its title."),
    edition=_text("The edition that the settings file gives."),
    resources=_ids("The resources that rest on it."),
)
LINK = _record(
    address=_text("The address, without `#` and what follows."),
    status={"enum": [status.value for status in LinkStatus], "description": "How it answered."},
    last_ok=_text("The last day on which it answered; empty where that is not known."),
    last_tried=_text("The last day on which it was asked; empty where nobody has asked."),
    failures=_number("How often in a row it has failed."),
    files=_ids("The files that name it."),
)
GAP = _record(
    type=_text("A kind, an id of the vocabulary `types`."),
    audience=_text("A role, an id of the vocabulary `audiences`."),
    when_to_use=_text("A moment, an id of the vocabulary `when-to-use`."),
    elsewhere=_number("How many other themes have it."),
)
THEME = _record(
    theme=_text("The theme's id."),
    resources=_number("How many resources name the theme."),
    types=_ids("Kinds that the library has and this theme has not."),
    audiences=_ids("Roles that none of its resources names."),
    when_to_use=_ids("Moments that none of its resources names."),
    first=_list("What most other themes have and this one has not, at most three.", GAP),
)
AGE = _record(
    id=_text("The resource that it is, or that it is a unit of."),
    title=_text("The page's title."),
    url=NAMED["url"],
    file=NAMED["file"],
    age=_number("Its reading age in years, by the automated readability index."),
    aim={"type": "integer", "minimum": 1, "description": "The age that its kind of resource should not exceed."},
)
SCHEMA: Part = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The health of the library",
    "description": "What the library needs from those who look after it. Archived resources are in none of it.",
    **_record(
        schema_version={
            "const": VERSION,
            "description": "Goes up when a name goes away or changes its meaning; new names may come at any time.",
        },
        publisher=_text("Who publishes the library."),
        site=_text("The site's own address; empty until the partnership has supplied it."),
        day=_day("The day for which all this was counted: the day of the build."),
        resources=_number("How many resources are in use."),
        reviews=_list("Every resource in use, the earliest review first.", REVIEW),
        law_unchecked=_list(
            "Resources that rest on law which nobody has compared with its text.",
            _record(**NAMED, law=_ids("The legal texts, ids of the settings file.")),
        ),
        editions_unconfirmed=_list("Legal texts whose edition nobody has confirmed.", EDITION),
        waiting=_list(
            "Resources that are not signed off, those that have waited longest first.",
            _record(**NAMED, status=_text("An id of the vocabulary `statuses`.")),
        ),
        links=_record(
            counts=_record(**{status.value: _number("How many addresses.") for status in LinkStatus}),
            addresses=_list("Every address on another site, those that need somebody first.", LINK),
        ),
        gaps=_list("Each theme, the one with the fewest resources first.", THEME),
        reading_age=_list("Each page with enough prose to measure, the hardest for its kind first.", AGE),
        oldest=_ids("At most ten resources that nobody has read for 180 days, the longest first."),
        never_linked=_ids("Resources that no other page leads to by name."),
    ),
}
