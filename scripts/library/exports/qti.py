"""A course's checks as a question bank: a QTI 3.0 package with one item for each question.

Conversations and the two questions about confidence are left out: a question bank has no place for them.
"""

import html
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from library.catalogue.catalogue import Catalogue
from library.exports.manifests import LANGUAGE, XML_LANG, add, name_of, printable, to_xml, version_of
from library.exports.xhtml import fill
from library.model.course import Course
from library.model.question import (
    Answer,
    Choice,
    Matching,
    Open,
    Ordering,
    Question,
    QuestionKind,
    Scenario,
    Spotting,
    Words,
)

MANIFEST = "imsmanifest.xml"
CP = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
ITEM_TYPE = "imsqti_item_xmlv3p0"
RESPONSE = "RESPONSE"
REASONS = "reasons"
"""The one feedback of questions that everybody answers as a whole."""
ALL_REASONS = "What belongs where, and why"
UNANSWERED = "unanswered"
"""Stands for: no feedback. Some players stop at an empty list, which the standard calls no value at all."""
HOTTEXT = "qti-hottext"
TAG = re.compile(r"<[^>]*>")
TITLE_WIDTH = 80


def files(catalogue: Catalogue, course: Course) -> dict[str, bytes]:
    """Return every file of the package."""
    items = {f"items/{question.id}.xml": _item(course, question) for question in _questions(course)}
    return items | {MANIFEST: manifest(catalogue, course, items)}


def manifest(catalogue: Catalogue, course: Course, items: Mapping[str, bytes]) -> bytes:
    """Return the manifest for a package of these items."""
    root = Element(f"{{{CP}}}manifest", {"identifier": f"{name_of(catalogue, course)}-questions"})
    metadata = add(root, CP, "metadata")
    add(metadata, CP, "schema", "QTI Package")
    add(metadata, CP, "schemaversion", "3.0.0")
    lom = add(metadata, LOM, "lom")
    general = add(lom, LOM, "general")
    _string(general, "title", course.resource.title)
    add(general, LOM, "language", LANGUAGE)
    _string(general, "description", course.resource.summary)
    _string(add(lom, LOM, "lifeCycle"), "version", version_of(items))
    add(root, CP, "organizations")
    resources = add(root, CP, "resources")
    for path in items:
        name = f"{course.resource.id}-{path.removeprefix('items/').removesuffix('.xml')}"
        resource = add(resources, CP, "resource", identifier=name, type=ITEM_TYPE, href=path)
        add(resource, CP, "file", href=path)
    return to_xml(root, {"": CP, "imsmd": LOM})


def _string(parent: Element, name: str, words: str) -> None:
    add(add(parent, LOM, name), LOM, "string", words, language=LANGUAGE)


def _questions(course: Course) -> Iterator[Question]:
    for unit in course.units:
        for question in unit.lesson.questions:
            if not isinstance(question, Scenario) and question.kind is not QuestionKind.CONFIDENCE:
                yield question


def _item(course: Course, question: Question) -> bytes:
    root = Element(f"{{{QTI}}}qti-assessment-item")
    root.set("identifier", f"{course.resource.id}-{question.id}")
    root.set("title", _short(_plain(question.prompt)))
    root.set("adaptive", "false")
    root.set("time-dependent", "false")
    root.set(XML_LANG, LANGUAGE)
    match question:
        case Choice():
            _choice(root, question)
        case Ordering():
            _ordering(root, question)
        case Matching():
            _matching(root, question)
        case Spotting():
            _spotting(root, question)
        case Open():
            _open(root, question)
        case Scenario():
            pass
    # New lines between words and elements would be spaces in what people read.
    return to_xml(root, {"": QTI}, spaced=False)


def _choice(root: Element, question: Choice) -> None:
    several = question.kind is QuestionKind.SEVERAL
    right = [_key(answer) for answer in question.answers if answer.right]
    _declare(root, "multiple" if several else "single", "identifier", right)
    body = _body(root, question.prompt)
    interaction = _add(body, "choice-interaction", response_identifier=RESPONSE, shuffle="false")
    interaction.set("max-choices", "0" if several else "1")
    for answer in question.answers:
        fill(_add(interaction, "simple-choice", identifier=_key(answer)), answer.words.html)
    _process(root, by_answer=True)
    _feedback_by_answer(root, question.answers)


def _ordering(root: Element, question: Ordering) -> None:
    _declare(root, "ordered", "identifier", [_key(step) for step in question.steps])
    interaction = _add(_body(root, question.prompt), "order-interaction", response_identifier=RESPONSE, shuffle="true")
    # By their keys: in the file too they don't stand in the right order.
    for step in sorted(question.steps, key=_key):
        fill(_add(interaction, "simple-choice", identifier=_key(step)), step.words.html)
    _process(root, by_answer=False)
    listed = "".join(f"<li>{_joined(step.words.html, step.feedback.html)}</li>" for step in question.steps)
    _modal(root, REASONS, f"<ol>{listed}</ol>{_block(question.feedback)}", ALL_REASONS)


