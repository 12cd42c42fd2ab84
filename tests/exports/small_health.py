"""The smallest library with something of everything that its health is about: due, unchecked, hard, alone, archived."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.model.link_health import LinkHealth, LinkReason, LinkRecord, LinkStatus
from library.reading.tree import read_tree
from tests.commands.small_library import Library

TODAY = date(2027, 3, 1)
HARD = (
    "Organisational arrangements supporting reflective supervision consequently determine whether practitioners "
    "understand, acknowledge and appropriately interrogate underlying assumptions influencing professional judgements "
    "concerning parental engagement throughout multi-agency assessment processes and subsequent statutory intervention."
)
FRONT = """\
---
id: {id}
title: {title}
summary: A resource that the tests of the library's health look after.
themes: [{themes}]
audiences: [{audiences}]
when_to_use: [before-visit]
ages: [all-children]
minutes: 5
level: introductory
status: {status}
owner: {owner}
licence: cc-by-4.0
restriction: none
published: 2026-01-02
reviewed: {reviewed}
review_months: {months}
{more}sources:
  - title: Written for this library
    publisher: Exampleshire Safeguarding Children Partnership
    year: 2026
    evidence: practice-wisdom
    url: https://source.example.org/page
supervision_questions:
  - What did you see with your own eyes in {id}?
  - Which answer did you accept too soon in {id}?
  - What will you ask next time in {id}?
---

{body}
"""
USUAL: Mapping[str, str] = {
    "themes": "curiosity",
    "audiences": "everyone",
    "status": "live",
    "owner": "business-unit",
    "reviewed": "2027-02-01",
    "months": "12",
    "more": "",
    "body": "Ask one more question, and read [the first tool](../first-tool/index.md#what-next) too.",
}
RESOURCES: Mapping[str, Mapping[str, str]] = {
    # Due on 28 February 2027: the day before TODAY.
    "hh-01": {"title": "Passed & yesterday", "reviewed": "2026-02-28", "owner": "audit-and-review"},
    # Due today: not overdue yet.
    "hh-02": {"title": "Due today", "reviewed": "2026-03-01", "owner": "audit-and-review"},
    # 31 August and six months: the last day that every month has.
    "hh-03": {"title": "Long passed", "reviewed": "2026-08-31", "months": "6", "themes": "neglect, curiosity"},
    "hh-04": {"title": "Due in ninety days", "reviewed": "2026-05-28", "months": "12"},
    "hh-05": {"title": "Due in a while", "reviewed": "2026-06-01", "status": "under-review"},
    "hh-06": {"title": "Rests on law", "more": "law: [working-together]\n", "status": "draft"},
    "hh-07": {"title": "Law was checked", "more": "law: [working-together]\nlaw_checked: 2027-01-05\n"},
    "hh-08": {"title": "Kept for the record", "status": "archived", "reviewed": "2025-01-01", "more": "law: [kcsie]\n"},
    "hh-09": {"title": "Hard to read", "body": "\n\n".join(f"{word} {HARD}" for word in ("Now", "Then", "So", "And"))},
    "hh-10": {
        "title": "Names the archived one",
        "more": "law: [unconfirmed]\n",
        "body": "See [it](../hh-08/index.md) and https://away.example.org/x",
    },
}
OTHER_EDITION = """
  - id: kcsie
    title: Keeping Children Safe in Education
    edition: "2025"
    url: https://law.example.org/kcsie
  - id: unconfirmed
    title: An act
    edition: 1989 c. 41
    url: https://law.example.org/act
"""
LINKS = LinkHealth(
    {
        record.address: record
        for record in (
            LinkRecord(
                "https://source.example.org/page",
                LinkStatus.BROKEN,
                404,
                LinkReason.NOT_FOUND,
                failures=4,
                last_ok=date(2026, 12, 1),
                last_tried=date(2027, 2, 20),
            ),
            LinkRecord(
                "https://law.example.org/act",
                LinkStatus.FAILING,
                failures=1,
                last_ok=date(2027, 1, 2),
                last_tried=date(2027, 2, 20),
            ),
            LinkRecord("https://law.example.org/kcsie", LinkStatus.UNKNOWN, last_tried=date(2027, 2, 20)),
            LinkRecord("https://elsewhere.example.org/only-in-docs", LinkStatus.OK, last_ok=date(2027, 2, 20)),
        )
    }
)


def library(root: Path) -> Library:
    """Write the library into a folder that isn't there yet."""
    small = Library.copied(root)
    small.change("    checked: 2026-01-05\n", f"    checked: 2026-01-05{OTHER_EDITION}", "resources/partnership.yml")
    for name, own in RESOURCES.items():
        folder = root / "resources" / "tools" / name
        folder.mkdir(parents=True)
        text = FRONT.format(**{**USUAL, **own, "id": name})
        (folder / "index.md").write_text(text, encoding="utf-8")
    return small


def read(root: Path, *, links: bool = True) -> Catalogue:
    """Return the catalogue, with what is known of addresses on other sites."""
    return replace(catalogue_of(read_tree(root)), link_health=LINKS if links else LinkHealth())
