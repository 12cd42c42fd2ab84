"""A draft made of what came in: the fields that could be filled, and a body with the parts that a page needs."""

import re
from dataclasses import dataclass, replace
from datetime import date

from library.model.imported import BODY, ImportNote, Incoming
from library.reading.courses import FOLDER as COURSES
from library.reading.import_markdown import markdown_of_words
from library.reference import course_scaffold, scaffold
from library.reference.import_values import Fitted, clean

HEADING = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)
ALWAYS = ("when to use it", "what next")
"""Parts that a page of any type needs, whatever came in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A resource ready to be written."""

    folder: str
    """Its folder, from the repository's top."""
    incoming: Incoming
    files: dict[str, bytes]
    """Its files, by their names in the folder."""
    notes: tuple[ImportNote, ...] = ()

    @property
    def path(self) -> str:
        """Its index.md."""
        return f"{self.folder}/index.md"


def draft(start: scaffold.Start, incoming: Incoming, fitted: Fitted, today: date) -> Draft:
    """Return the files of a draft. What is not known stays open, as in a scaffold."""
    lines = {
        "id": f"id: {start.id}".rstrip(),
        "themes": f"themes: [{', '.join(fitted.terms.get('themes', ()))}]",
        "status": "status: draft",
        # Nobody has read it here, and whose words they are is not ours to say.
        "reviewed": "reviewed:",
        "licence": "licence:",
        **fitted.lines,
    }
    if fitted.lines.get("restriction", "restriction: none") != "restriction: none":
        lines.setdefault("restriction_note", "restriction_note:")
    if start.catalogue.quick_exit(fitted.terms.get("themes", ())):
        lines["quick_exit"] = "quick_exit: true"
    body = body_of(start.type.id, incoming.body or _body_of_row(incoming, fitted))
    files = {"index.md": scaffold.index(start, today, scaffold.Given(lines, fitted.said, body)).encode()}
    if start.type.folder == COURSES:
        files |= {name: text.encode() for name, text in course_scaffold.files().items()}
    files |= {picture.name: picture.content for picture in incoming.pictures}
    folder = f"resources/{start.type.folder}/{start.slug}"
    return Draft(folder, incoming, files, (*incoming.notes, *fitted.notes))


def titled(fitted: Fitted, incoming: Incoming) -> Fitted:
    """Fill in the title, or keep one of the wrong length where it is not lost."""
    title = clean(incoming.values.get("title", ""))
    limit = scaffold.limits("title")
    if limit.min <= len(title) <= limit.max:
        fitted.lines["title"] = f"title: {scaffold.written(title)}"
    else:
        fitted.lines["title"] = "title:"
        fitted.said["title"] = title
        words = f"`title`: “{title[:60]}…” has {len(title)} characters, and it takes {limit.min} to {limit.max}."
        fitted.notes.append(incoming.note(words, "The whole of it stands in a comment beside the field."))
    return fitted


def _body_of_row(incoming: Incoming, fitted: Fitted) -> str:
    """Return what a row says at length: what was too long for the summary opens the body."""
    too_long = fitted.said.get("summary", "") if incoming.row else ""
    return markdown_of_words("\n".join(filter(None, (too_long, incoming.values.get(BODY, "")))))


def body_of(type_id: str, markdown: str) -> str:
    """Return the body with every part that a page needs: those that came, and a place for each that did not."""
    whole = scaffold.body(type_id)
    if not markdown:
        return whole
    opening, *sections = whole.split("\n## ")
    there = {words.casefold() for words in HEADING.findall(markdown)}
    parts = [markdown] if re.match(r"[^#|<>!\s-]", markdown) else [opening.rstrip(), markdown]
    for section in sections:
        name = section.partition("\n")[0].casefold()
        if name in ALWAYS and name not in there:
            parts.append(f"## {section.rstrip()}")
    return "\n\n".join(parts) + "\n"


def with_notes(made: Draft, *notes: ImportNote) -> Draft:
    """Return a draft about which there is more to say."""
    return replace(made, notes=(*made.notes, *notes))
