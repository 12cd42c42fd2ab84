"""One example of everything that editors write, as they write it."""

import datetime
import textwrap
from collections.abc import Mapping as Dictionary
from functools import cache
from typing import Any

from library.model import fields
from library.model.course import CoursePlan, Unit, UnitEntry
from library.model.film import CaptionFile, Recording
from library.model.generated_file import Json
from library.model.learning_path import LearningPath, PathSection
from library.model.nodes import Mapping
from library.model.partnership import LegalText, Partnership
from library.model.resource import Change, Resource, Source
from library.model.theme_page import AcrossLink, NextStep, ThemePage
from library.model.vocabulary import (
    Audience,
    EverydayWord,
    GlossaryTerm,
    HelpFirst,
    Licence,
    Moment,
    ResourceType,
    Term,
    Theme,
    VideoHost,
)
from library.model.webinar import Answer, Session, WebinarPlan
from library.reading.records import understand
from library.reading.yaml_nodes import read_yaml
from library.reference import engine_examples, log_examples
from library.reference.engine_examples import listed

SOURCE = """\
title: Why was this child not brought?
publisher: Archives of Disease in Childhood
year: 2015
evidence: research
url: https://adc.bmj.com/content/100/6/511
checked: 2026-11-23
note: It is easy to lose sight of the child among the many issues a missed appointment raises.
"""
CHANGE = """\
date: 2026-11-23
note: Added what to do when nobody answers the door.
"""
UNIT_ENTRY = """\
unit: thinking-traps
required: false
"""
PATH_SECTION = """\
title: Before the visit
note: Read these two, then choose one question to take with you.
resources: [pc-01, pc-03]
"""
ACROSS = """\
theme: supervision
why: Drift is hard to see alone, and regular thinking time shows what has not changed.
"""
NEXT_STEP = """\
text: Take one child you worry about to your next supervision, with the record open.
resource: sv-07
"""
TERM = """\
id: health-visitor
label: Health visitor
definition: Nurses who work with families from pregnancy until a child starts school.
synonyms: [HV, community nurse]
"""
LEGAL_TEXT = """\
id: children-act-1989
title: Children Act 1989
edition: 1989 c. 41
url: https://www.legislation.gov.uk/ukpga/1989/41/contents
checked: 2026-11-23
note: Open the section itself before you rely on it.
"""


CAPTION_FILE = """\
language: en
file: captions.en.vtt
"""
RECORDING = """\
seconds: 142
recorded: 2026-11-23
speakers: [A health visitor, A trainer]
files: [asking-twice.webm, asking-twice.mp4]
external: https://www.youtube.com/watch?v=M7lc1UVf-VE
poster: poster.jpg
captions:
{captions}
chapters: chapters.vtt
transcript: transcript.md
audio: asking-twice.m4a
described: described-version
described_file: asking-twice-described.mp4
silent: false
slides: slides.pdf
handouts: [one-page.docx]
discussion:
  - Which of these questions could you ask this week, and of whom?
"""
ANSWER = """\
question: What if a parent answers every question with another?
answer: Say what you notice, kindly, and ask the first question again.
"""


RECORDING = RECORDING.replace("{captions}", listed(CAPTION_FILE))
SESSION = f"""\
id: second-questions
title: Asking the second question
summary: How to ask again, kindly, when the first answer is thin.
minutes: 45
start: 2027-03-09 12:00
end: 2027-03-09 12:45
mode: online
joining: The joining link comes by e-mail the day before.
capacity: Thirty places
cancelled: false
revision: 1
slides: second-questions.md
recording:
{textwrap.indent(RECORDING, "  ").rstrip()}
answers:
{listed(ANSWER)}
"""

