"""The files that a new course begins with, besides its index.md: a plan, a first unit, a trainer's guide."""

from collections.abc import Mapping

from library.reference.schema_files import COURSE, UNIT

PLAN = f"""\
{COURSE.modeline}
# What only a course has. Title, audiences, level and minutes stand in index.md.
# How to write a course: docs/contribute/courses.md
objectives:
  - TODO what somebody can do afterwards, beginning with a verb
units:
  - unit: first-unit
# Complete when: every-unit, every-check, or score (with pass_mark: 80)
completion: every-unit
# What a learning management system can take: scorm-1.2, scorm-2004, cmi5, offline, qti
packages: [scorm-1.2]
"""

FIRST_UNIT = f"""\
---
{UNIT.modeline}
title: TODO the unit's title
minutes: 7
---
TODO Say in a few sentences what somebody needs before they try it.

## Try it

/// one | first-check
TODO Ask about a moment that really happens. Which answer helps most?

- [ ] TODO What good people say on a hard day
    - TODO Why it is understandable, and what it leaves out.
- [x] TODO What helps more
    - TODO Why it helps, and what comes next.
///

## Tomorrow

TODO One thing to do, or to take to supervision.

/// trainer | 10
TODO What to do with this unit in a room, and two questions for the group.
///
"""

TRAINER = """\
## Before the day

TODO Room, kit, time, and who should know that the session happens.

## Looking after people

TODO Ground rules, and what to do when it touches somebody.
"""


def files() -> Mapping[str, str]:
    """Return the files by their paths from the course's folder."""
    return {"course.yml": PLAN, "units/first-unit.md": FIRST_UNIT, "trainer.md": TRAINER}
