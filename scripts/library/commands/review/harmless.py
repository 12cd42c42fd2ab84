"""Puts a stranger's words into a comment on GitHub so that they are seen and do nothing.

No link, picture, heading or mention comes of them. https://github.github.com/gfm
"""

import re
import unicodedata

INVISIBLE = "\u200b"
MARKDOWN = re.compile(r"([\\`*_\[\]<>~|$&]|^[-+#=])")
CODE = re.compile(r"`([^`]+)`")
RUNS = re.compile(r"`+")
CALLS = re.compile(r"@|#(?=\d)|:(?=//)|(?<=www)\.|(?<=GH)-(?=\d)", re.IGNORECASE)
"""What GitHub makes links or mentions of by itself, wherever it stands."""
HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def line(text: str) -> str:
    """Return text as one line without anything that can't be seen."""
    return " ".join("".join(" " if unicodedata.category(char) in HARMFUL else char for char in text).split())


def row(text: str) -> str:
    """Return one line of a file as it stands, its spaces too, without anything that can't be seen."""
    return "".join(" " if unicodedata.category(char) in HARMFUL else char for char in text)


def words(text: str) -> str:
    """Return a sentence in which only what stands between single backticks keeps its look, as code."""
    parts = CODE.split(line(text))
    # What was between backticks stands at every second place.
    return "".join(code(part) if place % 2 else _plain(part) for place, part in enumerate(parts))


def code(text: str) -> str:
    """Return text as code within a line."""
    flat = line(text)
    if not flat:
        return ""
    fence = "`" * (_longest(flat) + 1)
    space = " " if "`" in flat else ""
    return f"{fence}{space}{flat}{space}{fence}"


def block(text: str, language: str) -> str:
    """Return a line of a file as a block of code."""
    shown = row(text)
    fence = "`" * max(3, _longest(shown) + 1)
    return f"{fence}{language}\n{shown}\n{fence}"


def _plain(text: str) -> str:
    called = CALLS.sub(lambda match: match[0] + INVISIBLE, text)
    return MARKDOWN.sub(r"\\\1", called)


def _longest(text: str) -> int:
    return max((len(run) for run in RUNS.findall(text)), default=0)
