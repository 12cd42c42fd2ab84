"""Markdown that shows what somebody wrote, whatever it is, and does nothing with it."""

import re

from library.model.generated_file import GeneratedFile

FOLDER = "contribute/"
"""Where the pages stand in docs/."""
NOTE = "# Made by `python3 scripts/reference.py`. Change {source}, and run that again."
SNIPPET = re.compile(r"^([ \t]*;*)(-{2,}8<-{2,})", re.MULTILINE)
BACKTICKS = re.compile(r"`{3,}")
MOST_LINES = 60
MOST_CHARACTERS = 600
SIGNS = {"\t": "⇥", "\r": "␍", "\ufeff": "␟", "\u00a0": "␣"}
"""Characters that nobody sees, with one to show in their place."""
UNSEEN = re.compile("[\x00-\x1f\x7f-\xa0\ufeff]")


def page(path: str, title: str, description: str, body: str, source: str) -> GeneratedFile:
    """Return a page of docs/contribute/ with its front matter."""
    front = [
        NOTE.format(source=source),
        f"title: {in_quotes(title)}",
        f"description: {in_quotes(description.replace('`', ''))}",
    ]
    text = "\n".join(["---", *front, "---", "", body.strip(), ""])
    return GeneratedFile(FOLDER + path, text, source)


def fenced(text: str, language: str = "text") -> str:
    """Return text in a block that no extension of Markdown reads."""
    lines = [_shortened(_visible(line)) for line in text.strip("\n").split("\n")]
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], "…"]
    # pymdownx.snippets looks into such blocks too; a semicolon tells it to leave the line alone.
    shown = SNIPPET.sub(r";\1\2", "\n".join(lines))
    longest = max((len(run) for run in BACKTICKS.findall(shown)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{shown}\n{fence}"


def _visible(line: str) -> str:
    """Return a line with a sign for each character that a page would swallow."""
    return UNSEEN.sub(lambda match: SIGNS.get(match[0]) or _picture(ord(match[0])), line)


def _picture(control: int) -> str:
    return chr(0x2400 + control) if control < 0x20 else "␡"


def _shortened(line: str) -> str:
    return line if len(line) <= MOST_CHARACTERS else line[: MOST_CHARACTERS - 1] + "…"


def in_quotes(text: str) -> str:
    """Return text as a value that YAML reads letter for letter."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
