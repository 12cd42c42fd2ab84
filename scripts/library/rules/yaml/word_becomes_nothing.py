"""A word that YAML turns into nothing."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="word-becomes-nothing",
    what="`null` or `~` stands as a value without quotes, and becomes nothing.",
    why="Readers would find a gap where a word was written.",
    check=check_for(
        "word-becomes-nothing",
        lambda trap: f"Without quotes, `{short(trap.written)}` means nothing at all.",
        lambda trap: f"{trap.instead}, or take the line away if nothing is meant",
    ),
)
