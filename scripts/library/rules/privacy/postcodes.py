"""What the rules on postcodes and home addresses share."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from library.reading.documents import Document
from library.rules.privacy.personal import Line, matches
from library.rules.rule import Context

# The postcode areas of the United Kingdom and the Crown Dependencies; BX and GIR belong to companies.
AREA_LETTERS = """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN
    EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK
    ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA
    TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
AREAS = frozenset(AREA_LETTERS.split())
SHAPE = re.compile(
    r"(?<![\w-])(?P<area>[A-Z]{1,2})(?P<district>\d[A-HJKMNPR-Y]|\d{1,2})[ \u00a0]?"
    r"\d[ABD-HJLNP-UW-Z]{2}(?![\w-])",
    re.IGNORECASE,
)
STREET = re.compile(
    r"(?<![\w.-])\d{1,4}[A-Za-z]?,?\s+(?:[A-Z][\w'’.-]*\s+){1,4}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Cl|Court|Ct|Crescent|Cres|Grove|Terrace|Place|Way|Gardens|"
    r"Walk|Mount|View|Square|Row|Rise|Hill|Park|Green|Mews|Parade|Fold|Croft|Garth|Gate)\b"
)


class Postcode(NamedTuple):
    """A full postcode."""

    line: Line
    match: re.Match[str]
    street: re.Match[str] | None
    """The house number and street that stand before it on its line."""


def postcodes(document: Document, context: Context) -> Iterator[Postcode]:
    """Go through the full postcodes of a document. Letters are all capitals or all small, never `E10 5th`."""
    for line, match in matches(document, context, SHAPE):
        if match["area"].upper() in AREAS and (match[0].isupper() or match[0].islower()):
            yield Postcode(line, match, STREET.search(line.text[: match.start()]))
