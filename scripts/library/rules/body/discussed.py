"""Where a page speaks about words, and does not use them."""

import re

SIGN = re.compile(
    r"(?i)\b(?:avoid|instead of|rather than|vague|not this|unhelpful|before|labels?|blam\w*|jargon"
    r"|don.t|do not)\b"
)
"""In a column's header, a heading or the title of a box: what follows is what not to write."""
SPOKEN_OF = re.compile(
    r"(?i)\b(?:avoid\w*|instead of|rather than|in place of|never (?:write|say|use)"
    r"|(?:do not|don['’]t|not) (?:write|say|use)"
    r"|(?:label|term|phrase|word|expression|words)s?)\b[^.!?\n]*"
)
DELIMITER = re.compile(r"[ \t>]*\|?[ \t:|-]*-[ \t:|-]*$")
HEADING = re.compile(r"(#{1,6})[ \t]")
BOX = re.compile(r"([ \t]*)(?:!!!|\?\?\?\+?)[ \t]")
DEFINITION = re.compile(r"[ \t]{0,3}:[ \t]")


def without_discussed(text: str) -> str:
    """Blank out columns, sections, boxes, defined words and sentences that are about what not to write."""
    lines = text.split("\n")
    _blank_columns(lines)
    _blank_parts(lines)
    for row, line in enumerate(lines[1:], start=1):
        if DEFINITION.match(line):
            lines[row - 1] = " " * len(lines[row - 1])
    return SPOKEN_OF.sub(lambda match: " " * len(match[0]), "\n".join(lines))


def _blank_columns(lines: list[str]) -> None:
    columns: set[int] = set()
    for row, line in enumerate(lines):
        if "|" not in line:
            columns = set()
        elif row and DELIMITER.match(line):
            columns = {place for place, cell in enumerate(_cells(lines[row - 1])) if SIGN.search(cell)}
        elif columns:
            cells = _cells(line)
            blanked = [" " * len(cell) if place in columns else cell for place, cell in enumerate(cells)]
            lines[row] = "|".join(blanked) if line.lstrip().startswith("|") else "|".join(blanked)[1:]


def _cells(line: str) -> list[str]:
    """Return the cells of a row; the first is what stands before the row's own first bar."""
    return (line if line.lstrip().startswith("|") else f"|{line}").split("|")


def _blank_parts(lines: list[str]) -> None:
    in_section, box = False, ""
    for row, line in enumerate(lines):
        if heading := HEADING.match(line):
            in_section = bool(SIGN.search(line[heading.end() :]))
        elif found := BOX.match(line):
            box = f"{found[1]}    " if SIGN.search(line) else ""
        elif box and line.strip() and not line.startswith(box):
            box = ""
        if in_section or box:
            lines[row] = " " * len(line)
