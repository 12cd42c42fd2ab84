"""A page for each rule, from the rule itself and its case file, and an index by family."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from library.model.generated_file import GeneratedFile
from library.model.problem import NEVER_IGNORED, Problem, Severity
from library.reference import changes
from library.reference.markdown import fenced, page

FOLDER = "rules/"
REGISTRY = "scripts/library/rules/registry.py"
INTRODUCTION = """\
The check looks for each of these faults. Every line that it prints begins with the place and the code, and
each code has a page: what it finds, why it matters, an example that fails and one that passes.

An error stops the site from being published. A warning never does. A notice is said before a release."""
FAMILIES = {
    "YML": "How the fields are written",
    "RES": "What the fields say",
    "CRS": "Courses",
    "QST": "Questions in courses",
    "PTH": "Learning paths",
    "CHO": "Choosers",
    "FRM": "Forms",
    "CRD": "Decks of cards",
    "EXE": "Case exercises",
    "VID": "Films and webinars",
    "FLM": "Films made from a storyboard",
    "LOG": "The learning log",
    "EVD": "Figures",
    "LNK": "Links",
    "TXT": "Words and headings",
    "MED": "Pictures, films and other files",
    "SAF": "Safe pages",
    "PRV": "People's private details",
}
"""The first letters of a code, and what its family is about; the order is the index's."""
SEVERITIES = {
    Severity.ERROR: "This is an error. It stops the site from being published until it is mended.",
    Severity.WARNING: "This is a warning. It never stops the site: somebody should look.",
    Severity.NOTICE: "This is a notice. Only `python3 scripts/check.py --release` says it.",
}
HIDDEN = "A dot stands for a digit or a letter, so that this page gives away nothing that could be somebody's."
BESIDE = (
    "The fault is in a file, which has no place for a remark. If the rule is wrong about it, "
    "leave the rule out of one run with `python3 scripts/check.py --ignore {code}`, "
    "and tell whoever keeps the library."
)


@dataclass(frozen=True, slots=True)
class Example:
    """A change to a small library that is otherwise right."""

    about: str
    change: Mapping[str, Any]
    """As a case file gives it: `front`, `body`, `append`, `text`, `files`, `remove`, `today`, `release`."""
    said: Problem | None = None
    """What the check says of it."""


@dataclass(frozen=True, slots=True)
class ExplainedRule:
    """A rule with what its page needs besides."""

    code: str
    name: str
    what: str
    why: str
    severity: Severity
    fails: Example
    passes: Example


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule, and the codes that no rule has any more."""

    rules: tuple[ExplainedRule, ...]
    retired: Mapping[str, str] = field(default_factory=dict)


def files(every: Rules) -> Iterator[GeneratedFile]:
    """Return the index and every rule's page."""
    yield _index(every)
    for rule in every.rules:
        yield _page(rule)
    for code, why in every.retired.items():
        yield page(_path(code), f"{code} · retired", why, f"No rule has this code any more. {why}", REGISTRY)


def _path(code: str) -> str:
    return f"{FOLDER}{code.lower()}.md"


def _title(rule: ExplainedRule) -> str:
    return f"{rule.code} · {rule.name}"


def _index(every: Rules) -> GeneratedFile:
    parts = [INTRODUCTION]
    ordered = sorted(every.rules, key=lambda rule: (list(FAMILIES).index(rule.code[:3]), rule.code))
    for family, rules in groupby(ordered, key=lambda rule: rule.code[:3]):
        parts += [f"## {FAMILIES[family]}", "\n".join(_line(rule) for rule in rules)]
    if every.retired:
        gone = "\n".join(f"- `{code}`: {why}" for code, why in every.retired.items())
        parts += ["## Codes that are no longer used", gone]
    body = "\n\n".join(parts)
    return page(FOLDER + "index.md", "What the check looks for", "Every rule, by family.", body, REGISTRY)


def _line(rule: ExplainedRule) -> str:
    severity = "" if rule.severity is Severity.ERROR else f" ({rule.severity})"
    return f"- [{_title(rule)}]({rule.code.lower()}.md){severity}: {rule.what}"


def _page(rule: ExplainedRule) -> GeneratedFile:
    private = rule.code.startswith("PRV")
    body = [
        rule.what,
        rule.why,
        SEVERITIES[rule.severity],
        "## An example that fails",
        *_example(replace(rule.fails, change=changes.hidden(rule.fails.change)) if private else rule.fails),
        *([HIDDEN] if private else []),
        *_said(rule.fails.said),
        "## An example that passes",
        *_example(rule.passes),
        *_ignoring(rule),
        "[Every rule](index.md) · [Every field](../fields.md)",
    ]
    source = "the rule or its case file in tests/rules/cases/"
    return page(_path(rule.code), _title(rule), rule.what, "\n\n".join(body), source)


def _example(example: Example) -> Iterator[str]:
    if example.about:
        yield f"{_escaped(example.about[0].upper() + example.about[1:])}."
    yield from changes.shown(example.change)
    if isinstance(day := example.change.get("today"), date):
        yield f"The day is {day.day} {day:%B %Y}."


def _said(problem: Problem | None) -> Iterator[str]:
    if problem is None:
        return
    instead = [f"Instead: {problem.instead}"] if problem.instead else []
    lines = [str(problem.place), problem.message, *instead]
    yield "The check says:"
    yield fenced("\n".join(lines))


def _ignoring(rule: ExplainedRule) -> Iterator[str]:
    if rule.severity is Severity.NOTICE:
        return
    yield "## If the rule is wrong here"
    if rule.code.startswith(NEVER_IGNORED):
        yield "This rule can't be ignored. Tell whoever keeps the library, and leave the words out meanwhile."
        return
    said = rule.fails.said
    if said and not said.place.path.endswith((".md", ".yml")):
        yield BESIDE.format(code=rule.code)
        return
    yield "Say so on that line or on the line above it. Without a reason the check does not listen."
    yield "Among the fields, and in files that end in `.yml`:"
    yield fenced(f"# ignore {rule.code}: why the rule is wrong here")
    if not rule.code.startswith(("YML", "RES")):
        yield "In the words of a page:"
        yield fenced(f"<!-- ignore {rule.code}: why the rule is wrong here -->")


def _escaped(text: str) -> str:
    """Return the words of a remark, with what Markdown and HTML would take for their own made harmless."""
    for sign in "\\`*_[]<>#":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("&", "&amp;")
