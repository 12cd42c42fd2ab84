"""A resource with a form that asks every kind of question, beside the real library's vocabularies."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
SLUG = "every-kind"
ADDRESS = f"resources/{SLUG}/form/"
INDEX = """---
id: zz-01
title: Every kind of question
summary: A form that asks every kind of question, for tests alone.
themes: [supervision]
audiences: [everyone]
when_to_use: [supervision]
ages: [all-children]
minutes: 10
level: core
status: awaiting-sign-off
owner: business-unit
licence: cc-by-4.0
restriction: none
published: 2026-11-20
reviewed: 2026-11-20
review_months: 12
sources:
  - title: Written for tests
    publisher: Learning library
    year: 2026
    evidence: practice-wisdom
related: []
supervision_questions: [What is asked here?, What is asked there?, What is asked at all?]
---

A form for tests.
"""
FORM = """version: 3
about_child: true
returns: audit
save_name: every-kind
note: Read this first.
sections:
  - id: words
    title: Words
    minutes: 4
    help: What helps with all of it.
    fields:
      - {id: story, ask: What happened?, kind: text, rows: 4, required: true}
      - {id: year, ask: Which year?, kind: number}
      - {id: who, ask: Who asked?, kind: role}
      - {id: place, ask: Where?, kind: line}
      - {id: day, ask: On which day?, kind: date}
      - {id: mine, ask: What stays with me?, kind: text, private: true}
  - id: choices
    title: Choices
    minutes: 3
    fields:
      - {id: seen, ask: Seen alone?, kind: yes-no}
      - {id: why-not, ask: Why not?, kind: line, when: {field: seen, answers: ["no"]}}
      - id: how
        ask: How?
        kind: one
        options: [{id: home, label: At home}, {id: school, label: At school}]
      - id: helps
        ask: What helps?
        kind: several
        most: 2
        options: [{id: time, label: Time}, {id: cards, label: Cards}, {id: plan, label: A plan}]
      - id: order
        ask: What comes first?
        kind: ranking
        options: [{id: page, label: One page}, {id: cards, label: Cards}, {id: video, label: Video}]
      - {id: sure, ask: How sure are we?, kind: scale, low: not at all, high: very}
      - {id: level, ask: How worried are we?, kind: rag}
  - id: tables
    title: Tables
    minutes: 3
    fields:
      - id: events
        ask: Events
        kind: table
        rows: 2
        columns:
          - {id: date, label: Date, kind: date}
          - {id: what, label: What happened}
          - {id: times, label: How often, kind: number}
          - id: source
            label: Source
            kind: one
            options: [{id: seen, label: Seen}, {id: told, label: Told}]
      - {id: next, ask: Next steps, kind: actions, rows: 1}
  - id: each
    title: Learning
    each: themes
    fields:
      - {id: reached, ask: Whom did it reach?, kind: line}
"""


def library(folder: Path) -> Path:
    """Put a small library into a folder: this resource, the real vocabularies, templates and settings."""
    for name in ("overrides", "scripts", "docs"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    resources = folder / "resources"
    for name in ("vocabularies", "themes"):
        shutil.copytree(ROOT / "resources" / name, resources / name)
    shutil.copy(ROOT / "resources" / "partnership.yml", resources)
    own = resources / "templates" / SLUG
    own.mkdir(parents=True)
    (own / "index.md").write_text(INDEX, encoding="utf-8")
    (own / "form.yml").write_text(FORM, encoding="utf-8")
    return folder
