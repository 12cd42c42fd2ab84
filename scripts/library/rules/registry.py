"""Every rule and its code: the visible table. A code is never used again; a retired one keeps its line."""

from collections.abc import Mapping

from library.rules.metadata import term_unknown
from library.rules.rule import Rule
from library.rules.yaml import unquoted_colon

RULES: Mapping[str, Rule] = {
    "YML001": unquoted_colon.RULE,
    "RES009": term_unknown.RULE,
}

RETIRED: Mapping[str, str] = {}
"""Codes that no rule has any more, with why."""
