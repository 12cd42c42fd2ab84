"""What stands in `/health.json`, as a JSON Schema: every name, what it means and what it may hold."""

from library.exports.schema_parts import DIALECT, Part, day, ids, listing, number, record, text, version
from library.model.link_health import LinkStatus

VERSION = 1
"""Goes up when a name goes away or changes its meaning; new names may come at any time."""

NAMED: Part = {
    "id": text("The permanent id."),
    "title": text("The title."),
    "url": text("The address, relative to the site's top while the site has no address of its own."),
    "file": text("The file to change, from the repository's top folder."),
    "owner": text("The group that looks after it, an id of the vocabulary `owners`."),
    "themes": ids("Its themes, the first its home."),
}
REVIEW = record(
    **NAMED,
    reviewed=day("The day on which somebody last read all of it."),
    due=day("The day of the next review."),
    state={
        "enum": ["overdue", "soon", "later"],
        "description": "Seen from `day`: passed, within 90 days, or later.",
    },
)
EDITION = record(
    id=text("Its id in the settings file."),
    title=text("Its title."),
    edition=text("The edition that the settings file gives."),
    resources=ids("The resources that rest on it."),
)
LINK = record(
    address=text("The address, without `#` and what follows."),
    status={"enum": [status.value for status in LinkStatus], "description": "How it answered."},
    last_ok=text("The last day on which it answered; empty where that is not known."),
    last_tried=text("The last day on which it was asked; empty where nobody has asked."),
    failures=number("How often in a row it has failed."),
    files=ids("The files that name it."),
)
GAP = record(
    type=text("A kind, an id of the vocabulary `types`."),
    audience=text("A role, an id of the vocabulary `audiences`."),
    when_to_use=text("A moment, an id of the vocabulary `when-to-use`."),
    elsewhere=number("How many other themes have it."),
)
THEME = record(
    theme=text("The theme's id."),
    resources=number("How many resources name the theme."),
    types=ids("Kinds that the library has and this theme has not."),
    audiences=ids("Roles that none of its resources names."),
    when_to_use=ids("Moments that none of its resources names."),
    first=listing("What most other themes have and this one has not, at most three.", GAP),
)
AGE = record(
    id=text("The resource that it is, or that it is a unit of."),
    title=text("The page's title."),
    url=NAMED["url"],
    file=NAMED["file"],
    age=number("Its reading age in years, by the automated readability index."),
    aim={"type": "integer", "minimum": 1, "description": "The age that its kind of resource should not exceed."},
)
SCHEMA: Part = {
    "$schema": DIALECT,
    "title": "The health of the library",
    "description": "What the library needs from those who look after it. Archived resources are in none of it.",
    **record(
        schema_version=version(VERSION),
        publisher=text("Who publishes the library."),
        site=text("The site's own address; empty until the partnership has supplied it."),
        day=day("The day for which all this was counted: the day of the build."),
        resources=number("How many resources are in use."),
        reviews=listing("Every resource in use, the earliest review first.", REVIEW),
        law_unchecked=listing(
            "Resources that rest on law which nobody has compared with its text.",
            record(**NAMED, law=ids("The legal texts, ids of the settings file.")),
        ),
        editions_unconfirmed=listing("Legal texts whose edition nobody has confirmed.", EDITION),
        waiting=listing(
            "Resources that are not signed off, those that have waited longest first.",
            record(**NAMED, status=text("An id of the vocabulary `statuses`.")),
        ),
        links=record(
            counts=record(**{status.value: number("How many addresses.") for status in LinkStatus}),
            addresses=listing("Every address on another site, those that need somebody first.", LINK),
        ),
        gaps=listing("Each theme, the one with the fewest resources first.", THEME),
        reading_age=listing("Each page with enough prose to measure, the hardest for its kind first.", AGE),
        oldest=ids("At most ten resources that nobody has read for 180 days, the longest first."),
        never_linked=ids("Resources that no other page leads to by name."),
    ),
}
