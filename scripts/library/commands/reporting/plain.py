"""Makes words harmless that somebody else wrote, before they reach a terminal or a log."""

import re
import unicodedata

LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn"}
KEPT = {"\n", "\u00ad", "\u200c", "\u200d"}
"""A line end, and the invisible letters that ordinary words and pictures of families are made with."""
COMMAND = re.compile(r"(?m)^([^\S\n]*):(?=:)")


def lines(text: str) -> str:
    """Return text in which escape codes and changes of direction are spelt out. Lines stay lines."""
    whole = LINE_ENDS.sub("\n", text)
    if whole.isascii() and whole.replace("\n", "").isprintable():
        return whole
    return "".join(_spelt(char) if _is_harmful(char) else char for char in whole)


def line(text: str) -> str:
    """Return text as one harmless line."""
    return " ".join(lines(text).split("\n"))


def for_log(text: str) -> str:
    """Return lines that a build log won't obey. GitHub obeys `::` at a line's start and `##[` anywhere."""
    return COMMAND.sub(r"\1: ", lines(text)).replace("##[", "# #[")


def _is_harmful(char: str) -> bool:
    return char not in KEPT and unicodedata.category(char) in HARMFUL


def _spelt(char: str) -> str:
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