def _matching(root: Element, question: Matching) -> None:
    pairs = [f"left-{pair.key} right-{pair.key}" for pair in question.pairs]
    _declare(root, "multiple", "directedPair", pairs)
    interaction = _add(_body(root, question.prompt), "match-interaction", response_identifier=RESPONSE, shuffle="true")
    interaction.set("max-associations", str(len(pairs)))
    left, right = _add(interaction, "simple-match-set"), _add(interaction, "simple-match-set")
    for pair in question.pairs:
        fill(_associable(left, f"left-{pair.key}"), pair.left.html)
    for pair in sorted(question.pairs, key=lambda pair: pair.key):
        fill(_associable(right, f"right-{pair.key}"), pair.right.html)
    _process(root, by_answer=False)
    listed = "".join(
        f"<li><strong>{pair.left.html}</strong>: {_joined(pair.right.html, pair.feedback.html)}</li>"
        for pair in question.pairs
    )
    _modal(root, REASONS, f"<ul>{listed}</ul>", ALL_REASONS)


def _associable(parent: Element, identifier: str) -> Element:
    element = _add(parent, "simple-associable-choice", identifier=identifier)
    element.set("match-max", "1")
    return element


def _spotting(root: Element, question: Spotting) -> None:
    _declare(root, "multiple", "identifier", [_key(phrase) for phrase in question.phrases if phrase.right])
    interaction = _add(_body(root, question.prompt), "hottext-interaction", response_identifier=RESPONSE)
    interaction.set("max-choices", "0")
    record = "".join(
        f'<{HOTTEXT} identifier="{_key(piece)}">{piece.words.html}</{HOTTEXT}>' if isinstance(piece, Answer) else piece
        for piece in question.record
    )
    fill(interaction, record, keep=frozenset({HOTTEXT}))
    _process(root, by_answer=True)
    _feedback_by_answer(root, question.phrases)


def _open(root: Element, question: Open) -> None:
    _declare(root, "single", "string", ())
    _add(_body(root, question.prompt), "extended-text-interaction", response_identifier=RESPONSE)


def _declare(root: Element, cardinality: str, base_type: str, right: Iterable[str]) -> None:
    """Say what an answer looks like and which is right; without a right one, nothing is scored."""
    right = tuple(right)
    response = _add(root, "response-declaration", identifier=RESPONSE, cardinality=cardinality, base_type=base_type)
    if not right:
        return
    correct = _add(response, "correct-response")
    for value in right:
        _add(correct, "value", value)
    score = _add(root, "outcome-declaration", identifier="SCORE", cardinality="single", base_type="float")
    score.set("normal-maximum", "1")
    _add(_add(score, "default-value"), "value", "0")
    many = "multiple" if cardinality == "multiple" and base_type == "identifier" else "single"
    feedback = _add(root, "outcome-declaration", identifier="FEEDBACK", cardinality=many, base_type="identifier")
    _add(_add(feedback, "default-value"), "value", UNANSWERED)


def _body(root: Element, prompt: Words) -> Element:
    body = _add(root, "item-body")
    fill(_add(body, "div", plain=True), _block(prompt))
    return body


def _process(root: Element, *, by_answer: bool) -> None:
    """Give one point for the right answer, and choose the feedback."""
    processing = _add(root, "response-processing")
    when = _add(_add(processing, "response-condition"), "response-if")
    match = _add(when, "match")
    _add(match, "variable", identifier=RESPONSE)
    _add(match, "correct", identifier=RESPONSE)
    _add(_add(when, "set-outcome-value", identifier="SCORE"), "base-value", "1", base_type="float")
    if not by_answer:
        feedback = _add(processing, "set-outcome-value", identifier="FEEDBACK")
        _add(feedback, "base-value", REASONS, base_type="identifier")
        return
    answered = _add(_add(processing, "response-condition"), "response-if")
    _add(_add(_add(answered, "not"), "is-null"), "variable", identifier=RESPONSE)
    _add(_add(answered, "set-outcome-value", identifier="FEEDBACK"), "variable", identifier=RESPONSE)


def _feedback_by_answer(root: Element, answers: Sequence[Answer]) -> None:
    for answer in answers:
        # Where several were chosen, the title says which of them this is about.
        _modal(root, _key(answer), _block(answer.feedback), _plain(answer.words))


def _modal(root: Element, identifier: str, content: str, title: str) -> None:
    feedback = _add(root, "modal-feedback", outcome_identifier="FEEDBACK", show_hide="show", identifier=identifier)
    feedback.set("title", _short(title))
    fill(_add(feedback, "content-body"), content)


def _add(parent: Element, name: str, text: str = "", *, plain: bool = False, **attributes: str) -> Element:
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return add(parent, QTI, name if plain else f"qti-{name}", text, **named)


def _key(answer: Answer) -> str:
    """Return an answer's identifier, which may not begin with a digit."""
    return f"answer-{answer.key}"


def _joined(words: str, reason: str) -> str:
    return f"{words}: {reason}" if reason and not reason.startswith("<") else f"{words}{reason}"


def _block(words: Words) -> str:
    return words.html if not words.html or words.html.startswith("<") else f"<p>{words.html}</p>"


def _plain(words: Words) -> str:
    return html.unescape(TAG.sub("", words.html))


def _short(text: str) -> str:
    return printable(textwrap.shorten(text, TITLE_WIDTH, placeholder=" …"))
