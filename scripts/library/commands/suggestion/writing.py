"""The story of a suggestion: read the form's answers, begin the resource, put the suggester's words into it.

The answers may be anything. A word from a list is taken only if the list has it. Other words go where nothing reads
them: into quotation marks, or into a remark that no reader sees.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.commands import new
from library.commands.review import harmless
from library.commands.suggestion.drafted import Draft
from library.reading.tree import read_tree
from library.reference import issue_forms, scaffold
from library.reference.issue_forms import Question
from library.reference.markdown import in_quotes

MOST_CHARACTERS = 5000
"""Of one answer that come into the draft."""
NOTHING = {"", "_No response_", "None"}
IGNORE = re.compile(r"(#|<!--)(?=\s*ignore\b)", re.IGNORECASE)
NO_FORM = "A draft can only be made from the form “Suggest a resource”. Please open a new one from there."
REMARK = """\
<!-- What the suggestion said. Use what helps, then delete these lines.

{}
-->
"""


def draft(root: Path, event: Mapping[str, Any], today: date | None = None) -> Draft:
    """Write a new resource below `root` for the issue in an event, and return what was written."""
    catalogue = catalogue_of(read_tree(root))
    questions = issue_forms.suggestion(catalogue)
    answers = answers_in(str(event["issue"].get("body") or ""), questions)
    if not {"type", "title", "themes"} <= answers.keys():
        return Draft(refusal=NO_FORM)
    title = _title(answers["title"])
    wish = new.Wish(answers["type"], title, answers["themes"], slug=_free_slug(root, title))
    made = new.new(root, wish, today=today)
    if isinstance(made, new.Refusal):
        return Draft(refusal=made.message)
    index = root / made.path
    index.write_text(_filled(index.read_text(encoding="utf-8"), answers, catalogue), encoding="utf-8", newline="\n")
    texts = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(index.parent.rglob("*"))
        if path.is_file()
    }
    return Draft(title=title, files=texts)


def answers_in(body: str, questions: tuple[Question, ...]) -> dict[str, str]:
    """Return each answer by its question's id. Only our own headings, in our own order, begin an answer."""
    headings = (*(question.label for question in questions), issue_forms.LAST)
    places = {f"### {heading}": place for place, heading in enumerate(headings)}
    found: dict[int, list[str]] = {}
    now = -1
    for row in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        place = places.get(row.rstrip(), -1)
        if place > now:
            now = place
            found[now] = []
        elif now >= 0:
            found[now].append(row)
    found.pop(len(questions), None)
    texts = {questions[place].id: "\n".join(rows).strip()[:MOST_CHARACTERS] for place, rows in found.items()}
    return {name: text for name, text in texts.items() if text not in NOTHING}


def _title(text: str) -> str:
    """Return a title that is short enough, cut between words."""
    flat = _unheard(harmless.line(text))
    most = scaffold.limits("title").max
    return flat if len(flat) <= most else flat[: most + 1].rpartition(" ")[0] or flat[:most]


def _free_slug(root: Path, title: str) -> str:
    wanted = new.slug_of(title)
    taken = {path.name for path in (root / "resources").glob("*/*")}
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


def _filled(text: str, answers: Mapping[str, str], catalogue: Catalogue) -> str:
    for name, value in _values(answers, catalogue):
        before, old, after = re.split(rf"(?m)^({name}:.*)$", text, maxsplit=1)
        text = f"{before}{old.partition(':')[0]}: {value}{after}"
    said = "\n\n".join(_said(answers))
    front, fence, body = text.partition("\n---\n")
    return f"{front}{fence}\n{REMARK.format(said)}{body}" if said else text


def _values(answers: Mapping[str, str], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return the fields that the answers settle, as they stand in a file."""
    if "summary" in answers:
        yield "summary", in_quotes(_unheard(harmless.line(answers["summary"])))
    for name, vocabulary in (("audiences", "audiences"), ("when_to_use", "when-to-use")):
        ids = {term.label: term.id for term in catalogue.vocabulary(vocabulary)}
        if chosen := _chosen(answers.get(name, ""), ids):
            yield name, f"[{', '.join(chosen)}]"
    if re.fullmatch(r"[0-9]{1,3}", answers.get("minutes", "")):
        yield "minutes", answers["minutes"]


def _chosen(answer: str, ids: Mapping[str, str]) -> list[str]:
    """Return the ids of the labels in an answer. GitHub puts commas between them, and some hold commas too."""
    labels = sorted(ids, key=len, reverse=True)
    one = re.compile("|".join(re.escape(label) for label in labels))
    chosen, at = [], 0
    while found := one.match(answer, at):
        chosen.append(ids[found[0]])
        at = found.end()
        if not answer.startswith(", ", at):
            break
        at += 2
    return list(dict.fromkeys(chosen))


def _said(answers: Mapping[str, str]) -> Iterator[str]:
    for name, label in (("content", issue_forms.CONTENT), ("sources", issue_forms.SOURCES)):
        if name in answers:
            yield f"{label}:\n\n{_remark(answers[name])}"


def _remark(text: str) -> str:
    """Return words that can stand in a remark: they don't end it, and nothing in it is obeyed."""
    rows = (_unheard(harmless.row(row).rstrip()) for row in text.split("\n"))
    plain = "\n".join(rows).translate(str.maketrans("<>`~", "‹›'-"))
    return re.sub(r"-(?=-)", "- ", plain)


def _unheard(text: str) -> str:
    """Return words with which nobody can tell the check to look away."""
    return IGNORE.sub(r"\1:", text)
