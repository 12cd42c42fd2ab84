"""A word that blames, hides what happened, or is out of date."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.body.discussed import without_discussed
from library.rules.body.prose import body_of, fields_of
from library.rules.rule import Context, Rule, short


class Word(NamedTuple):
    """An expression to avoid, with what to write."""

    pattern: str
    better: str


CONDITIONS = r"(?:autism|ADHD|cerebral|down|epilepsy|a (?:disability|learning)|learning|disabilit)\w*"
WORDS = (
    Word(r"disguised compliance", "What was said, what you saw, and on which dates"),
    Word(r"hard[\s-]to[\s-]reach", "We have not yet found a way to work with …"),
    Word(r"(?:non[\s-]?|not )engag(?:ing|ement)|fail(?:ed|s|ing|ure)? to engage", "What you tried, and when"),
    Word(r"did not attend|failed to attend", "was not brought (for a child)"),
    Word(r"fail(?:ed|s|ing|ure)? to protect", "What the person causing harm did, and what this parent tried"),
    Word(r"toxic trio", "Name each problem and its effect on this child"),
    Word(r"witness(?:es|ed|ing)? (?:to |of )?domestic (?:abuse|violence)", "a victim of domestic abuse"),
    Word(r"street[\s-]?wise", "Describe what makes the child vulnerable, and who is responsible"),
    Word(r"attention[\s-]seeking", "connection-seeking, or describe the behaviour"),
    Word(r"commit(?:ted|s|ting)? suicide|(?:successful|completed) suicide", "died by suicide"),
    Word(r"(?-i:BAME|BME)", "Black, Asian and Mixed Heritage, then name the group"),
    Word(r"partner issues", "What the person causing harm did"),
    Word(rf"suffer(?:s|ed|ing)? from {CONDITIONS}", "has …, or a child with …"),
    Word(r"absent father", "his name, and what you know of his part in the child's life"),
    Word(r"squalor|squalid", "What you saw, smelled and heard, and what it means for the child"),
    Word(r"(?:find|get|gain|need|bring|give|reach|sense of)\w*(?: \w+)? closure", "living with the death"),
    Word(r"clients?", "child, young person, parent, or the person's name"),
)  # fmt: skip
"""From the fact base and the glossary. `case` is left out: only a reader can tell what is meant."""

KEYS = (
    "disguised", "to reach", "to-reach", "engaging", "engagement", "to engage", "not attend", "to attend",
    "to protect", "toxic", "witness", "streetwise", "street wise", "street-wise", "seeking", "suicide",
    "bame", "bme", "partner issues", "suffer", "absent father", "squal", "closure", "client",
)  # fmt: skip
"""A part of each expression: most pages hold none, and need no slower look."""
ANY = re.compile(
    rf"\b(?:{'|'.join(f'(?P<w{place}>{word.pattern})' for place, word in enumerate(WORDS))})\b", re.IGNORECASE
)


def _check(document: Document, context: Context) -> Iterator[Finding]:
    lower = " ".join(document.text.lower().split())
    if not any(key in lower for key in KEYS) or not ANY.search(document.text):
        return
    body = body_of(document, context)
    passages = [*fields_of(document), *([body] if body else [])]
    for passage in passages:
        text = without_discussed(passage.text) if passage is body else passage.text
        for match in ANY.finditer(text):
            word = WORDS[int((match.lastgroup or "w0")[1:])]
            yield Finding(
                passage.at(match.start()),
                f"`{short(match[0])}` can blame somebody, or hide what happened. "
                "If the page speaks about the words themselves, put them in quotation marks.",
                word.better,
            )


RULE = Rule(
    name="word-to-avoid",
    what="The page uses a label, such as “hard to reach”, for which this library has better words.",
    why="Words decide who is asked to change. A label lets everybody stop asking what happened to the child.",
    severity=Severity.WARNING,
    check=_check,
)
