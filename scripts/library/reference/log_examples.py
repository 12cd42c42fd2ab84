"""One example of everything in the learning log and of a figure."""

import textwrap
from collections.abc import Mapping

from library.model.evidence import Figure, FigureSource, FigureValue
from library.model.learning_log import Closing, LearningAction, LearningEntry, LearningSource, Recheck
from library.reference.engine_examples import listed

LEARNING_SOURCE = """\
kind: audit
text: "Audit of case files on neglect, spring 2026"
url: https://www.example.org/audits/neglect
dated: 2026-03-31
"""
ACTION = """\
what: Give every team a chronology that works out the gaps by itself.
type: tool
status: done
owner: Policy and Practice
due: 2026-06-30
reach: All nine teams have it in their own system.
use: In July, 14 of 20 records that were read had one begun in the last six months.
difference_for_children: In two records the gaps led to a visit that would not have been made.
evidence: A dip sample of 20 records in July 2026.
"""
CLOSING = """\
date: 2026-09-15
by: Policy and Practice
because: Most records now have a chronology, and supervision asks for it.
"""
RECHECK = """\
date: 2026-12-14
found: Two teams had stopped; a manager now opens it in supervision.
"""
VALUE = """\
label: Records with a chronology
number: 14
unit: count
of: 20
"""
FIGURE_SOURCE = """\
title: Dip sample of records on neglect
publisher: Exampleshire Safeguarding Children Partnership
year: 2026
url: https://www.example.org/audits/neglect
"""


def _under(name: str, text: str) -> str:
    return f"{name}:\n{textwrap.indent(text, '  ').rstrip()}"


EXAMPLES: Mapping[type, str] = {
    LearningEntry: f"""\
title: Chronologies that show the gaps
{_under("source", LEARNING_SOURCE)}
themes: [neglect]
learning: Records showed single visits well, and nobody could see from them how long nothing had changed.
made_sense: Each visit had its own form, and the old chronology took an evening to write.
groups: [policy-and-practice]
actions:
{listed(ACTION)}
{_under("closed", CLOSING)}
rechecks:
{listed(RECHECK)}
resources: [ng-04]
provenance: Minutes of the sub-group, June to December 2026.
""",
    LearningSource: LEARNING_SOURCE,
    LearningAction: ACTION,
    Closing: CLOSING,
    Recheck: RECHECK,
    Figure: f"""\
theme: neglect
measures: Records on neglect that held a chronology begun in the last six months.
values:
{listed(VALUE)}
population: Twenty records, two or three from each team, chosen by lot.
period: July 2026
{_under("source", FIGURE_SOURCE)}
caution: Twenty records are few. They show where to look, not how many children have a chronology.
checked: 2026-08-01
marker: seen
resources: [ng-04]
""",
    FigureValue: VALUE,
    FigureSource: FIGURE_SOURCE,
}
"""A whole example of each group of fields."""
