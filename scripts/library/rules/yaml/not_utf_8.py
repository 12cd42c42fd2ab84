"""A file saved in an old encoding."""

from library.rules.rule import Rule
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="not-utf-8",
    what="A file is not saved as UTF-8, the one way of storing letters that every program shares.",
    why="Accents, dashes and quotation marks would reach readers as odd signs.",
    check=check_for(
        "not-utf-8",
        lambda trap: f"A letter here is stored in an old way ({trap.written}) that can't be shown.",
        lambda _: "In your editor choose Save as, then the encoding UTF-8",
    ),
)
