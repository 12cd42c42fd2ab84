"""Where a sentence ends, for all that measures its length."""

import re

END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
SHORTENED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|Prof|St|No|para|paras|pp?|ss?|ch)|\b[A-Z])\.$")
"""Words that end in a full stop without ending a sentence."""


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    found: list[str] = []
    start = 0
    for match in END.finditer(text):
        if SHORTENED.search(text, max(0, match.start() - 8), match.start()):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found
