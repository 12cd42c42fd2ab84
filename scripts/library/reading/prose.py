"""The words of a Markdown text that its page says itself.

Code, comments, addresses and quoted words are blanked out with spaces, so that every offset, line and column
still counts for the text as it was written.
"""

import re

FENCE = re.compile(r"^[ \t>]*+(`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t>]*+\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?<!`)(`+)(?!`)[^`]{1,400}\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TARGET = re.compile(r"(?<=\])\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+\"[^\"\n]*\")?\)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S[^\n]*$", re.MULTILINE)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
ATTRIBUTES = re.compile(r"\{[:.#][^{}\n]*\}")
# A quotation ends with its paragraph, so that a mark left open never hides the rest of the page.
INSIDE = r"\n(?!\s*\n)"
QUOTES = (
    re.compile(rf"“(?:[^”\n]|{INSIDE}){{1,600}}”"),
    re.compile(rf'(?<!\w)"(?:[^"\n]|{INSIDE}){{1,600}}"(?!\w)'),
    re.compile(rf"‘(?:[^‘’\n]|’(?=\w)|{INSIDE}){{1,300}}’(?!\w)"),
    re.compile(r"(?<![\w'])'(?:[^'\n]|'(?=\w)){1,300}'(?!\w)"),
)
BOX_TITLE = re.compile(r"[ \t>]*(?:!!!|\?\?\?)")


def without_code(text: str) -> str:
    """Blank out code and comments."""
    if "```" in text or "~~~" in text:
        text = FENCE.sub(_blank, text)
    if "`" in text:
        text = CODE.sub(_blank, text)
    return COMMENT.sub(_blank, text) if "<!--" in text else text


def without_addresses(text: str) -> str:
    """Blank out code, comments, the addresses of links and HTML."""
    text = without_code(text)
    for pattern, sign in ((TARGET, "]("), (REFERENCE, "]:"), (TAG, "<"), (ATTRIBUTES, "{")):
        if sign in text:
            text = pattern.sub(_blank, text)
    return text


def own_words(text: str) -> str:
    """Blank out all that, and what stands in quotation marks: such words are discussed or somebody else's."""
    text = without_addresses(text)
    for quotes in QUOTES:
        text = quotes.sub(_blank_unless_title, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in match[0])


def _blank_unless_title(match: re.Match[str]) -> str:
    line_start = match.string.rfind("\n", 0, match.start()) + 1
    return match[0] if BOX_TITLE.match(match.string, line_start) else _blank(match)
