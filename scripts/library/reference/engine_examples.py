"""One example of everything in a chooser, a form, a deck of cards and a case exercise."""

import textwrap
from collections.abc import Mapping

from library.model.chooser import Chooser, ChooserAnswer, ChooserOption, ChooserQuestion, Fit
from library.model.deck import Card, Deck, Suit
from library.model.exercise import Event, Exercise, Facilitation, Holder, Person, PlanStep, Stop
from library.model.form import Column, Condition, Form, FormField, FormOption, FormSection

ANSWER = """\
id: pair
label: Two people
"""
FIT = """\
question: who
answers: [pair, group]
because: One talks while the other listens and asks.
otherwise: It needs somebody who asks the questions.
"""
SUIT = """\
id: describe
label: Describe
note: Draw from it when an answer is short.
"""
CARD = """\
id: ordinary-day
suit: describe
who: To a parent
before: How are the mornings? “Fine.”
words: What happens here on an ordinary morning?
why: Listen for who gets the child up, and what there is to eat.
"""
PERSON = """\
who: Tamsin, 11
about: She has just started secondary school.
"""
STEP = """\
minutes: 18
what: Events 1 to 5, then the first stop
"""
HOLDER = """\
id: schools
label: Schools
note: Two schools that have never spoken to each other.
"""
EVENT = """\
id: late-collections
when: September, primary school
holder: schools
read_out: Jude has been collected late four times in three weeks.
if_asked: His sister leaves her own school early to collect him.
made_sense: A helpful sister; late books are routine.
opened_up: “Who is collecting you, Tamsin?”
"""
STOP = """\
after: late-collections
minutes: 8
questions:
  - What was an ordinary night like for each child?
listen_for:
  - Does anybody ask about Tamsin as a child?
"""
FACILITATION = """\
before:
  - Read all the cards, and tell people the content warning.
during:
  - Keep to the facts on the card.
after:
  - Finish with something practical.
"""
CHOICE = """\
id: weekly
label: Every week
"""
COLUMN = """\
id: how-often
label: How often
kind: one
options:
  - id: daily
    label: Every day
"""
CONDITION = """\
field: agreed
answers: ["no"]
"""


def listed(text: str) -> str:
    """Return an example as the one entry of a list."""
    first, *others = text.splitlines()
    return "\n".join([f"  - {first}", *(f"    {line}" for line in others)])


QUESTION = f"""\
id: who
ask: Who will be there?
heading: For
firm: true
answers:
{listed(ANSWER)}
  - id: group
    label: A group
"""
OPTION = f"""\
id: three-questions
name: What? So what? Now what?
resource: sv-02
credit: After Rolfe, Freshwater and Jasper
url: https://www.example.org/three-questions
summary: Three questions that lead from what happened to what to do.
choose_when: There is little time, or it is the first time.
not_for: A decision that cannot wait.
training: none
licence: free
licence_note: Anybody may use the three questions.
fits:
{listed(FIT)}
combine_with: [twenty-minutes]
combine_note: Use it first, then decide in twenty minutes.
"""
FORM_FIELD = f"""\
id: what-they-saw
ask: What did you see yourself?
kind: table
help: Only what you saw or heard. What others told you comes below.
options:
{listed(CHOICE)}
most: 3
columns:
{listed(COLUMN)}
rows: 4
low: Never
high: Always
required: true
when:
{textwrap.indent(CONDITION, "  ").rstrip()}
private: true
gaps: true
"""
FORM_SECTION = f"""\
id: the-child
title: The child first
minutes: 5
help: Begin here, before anything about the adults.
each: themes
fields:
{listed(FORM_FIELD)}
"""

EXAMPLES: Mapping[type, str] = {
    Chooser: f"""\
thing: model
always: If a child is at risk now, stop here and follow the procedures.
questions:
{listed(QUESTION)}
options:
{listed(OPTION)}
""",
    ChooserQuestion: QUESTION,
    ChooserAnswer: ANSWER,
    ChooserOption: OPTION,
    Fit: FIT,
    Form: f"""\
version: 1
about_child: true
returns: audit
save_name: supervision-record
note: A filled form belongs in the child's record.
sections:
{listed(FORM_SECTION)}
""",
    FormSection: FORM_SECTION,
    FormField: FORM_FIELD,
    FormOption: CHOICE,
    Column: COLUMN,
    Condition: CONDITION,
    Deck: f"""\
how: Draw one card before a visit. Ask its question in your own words, then wait.
suits:
{listed(SUIT)}
cards:
{listed(CARD)}
""",
    Suit: SUIT,
    Card: CARD,
    Exercise: f"""\
invented: This family is invented. It is not based on any one child, family or review.
people:
{listed(PERSON)}
people_note: The family moved to this house in July.
how:
  - The facilitator calls each event. Its holder reads it out, and nothing else.
plan:
{listed(STEP)}
holders:
{listed(HOLDER)}
events:
{listed(EVENT)}
stops:
{listed(STOP)}
facilitator:
{textwrap.indent(FACILITATION, "  ").rstrip()}
variations:
  - Short of time? Play the first five events.
""",
    Person: PERSON,
    PlanStep: STEP,
    Holder: HOLDER,
    Event: EVENT,
    Stop: STOP,
    Facilitation: FACILITATION,
}
"""A whole example of each group of fields."""
