"""The forms that GitHub shows to somebody who suggests a resource or reports a problem.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
"""

from collections.abc import Iterator
from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource
from library.reference.markdown import NOTE, in_quotes

FOLDER = "ISSUE_TEMPLATE/"
"""Where GitHub looks for them, in .github/."""
SOURCE = "scripts/library/reference/issue_forms.py"
SUGGEST = "suggest-a-resource"
REPORT = "report-a-problem"
LABEL = "suggestion"
"""The label by which a workflow knows a suggestion."""
NEVER_HERE = (
    "Never write anything here that could identify a child, a family or a member of staff: everybody can read this "
    "page. This is not the place to report a concern about a child. If someone is in danger now, call 999."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One part of a form."""

    id: str
    """The name by which an address can fill it in."""
    kind: str
    """`input`, `textarea` or `dropdown`."""
    label: str
    """The heading that the answer gets in the issue."""
    description: str
    required: bool = False
    options: tuple[str, ...] = ()
    multiple: bool = False


ASKED = {
    "title": "Its title",
    "summary": "What it is for",
    "themes": "Its theme",
    "audiences": "Who it is for",
    "when_to_use": "When somebody would reach for it",
    "minutes": "How many minutes it takes",
}
"""The fields of a resource that a suggestion may answer, in the form's words. The first two are typed."""
NEEDED = {"title", "themes"}
TYPE = "What kind of resource it is"
CONTENT = "What it would say"
SOURCES = "Where it comes from"
LAST = "Before you send it"
"""The heading of the box to tick, which ends the last answer."""
PRIVACY = "Nothing here could identify a child, a family or a member of staff."


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the forms and their settings, with paths below .github/."""
    suggest = _form(
        "Suggest a resource",
        "Say what is missing. A draft is made from your words, for an editor to finish.",
        "Suggestion: ",
        f"[{LABEL}]",
        suggestion(catalogue),
    )
    report = _form(
        "Report a problem", "Something on a page is wrong, unclear or does not work.", "Problem: ", "", REPORTED
    )
    for name, text in ((SUGGEST, suggest), (REPORT, report), ("config", _config(catalogue))):
        head = NOTE.format(source=f"{SOURCE}, the model or the vocabularies")
        yield GeneratedFile(f"{FOLDER}{name}.yml", f"{head}\n{text}\n", SOURCE)


def suggestion(catalogue: Catalogue) -> tuple[Question, ...]:
    """Return what is asked of somebody who suggests a resource."""
    types = tuple(term.label for term in catalogue.types.values())
    kinds = "The kind decides where it stands, and what an editor is asked for next."
    specs = {spec.name: spec for spec in fields.fields_of(Resource)}
    asked = [_question(specs[name], label, catalogue) for name, label in ASKED.items()]
    return (
        Question(id="type", kind="dropdown", label=TYPE, description=kinds, required=True, options=types),
        *asked,
        Question(
            id="content",
            kind="textarea",
            label=CONTENT,
            description="In your own words: the questions, the steps, or what you looked for and did not find.",
        ),
        Question(
            id="sources",
            kind="textarea",
            label=SOURCES,
            description="Titles, publishers and addresses of what it rests on, if you know them.",
        ),
    )


def _question(spec: fields.Field, label: str, catalogue: Catalogue) -> Question:
    item = spec.kind.item if isinstance(spec.kind, fields.ListOf) else spec.kind
    options: tuple[str, ...] = ()
    if isinstance(item, fields.Term):
        options = tuple(term.label for term in catalogue.vocabulary(item.vocabulary))
    elif isinstance(item, fields.Number):
        options = tuple(str(number) for number in item.choices)
    needed = spec.name in NEEDED
    # A draft needs one home; an editor adds the other themes.
    several = isinstance(spec.kind, fields.ListOf) and not needed
    doc = "The theme that it is most at home in." if spec.name == "themes" else " ".join(spec.doc.split())
    kind = "dropdown" if options else "input"
    return Question(
        id=spec.name, kind=kind, label=label, description=doc, required=needed, options=options, multiple=several
    )


REPORTED = (
    Question(
        id="page",
        kind="input",
        label="Which page",
        description="Its address, or its title.",
        required=True,
    ),
    Question(
        id="problem",
        kind="textarea",
        label="What is wrong",
        description="What you saw or read, and what you expected.",
        required=True,
    ),
    Question(
        id="instead",
        kind="textarea",
        label="What it should say",
        description="If you know it, with where you know it from.",
    ),
)


def _form(name: str, description: str, title: str, labels: str, questions: tuple[Question, ...]) -> str:
    head = [f"name: {in_quotes(name)}", f"description: {in_quotes(description)}", f"title: {in_quotes(title)}"]
    if labels:
        head.append(f"labels: {labels}")
    lines = [*head, "body:", "  - type: markdown", "    attributes:", f"      value: {in_quotes(NEVER_HERE)}"]
    for question in questions:
        lines += _lines(question)
    lines += [
        "  - type: checkboxes",
        "    id: private",
        "    attributes:",
        f"      label: {in_quotes(LAST)}",
        "      options:",
        f"        - label: {in_quotes(PRIVACY)}",
        "          required: true",
    ]
    return "\n".join(lines)


def _lines(question: Question) -> Iterator[str]:
    yield f"  - type: {question.kind}"
    yield f"    id: {question.id}"
    yield "    attributes:"
    yield f"      label: {in_quotes(question.label)}"
    yield f"      description: {in_quotes(question.description)}"
    if question.multiple:
        yield "      multiple: true"
    if question.options:
        yield "      options:"
        yield from (f"        - {in_quotes(option)}" for option in question.options)
    if question.required:
        yield "    validations:"
        yield "      required: true"


def _config(catalogue: Catalogue) -> str:
    lines = ["blank_issues_enabled: false"]
    partnership = catalogue.partnership
    address = (partnership.front_door_url or partnership.website) if partnership else ""
    if address:
        lines += [
            "contact_links:",
            "  - name: Worried about a child?",
            f"    url: {in_quotes(address)}",
            "    about: Do not write about it here. If someone is in danger now, call 999.",
        ]
    return "\n".join(lines)
