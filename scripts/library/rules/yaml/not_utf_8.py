"""A file saved in an old encoding."""

from library.model.nodes import Trap
from library.rules.rule import Rule
from library.rules.yaml.trap import check_for


def _message(trap: Trap) -> str:
    # What older programs on Windows mean by it: https://encoding.spec.whatwg.org/#windows-1252
    sign = bytes.fromhex(trap.written.removeprefix("byte ")).decode("cp1252", errors="replace")
    shown = f"The sign `{sign}`" if sign.isprintable() and sign != "\ufffd" else "A sign on this line"
    return f"{shown} was saved as older programs save it, and readers would see a question mark in its place."


RULE = Rule(
    name="not-utf-8",
    what="A file is not saved as UTF-8, the one way of storing letters that every program shares.",
    why="Accents, dashes and quotation marks would reach readers as odd signs.",
    check=check_for(
        "not-utf-8",
        _message,
        lambda _: "Delete it and type it again. For the whole file: Save as, then under Encoding choose UTF-8",
    ),
)