EXAMPLES: Dictionary[type, str] = {
    Resource: f"""\
id: ng-05
title: Was not brought
summary: Six checks to make, on the same day, when a child misses an appointment.
themes: [neglect, child-focus]
topics: [poverty, information-sharing]
audiences: [health-visitor, school-nurse, teacher]
when_to_use: [first-concern, recording]
ages: [all-children]
minutes: 5
level: introductory
status: awaiting-sign-off
archived: 2026-11-23
archived_because: The form that it explained is no longer in use.
instead: [ng-09]
merged_into: ng-09
owner: policy-and-practice
licence: cc-by-4.0
restriction: qualified-professionals
restriction_note: The dosage table is for prescribers.
content_warning: Describes a child in pain.
quick_exit: true
published: 2026-11-23
reviewed: 2026-11-23
review_months: 6
law: [working-together]
law_checked: 2026-11-23
also_called: [WNB, missed appointments]
asked_as: [mum keeps cancelling the dentist, nobody brought him to clinic again]
aliases: [did-not-come]
sources:
{listed(SOURCE)}
related: [ng-09, cf-04]
builds_on: [cf-01]
came_from: [ng-08]
supervision_questions:
  - For which child do we know the number of missed appointments but not the reason?
  - What would this child's teeth or hearing be like if every appointment had been kept?
  - Which of our own letters or opening hours make it harder for this family to come?
changes:
{listed(CHANGE)}
""",
    Source: SOURCE,
    CoursePlan: f"""\
objectives:
  - Notice what is missing from a record about a child
  - Ask a second question that is open and can be checked
units:
  - unit: second-question
{listed(UNIT_ENTRY)}
completion: score
pass_mark: 80
prerequisites: [pc-01]
packages: [scorm-1.2, offline]
""",
    UnitEntry: UNIT_ENTRY,
    Unit: "title: The second question\nminutes: 7\n",
    Recording: RECORDING,
    CaptionFile: CAPTION_FILE,
    WebinarPlan: f"sessions:\n{listed(SESSION)}\n",
    Session: SESSION,
    Answer: ANSWER,
    LearningPath: f"""\
title: Your first month
summary: What to read and try in your first four weeks, with ten minutes for each week.
audiences: [everyone]
sections:
{listed(PATH_SECTION)}
after: [induction]
""",
    PathSection: PATH_SECTION,
    Change: CHANGE,
    ThemePage: f"""\
theme: neglect
lead: Neglect builds up in small things. The child lives with all of them, every day.
start_here: [ng-05, ng-03]
across:
{listed(ACROSS)}
next_steps:
{listed(NEXT_STEP)}
sources:
{listed(SOURCE)}
""",
    AcrossLink: ACROSS,
    NextStep: NEXT_STEP,
    Term: TERM,
    Theme: "invitation: See how small things add up\nquick_exit: true\n",
    Audience: "group: health\n",
    ResourceType: "plural: Checklists\nfolder: checklists\nreading_age: 14\nuse: use-now\n",
    Moment: "minutes: [2, 5]\nprefer: [direct-work, before-visit]\n",
    Licence: "url: https://creativecommons.org/licenses/by/4.0/\n",
    VideoHost: (
        "receives: Example Films\ndomains: [films.example.org]\n"
        "key: 'films\\.example\\.org/watch/(\\w+)'\nembed: https://player.example.org/{key}\n"
    ),
    EverydayWord: "label: hungry\ndefinition: Not having enough to eat.\nsynonyms: [no food, starving]\n",
    HelpFirst: (
        "definition: If a child is in danger now, call 999 and do not wait.\n"
        "synonyms: [child in danger, baby is not safe]\n"
    ),
    GlossaryTerm: "avoid: [did not attend]\nmarked: [was not brought]\n",
    Partnership: f"""\
name: Exampleshire Safeguarding Children Partnership
short_name: ESCP
area: Exampleshire
library_name: Learning library
site_url: https://library.example.org/
repository_url: https://git.example.org/library
website: https://www.example.org/
contact_email: library@example.org
front_door_name: Front Door
front_door_number: 01632 960000
front_door_out_of_hours: 01632 960001
front_door_url: https://www.example.org/refer
booking_url: https://www.example.org/training
booking_note: Book a place on the partnership's training pages.
procedures_url: https://www.example.org/procedures
quick_exit_url: https://www.bbc.co.uk/weather
legal_texts:
{listed(LEGAL_TEXT)}
""",
    LegalText: LEGAL_TEXT,
    **engine_examples.EXAMPLES,
    **log_examples.EXAMPLES,
}
"""A whole example of each group of fields; of a kind of term, only what other terms do not have."""


def lines_of(model: type, name: str) -> str:
    """Return the lines with which an example gives one field."""
    text = EXAMPLES[model]
    keys = _node(text).entries
    place = [key.text for key, _ in keys].index(name)
    end = keys[place + 1][0].line - 1 if place + 1 < len(keys) else None
    return "\n".join(text.splitlines()[keys[place][0].line - 1 : end])


def value_of(model: type, spec: fields.Field) -> Json:
    """Return what an example gives for one field, as JSON would hold it."""
    node = _node(EXAMPLES[model]).get(spec.name)
    if node is None:
        raise LookupError(f"{model.__name__}.{spec.name} has no example")
    return _json(spec.kind, understand(spec.kind, node))


@cache
def _node(text: str) -> Mapping:
    node, traps = read_yaml(text)
    if traps or not isinstance(node, Mapping):
        raise ValueError(f"an example can't be read: {traps}")
    return node


def _json(kind: fields.Kind, value: Any) -> Json:
    if isinstance(kind, fields.ListOf):
        return [_json(kind.item, item) for item in value]
    if isinstance(kind, fields.Record):
        given = ((spec, getattr(value, spec.name)) for spec in fields.fields_of(kind.model))
        return {spec.name: _json(spec.kind, item) for spec, item in given if item not in (None, "", ())}
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, datetime.date) else value
