"""A claim that circulates without a source."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.body.prose import passages_of
from library.rules.rule import Context, Rule, short

PER_CENT = r"\s?(?:%|per ?cent\b)"
SEVEN = r"\b(?:seven|7)[\s-]+min(?:ute)?s?\b"
BEST = (
    r"\b(?:ideal|idealised|optimum|optimal|perfect|peak"
    r"|(?:best|right|maximum)\s+(?:length|time|amount|duration|span))\b"
)
OFFENDERS = r"(?:young|youth|juvenile)\s+(?:offend|people\s+(?:who\s+offend|in\s+custody))"
LIVED = r"(?:have\s+lived|be\s+alive(?:\s+today|\s+now)?|not\s+have\s+died|have\s+survived)"
LEARN = r"\b(?:learn\w*|attention|concentrat\w*|focus|retain\w*|retention|memor\w*|absorb\w*)\b"


SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n\s*\n|\n\s*[-*|] ")
LONGEST = 300
"""Characters on either side of which a sentence is not looked for any further."""
DEATH = r"\b(?:homicide|murder\w*|kill\w*|death|separat\w*|fatal\w*)"


class Claim(NamedTuple):
    """One claim: what it holds, and what else stands in the same sentence, before or after."""

    keys: tuple[str, ...]
    """One of these stands in it, in small letters; a text without them is not searched any further."""
    anchor: re.Pattern[str]
    besides: tuple[re.Pattern[str], ...]
    problem: str
    instead: str


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


CLAIMS = (
    Claim(
        ("seven min", "seven-min", "7 min", "7-min", "7min"),
        _any_case(SEVEN),
        (_any_case(BEST), _any_case(LEARN)),
        "no study stands behind it",
        "Keep the format and delete the claim: seven minutes simply fit into a team meeting",
    ),
    Claim(
        ("fbi",),
        re.compile(r"\bFBI\b"),
        (_any_case(r"\b(?:briefings?|minutes?|techni\w+|learning|training)\b"),),
        "nobody has shown that it is so",
        "Keep the format and delete the claim",
    ),
    Claim(
        ("300",),
        _any_case(rf"\b300{PER_CENT}"),
        (_any_case(DEATH),),
        "nobody has shown where the figure comes from",
        "Delete the figure, and say what raises the danger",
    ),
    Claim(
        ("41%", "41 %", "41 per", "41per"),
        _any_case(rf"\b41{PER_CENT}\s+of\s+(?:all\s+|the\s+)?{OFFENDERS}"),
        (),
        "nobody has shown the study that it comes from",
        "Delete the figure, unless you have opened the study itself",
    ),
    Claim(
        ("have lived", "be alive", "have died", "have survived"),
        _any_case(rf"\bwould\s+(?:still\s+)?{LIVED}\s*,?\s+(?:if|had)\b"),
        (),
        "nobody can know it, and it blames somebody",
        "Say what was seen, what was not asked, and what we would do now",
    ),
)


def _check(document: Document, context: Context) -> Iterator[Finding]:
    lower = " ".join(document.text.lower().split())
    claims = [claim for claim in CLAIMS if any(key in lower for key in claim.keys)]
    if not any(claim.anchor.search(document.text) for claim in claims):
        return
    for passage in passages_of(document, context):
        for claim in claims:
            for match in claim.anchor.finditer(passage.text):
                sentence = _around(passage.text, match)
                if all(other.search(sentence) for other in claim.besides):
                    message = f"`{short(sentence, 90)}` is often repeated, but {claim.problem}."
                    yield Finding(passage.at(match.start()), message, claim.instead)


def _around(text: str, match: re.Match[str]) -> str:
    """Return the sentence that a match stands in."""
    earliest, latest = max(0, match.start() - LONGEST), match.end() + LONGEST
    start = max((found.end() for found in SENTENCE_END.finditer(text, earliest, match.start())), default=earliest)
    end = SENTENCE_END.search(text, match.end(), latest)
    return text[start : end.start() if end else latest].strip()


RULE = Rule(
    name="banned-claim",
    what="The page repeats a claim that circulates in safeguarding training without a source.",
    why="Somebody may rest a decision about a child on it, and the rest of the page loses their trust.",
    check=_check,
)
