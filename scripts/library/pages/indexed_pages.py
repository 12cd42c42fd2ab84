"""What the search looks through: one plain page for each resource with all of its words.

Not the site's own pages: those repeat their frame, and a course, a film or a form spreads over several. Here a
resource is one page, so it is one result, and every part keeps the address that leads to it as its `id`: a
heading's anchor (`three-questions`), a moment (`t=95`), or another page (`courses/…/second-unit/#a-heading`).
"""

import html
import json
import re
from collections.abc import Iterable, Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import FACETS
from library.model.resource import Resource
from library.pages import film_pages, film_views, views, words

ID = re.compile(r'(<[a-z][a-z0-9]*\b[^>]*?\bid=")([^"]*)"')
NO_SEARCH = re.compile(r"</?(img|video|source|track|audio|input|label)\b[^>]*>")
"""Tags without words, and those of a list to tick: Pagefind leaves out whatever stands in a label."""
PAGE = """<!doctype html>
<html lang="en">
<head><title>{title}</title></head>
<body data-pagefind-body>
{meta}
{parts}
</body>
</html>
"""
WEIGHT_OF_SUMMARY = 5
"""Of ten; a plain word counts one."""


def indexed_pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return a path and a page for each resource, in the catalogue's order."""
    for resource in catalogue.resources:
        parts = "\n".join(_parts(catalogue, resource))
        page = PAGE.format(title=_e(resource.title), meta=_meta(catalogue, resource), parts=parts)
        yield f"{addresses.resource(resource.slug)}index.html", page


def _meta(catalogue: Catalogue, resource: Resource) -> str:
    """Return what a result shows, and the words that count more than a page's text."""
    shown = {
        "id": resource.id,
        "also": " · ".join(resource.also_called),
        "asked": " · ".join(resource.asked_as),
        "about": " · ".join(_terms(catalogue, resource, ("theme",), synonyms=False)),
        "for": " · ".join(_terms(catalogue, resource, ("type", "audience", "when", "age"), synonyms=True)),
        "time": words.minutes(resource.minutes),
    }
    return "\n".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{_e(text)}">' for name, text in shown.items() if text
    )


def _card(catalogue: Catalogue, resource: Resource) -> str:
    """Return an anchor without words, whose `id` holds what a result shows but nobody should find it by."""
    card = views.card(catalogue, resource)
    shown = {
        **{name: card[name] for name in ("theme", "theme_label", "type_label", "who", "restricted")},
        "when": ", ".join(catalogue.label("when-to-use", moment) for moment in resource.when_to_use),
        "sensitive": catalogue.is_sensitive(resource),
    }
    # Pagefind takes every space out of an id.
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).replace(" ", "\\u0020")
    return f'<a id="{_e(text)}"></a>'


def _terms(catalogue: Catalogue, resource: Resource, facets: Iterable[str], *, synonyms: bool) -> Iterator[str]:
    """Return the labels of what a resource itself names, and what people type for them."""
    named = {
        "theme": (*resource.themes, *resource.topics),
        "type": (resource.type,),
        "audience": resource.audiences,
        "when": resource.when_to_use,
        "age": resource.ages,
    }
    for facet in FACETS:
        if facet.name not in facets:
            continue
        for term_id in named[facet.name]:
            term = next(
                (
                    found
                    for name in (facet.vocabulary, "topics")
                    if (found := catalogue.vocabulary(name).by_id.get(term_id))
                ),
                None,
            )
            if term:
                yield term.label
                yield from term.synonyms if synonyms else ()


