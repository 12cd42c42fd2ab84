"""The author's guide: every field that an editor can write, what it may hold, what for, and an example."""

import textwrap
from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import FACETS
from library.model import fields
from library.model.chooser import Chooser, ChooserAnswer, ChooserOption, ChooserQuestion, Fit
from library.model.course import CoursePlan, Unit, UnitEntry
from library.model.deck import Card, Deck, Suit
from library.model.evidence import Figure, FigureSource, FigureValue
from library.model.exercise import Event, Exercise, Facilitation, Holder, Person, PlanStep, Stop
from library.model.film import CaptionFile, Recording
from library.model.form import Column, Condition, Form, FormField, FormOption, FormSection
from library.model.generated_file import GeneratedFile
from library.model.learning_log import Closing, LearningAction, LearningEntry, LearningSource, Recheck
from library.model.learning_path import LearningPath, PathSection
from library.model.partnership import LegalText, Partnership
from library.model.resource import Change, Resource, Source
from library.model.theme_page import AcrossLink, NextStep, ThemePage
from library.model.vocabulary import TERM_MODELS, ResourceType, Term
from library.model.webinar import Answer, Session, WebinarPlan
from library.reference import examples, kinds
from library.reference.markdown import fenced, page

RECORDS = (Source, Change, UnitEntry, PathSection, AcrossLink, NextStep)
"""Groups of fields that stand inside others."""
LEGAL_TEXTS = "legal-texts"

EXPLAINED = (
    *(Resource, Source, Change, CoursePlan, UnitEntry, Unit),
    *(Recording, CaptionFile, WebinarPlan, Session, Answer, LearningPath, PathSection),
    *(Chooser, ChooserQuestion, ChooserAnswer, ChooserOption, Fit),
    *(Form, FormSection, FormField, FormOption, Column, Condition, Deck, Suit, Card),
    *(Exercise, Person, PlanStep, Holder, Event, Stop, Facilitation),
    *(LearningEntry, LearningSource, LearningAction, Closing, Recheck, Figure, FigureValue, FigureSource),
    *(ThemePage, AcrossLink, NextStep, Term),
)
"""What every library has, in the order of the page."""

