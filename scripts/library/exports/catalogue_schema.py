"""What stands in `/catalogue.json`, as a JSON Schema: every name, what it means and what it may hold."""

from library.exports.schema_parts import DIALECT, Part, day, ids, listing, number, record, text, version

VERSION = 1
"""Goes up when a name goes away or changes its meaning; new names may come at any time."""

TERM = record(
    id=text("What resources name it by. It never changes its meaning."),
    label=text("What readers see."),
    definition=text("What it means, in a sentence; empty where its label says all."),
)
RESOURCE = record(
    id=text("The permanent id. It is never used again for something else."),
    title=text("The title. It may change."),
    summary=text("One sentence that says what it is for."),
    url=text("Its address today, counted from the site's top while `site` is empty."),
    type=text("What kind it is, an id of `types`."),
    themes=ids("Ids of `themes`; the first is its home."),
    topics=ids("Ids of `topics`."),
    audiences=ids("Ids of `audiences`. With `everyone` it is for every role: count it in when you look for one."),
    when_to_use=ids("Ids of `when-to-use`: the moments in which somebody reaches for it."),
    ages=ids("Ids of `ages`: the children it is about. `all-children` holds every age."),
    minutes=number("Typical time to use it, in minutes."),
    level=text("How much experience it expects, an id of `levels`."),
    status=text("Where it stands with the partnership, an id of `statuses`. Archived ones are not here."),
    owner=text("The group that keeps it right, an id of `owners`."),
    licence=text("The licence of our own words on its page, an id of `licences`."),
    restriction=text("Whether using it needs training, a licence or a role, an id of `restrictions`."),
    content_warning=text("What in it may distress; empty where nothing needs saying. Show it where you show more."),
    published=day("The day it first appeared."),
    reviewed=day("The day somebody last read all of it."),
    next_review=day("The day on which the next review is due."),
    law=ids("The legal texts that it rests on, ids of the partnership's settings."),
    law_checked={
        "type": "string",
        "pattern": r"^(\d{4}-\d{2}-\d{2})?$",
        "description": "The day somebody compared it with them; empty where nobody has.",
    },
    related=ids("Ids of resources that its editor named to go with it, the closest first."),
    permanent_url=text("The address that never breaks: link this one. Counted from the site's top as `url` is."),
)
SCHEMA: Part = {
    "$schema": DIALECT,
    "title": "The catalogue of the library",
    "description": "Every resource in use, for agencies that show a part of the library on their own pages.",
    **record(
        schema_version=version(VERSION),
        publisher=text("Who publishes the library. Name it beside what you show."),
        site=text("The site's own address, with a slash at its end; empty until the partnership has supplied it."),
        vocabularies={
            "type": "object",
            "description": "The lists of terms, by their names: what the ids in a resource mean.",
            "required": ["audiences", "ages", "levels", "themes", "types", "when-to-use"],
            "additionalProperties": listing("The terms, in the order in which readers see them.", TERM),
        },
        resources=listing("Every resource in use, by title.", RESOURCE),
    ),
}