def _parts(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    yield f'<h1 data-pagefind-meta="title">{_e(resource.title)}</h1>'
    yield f'<p data-pagefind-meta="summary" data-pagefind-weight="{WEIGHT_OF_SUMMARY}">{_e(resource.summary)}</p>'
    yield _card(catalogue, resource)
    yield NO_SEARCH.sub("", resource.body.html)
    yield _list("supervision", "Take this to supervision", resource.supervision_questions)
    yield from _units(catalogue, resource)
    yield from _transcripts(catalogue, resource)
    yield from _webinar(catalogue, resource)
    yield from _deck(catalogue, resource)
    yield from _chooser(catalogue, resource)
    yield from _form(catalogue, resource)
    yield from _exercise(catalogue, resource)


def _units(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    course = catalogue.course_of.get(resource.id)
    for unit in course.units if course else ():
        address = addresses.unit(course.slug, unit.slug) if course else ""
        yield f'<h2 id="{_e(address)}">{_e(unit.title)}</h2>'
        yield NO_SEARCH.sub("", ID.sub(rf'\g<1>{_e(address)}#\2"', unit.body.html))


def _transcripts(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    for key, title, film in film_pages.films_of(catalogue, resource):
        prefix = "" if key == film_views.WHOLE_FILM else f"{key}-"
        yield f'<h2 id="{_e(prefix)}transcript">{_e(title)}</h2>'
        told: set[int] = set()
        for part in film_views.transcript(film):
            for said in part.paragraphs:
                moment = None if said.start is None else int(said.start)
                # An address stands once on a page; words that begin at the same moment follow it.
                place = "" if moment is None or moment in told else f' id="{_e(prefix)}t={moment}"'
                told |= set() if moment is None else {moment}
                yield f"<p{place}>{said.html}</p>"


def _webinar(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    webinar = catalogue.webinar_of.get(resource.id)
    for meeting in webinar.meetings if webinar else ():
        session = meeting.session
        yield f'<h2 id="session-{_e(session.id)}">{_e(session.title)}</h2><p>{_e(session.summary)}</p>'
        if meeting.slides:
            yield f'<h3 id="{_e(addresses.slides(resource.slug, session.id))}">{_e(session.title)}: slides</h3>'
            for slide in meeting.slides:
                shown = ID.sub(r"\1-\2\"", slide.html) if 'id="' in slide.html else slide.html
                yield f"<h4>{_e(slide.title)}</h4>{shown}{slide.notes}"
        for answer in session.answers:
            yield f"<p>{_e(answer.question)} {_e(answer.answer)}</p>"


def _deck(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    if deck := catalogue.decks.get(resource.id):
        yield _list("cards", "The cards", (" ".join((c.before, c.words, c.why)) for c in deck.cards), deck.how)


def _chooser(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    if chooser := catalogue.choosers.get(resource.id):
        lines = (f"{o.name} {o.summary} {o.choose_when} {o.not_for}" for o in chooser.options)
        yield _list("compare", "Compare them all", lines, " ".join(question.ask for question in chooser.questions))


def _form(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    if form := catalogue.forms.get(resource.id):
        yield f'<h2 id="{_e(addresses.form(resource.slug))}">The form</h2><p>{_e(form.note)}</p>'
        for section in form.sections:
            asked = (f"{field.ask} {' '.join(option.label for option in field.options)}" for field in section.fields)
            yield _list("", section.title, asked, section.help, level=3)


def _exercise(catalogue: Catalogue, resource: Resource) -> Iterator[str]:
    if exercise := catalogue.exercises.get(resource.id):
        told = (f"{person.who} {person.about}" for person in exercise.people)
        yield _list(addresses.participant(resource.slug), "The family and the story", told, exercise.people_note)
        yield _list("", "", (event.read_out for event in exercise.events))
        guide = exercise.facilitator
        yield _list(
            addresses.facilitator(resource.slug),
            "For the facilitator",
            (*guide.before, *guide.during, *guide.after, *exercise.variations),
        )


def _list(address: str, title: str, lines: Iterable[str], lead: str = "", level: int = 2) -> str:
    place = f' id="{_e(address)}"' if address else ""
    heading = f"<h{level}{place}>{_e(title)}</h{level}>" if title else ""
    entries = "".join(f"<li>{_e(line)}</li>" for line in lines)
    return f"{heading}{f'<p>{_e(lead)}</p>' if lead else ''}<ul>{entries}</ul>"


def _e(text: str) -> str:
    return html.escape(text)
