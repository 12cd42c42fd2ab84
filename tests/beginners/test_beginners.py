"""What a beginner is told says which file and line, what, why and what to type, in words that need no computing."""

import re
import shutil
from pathlib import Path

import pytest

from library.rules.registry import RULES
from tests.beginners.mistakes import HERE, NAMES, kept, said_now
from tests.commands.small_library import Library

JARGON = re.compile(
    r"\b(yaml|front[- ]matter|scalars?|mappings?|keys?|strings?|pars(?:e|ed|er|ing)|syntax|tokens?|boolean"
    r"|arrays?|indent\w*|bytes?|regular expressions?|delimiters?|exceptions?|escap\w+|characters? class)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"^(resources/\S.*), line \d+, column \d+  [A-Z]{3}\d{3} ")
ACCEPT = "read it, then run: PYTHONPATH=scripts python3 -m tests.beginners.mistakes --accept"


def test_there_are_at_least_ten() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_is_what_somebody_has_read(name: str) -> None:
    assert said_now(name) == kept(name), ACCEPT


@pytest.mark.parametrize("name", NAMES)
def test_each_fault_says_where_what_why_and_what_to_type(name: str) -> None:
    *faults, _ = [fault for fault in re.split(r"\n{2,}", kept(name)) if fault.strip()]
    assert faults
    for fault in faults:
        place, what, *labelled = fault.split("\n")
        assert PLACE.match(place), place
        assert what.strip().endswith((".", "?")), what
        assert [line.split()[0] for line in labelled] == ["Why:", "Instead:", "More:"], fault


@pytest.mark.parametrize("name", NAMES)
def test_it_makes_sense_read_aloud(name: str) -> None:
    # A rule's code, its short name and its address are for looking up, not for reading.
    words = re.sub(r"(?m)^(resources/.*?) {2}[A-Z]{3}\d{3}.*$|^ {2}More:.*$", "", kept(name))
    assert JARGON.findall(words) == []


@pytest.mark.parametrize("code", RULES)
def test_no_rule_explains_itself_in_the_words_of_programmers(code: str) -> None:
    assert JARGON.findall(f"{RULES[code].what} {RULES[code].why}") == []


def test_the_command_itself_says_the_same(tmp_path: Path) -> None:
    name = "colon_in_the_title"
    library = Library.copied(tmp_path / "library")
    shutil.copytree(HERE / name / "library", library.root, dirs_exist_ok=True)
    done = library.run("check.py", "--only", "YML")
    assert done.returncode == 1, done.stderr
    assert done.stdout == kept(name)