INTRODUCTION = """\
Every file that an editor writes begins with fields: a name, a colon and a value. This page explains each
of them. `python3 scripts/new.py` writes a new resource with every field that it needs, and
`python3 scripts/check.py` tells you what is missing or wrong.

- [A resource](#resource): the fields at the top of its `index.md`
- [A source](#source) and [a line of history](#change), inside a resource
- [A course's plan](#courseplan), with [its units](#unitentry), and the fields of [a unit](#unit). How to write
  a unit's questions, [Write a course](courses.md) shows
- [A recording](#recording): a film's video.yml, with [its captions](#captionfile); and
  [a webinar's sessions](#webinarplan), each with [its fields](#session) and [answers](#answer). What else a film
  needs, [Add a video or a webinar recording](videos.md) shows
- [A chooser](#chooser), [a form](#form), [a deck of cards](#deck) and [a case exercise](#exercise), with what each
  is made of
- [A learning path](#learningpath), with [its sections](#pathsection)
- [An entry of the learning log](#learningentry), and [a figure](#figure) with its source
- [A theme page](#themepage), with [links to other themes](#acrosslink) and [next steps](#nextstep)
- [A word in a list](#term): the files in `resources/vocabularies/`
- [Settings](#partnership): who publishes the library, with its [legal texts](#legaltext)
- [The words to choose from](#words)

Four things help with every file:

- Put quotation marks around a value that holds a colon or a `#`.
- Indent with spaces, never with tabs.
- Write a day as year, month and day, with hyphens: `2026-11-23`.
- Write a short list in square brackets, with commas.

Programs that know JSON Schema can show this help while you type, with
[the schema of a resource](resource.schema.json).
"""
ABOUT = {
    Resource: (
        "A resource is a folder, `resources/<type>/<short-name>/`. These fields stand at the top of its "
        "`index.md`, between two lines of three hyphens."
    ),
    Source: "Each entry of `sources`, in a resource or on a theme page.",
    Change: "Each entry of `changes` in a resource.",
    CoursePlan: (
        "`resources/courses/<short-name>/course.yml`, beside the course's `index.md`. Its title, audiences and "
        "minutes stand in `index.md`, as for every resource."
    ),
    UnitEntry: "Each entry of `units` in course.yml.",
    Unit: (
        "The fields at the top of `resources/courses/<short-name>/units/<unit>.md`. The words and the questions "
        "follow below them, as [Write a course](courses.md) shows."
    ),
    Recording: (
        "`resources/videos/<short-name>/video.yml`, beside the video's `index.md`; the same fields stand under "
        "`recording` of a webinar's session."
    ),
    CaptionFile: "Each entry of `captions` in a recording.",
    WebinarPlan: "`resources/webinars/<short-name>/webinar.yml`, beside the webinar's `index.md`.",
    Session: "Each entry of `sessions` in webinar.yml.",
    Answer: "Each entry of `answers` in a session.",
    Chooser: (
        "`chooser.yml` beside a resource's `index.md`: options in a table, and a few questions that narrow them."
    ),
    ChooserQuestion: "Each entry of `questions` in chooser.yml.",
    ChooserAnswer: "Each entry of `answers` to such a question.",
    ChooserOption: "Each entry of `options` in chooser.yml.",
    Fit: "Each entry of `fits` of an option.",
    Form: "`form.yml` beside a resource's `index.md`: what people fill in on screen, on paper or in Word.",
    FormSection: "Each entry of `sections` in form.yml.",
    FormField: "Each entry of `fields` in a section.",
    FormOption: "Each entry of `options` of such a question, or of a column.",
    Column: "Each entry of `columns` of a table.",
    Condition: "What stands under `when`.",
    Deck: "`cards.yml` beside a resource's `index.md`: cards to draw on screen, or to print and cut out.",
    Suit: "Each entry of `suits` in cards.yml.",
    Card: "Each entry of `cards` in cards.yml.",
    Exercise: "`exercise.yml` beside a case exercise's `index.md`: the invented family and its story, in events.",
    Person: "Each entry of `people` in exercise.yml.",
    PlanStep: "Each entry of `plan` in exercise.yml.",
    Holder: "Each entry of `holders` in exercise.yml.",
    Event: "Each entry of `events` in exercise.yml.",
    Stop: "Each entry of `stops` in exercise.yml.",
    Facilitation: "What stands under `facilitator` in exercise.yml.",
    LearningEntry: "`resources/learning-log/<short-name>.yml`, one entry a file.",
    LearningSource: "What stands under `source` of an entry.",
    LearningAction: "Each entry of `actions`.",
    Closing: "What stands under `closed`.",
    Recheck: "Each entry of `rechecks`.",
    Figure: "`resources/evidence/<short-name>.yml`, one figure a file. Its theme's page shows it.",
    FigureValue: "Each entry of `values` of a figure.",
    FigureSource: "What stands under `source` of a figure.",
    LearningPath: "`resources/paths/<short-name>.yml`. It leads through resources that exist, in their order.",
    PathSection: "Each entry of `sections` in a learning path.",
    ThemePage: ("The fields at the top of `resources/themes/<theme>.md`. The words of the page follow below them."),
    AcrossLink: "Each entry of `across` on a theme page.",
    NextStep: "Each entry of `next_steps` on a theme page.",
    Term: (
        "Each entry of a file in `resources/vocabularies/`. Add a word with care: it becomes an address on "
        "the site, and stays."
    ),
    Partnership: (
        "`resources/partnership.yml`, the one file about the partnership. Leave out what you do not know: "
        "the pages then say that it is missing. Never guess."
    ),
    LegalText: (
        "Each entry of `legal_texts` in `resources/partnership.yml`. One edit here changes every page that names it."
    ),
}


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the guide."""
    body = "\n\n".join([INTRODUCTION, *_groups(), *_words(catalogue)])
    source = "a model in scripts/library/model/ or a list in resources/vocabularies/"
    yield page("fields.md", "Every field explained", "What each field is for, and what it may hold.", body, source)


def _groups() -> Iterator[str]:
    for model in EXPLAINED:
        yield from _group(model)
    for vocabulary, kind in TERM_MODELS.items():
        if kind is not Term:
            yield from _besides(vocabulary, kind)
    yield from _group(Partnership)
    yield from _group(LegalText)


def _besides(vocabulary: str, model: type) -> Iterator[str]:
    """Explain what the terms of one vocabulary have besides the fields of every term."""
    title = kinds.group_title(model).lower()
    yield f"### Also in `{vocabulary}.yml`: {title} {{#{kinds.group_anchor(model)}}}"
    # What it takes over from every term as it is has its words there, and none here.
    yield from (_field(model, spec, level=4) for spec in fields.fields_of(model) if spec.doc)


def _group(model: type) -> Iterator[str]:
    specs = fields.fields_of(model)
    yield f"## {kinds.group_title(model)} {{#{kinds.group_anchor(model)}}}"
    yield ABOUT[model]
    yield f"Needed: {_names(model, [spec for spec in specs if spec.required])}."
    if optional := [spec for spec in specs if not spec.required]:
        yield f"Where it fits: {_names(model, optional)}."
    if model not in RECORDS:
        block = fenced(examples.EXAMPLES[model])
        yield '??? example "A whole example"\n' + textwrap.indent(block, "    ")
    yield from (_field(model, spec) for spec in specs)


def _names(model: type, specs: list[fields.Field]) -> str:
    return ", ".join(f"[`{spec.name}`](#{_anchor(model, spec)})" for spec in specs)


def _field(model: type, spec: fields.Field, level: int = 3) -> str:
    needed = "Needed." if spec.required else "May be left out."
    return "\n\n".join(
        [
            f"{'#' * level} `{spec.name}` {{#{_anchor(model, spec)}}}",
            spec.doc,
            f"**{needed}** {kinds.in_words(spec.kind)}",
            fenced(examples.lines_of(model, spec.name)),
        ]
    )


def _anchor(model: type, spec: fields.Field) -> str:
    return f"{kinds.group_anchor(model)}-{spec.name.replace('_', '-')}"


def _words(catalogue: Catalogue) -> Iterator[str]:
    yield "## The words to choose from {#words}"
    yield "Write the word on the left exactly as it stands. Readers see the label that follows it."
    yield "### Types {#words-types}"
    yield "A resource has no field for its type: the folder that it stands in says it."
    yield from _browse("types")
    yield _definitions((_folder(term), term) for term in catalogue.vocabulary("types"))
    for name in _chosen():
        yield f"### {kinds.vocabulary_title(name)} {{#words-{name}}}"
        yield from _browse(name)
        if name == LEGAL_TEXTS:
            yield _legal_texts(catalogue)
        else:
            yield _definitions((term.id, term) for term in catalogue.vocabulary(name))


def _browse(vocabulary: str) -> Iterator[str]:
    for facet in FACETS:
        if facet.vocabulary == vocabulary:
            path = addresses.page_path(addresses.facet_index(facet.name))
            yield f"[Browse the library by {facet.noun}](../{path})."


def _chosen() -> list[str]:
    """Return the vocabularies whose words are written in some field, in the order of the fields."""
    models = (*EXPLAINED, *TERM_MODELS.values())
    found = (spec.kind for model in models for spec in fields.fields_of(model))
    terms = (kind.item if isinstance(kind, fields.ListOf) else kind for kind in found)
    return list(dict.fromkeys(kind.vocabulary for kind in terms if isinstance(kind, fields.Term)))


def _folder(term: Term) -> str:
    return f"resources/{term.folder}/" if isinstance(term, ResourceType) else term.id


def _definitions(words: Iterator[tuple[str, Term]]) -> str:
    return "\n\n".join(f"`{word}`\n:   **{term.label}.** {term.definition}" for word, term in words)


def _legal_texts(catalogue: Catalogue) -> str:
    texts = catalogue.legal_texts.values()
    return "\n\n".join(f"`{text.id}`\n:   **{text.title}.** Edition: {text.edition}." for text in texts)
