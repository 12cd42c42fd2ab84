"""Every address of the site, in one place. All are relative to the site's top and end in a slash."""

import re
from datetime import date

from library.model.course import Course
from library.model.exercise import Exercise
from library.model.resource import Resource
from library.model.webinar import Webinar


def resource(slug: str) -> str:
    """Return a resource's address."""
    return f"resources/{slug}/"


def permanent(resource_id: str) -> str:
    """Return the address that never changes."""
    return f"r/{resource_id}/"


def version(resource_id: str, day: date) -> str:
    """Return the address of a resource as it was on the day it was published or changed, for citing."""
    return f"{permanent(resource_id)}{day.isoformat()}/"


def course(slug: str) -> str:
    """Return the address that leads to a course, whoever shortens the address of one of its units."""
    return f"courses/{slug}/"


def unit(course_slug: str, slug: str) -> str:
    """Return the address of a unit of a course."""
    return f"courses/{course_slug}/{slug}/"


def trainer(course_slug: str) -> str:
    """Return the address of a course's trainer's view. No unit may have its name."""
    return unit(course_slug, TRAINER)


def package(course_slug: str, package_format: str) -> str:
    """Return the address of a course's package for learning management systems."""
    return f"courses/{course_slug}/{course_slug}-{package_format}.zip"


def learning_path(slug: str) -> str:
    """Return the address of a learning path."""
    return f"paths/{slug}/"


def theme(theme_id: str) -> str:
    """Return a theme page's address."""
    return f"themes/{theme_id}/"


def learning_log(theme_id: str) -> str:
    """Return the address of a theme's part of the learning log."""
    return f"{LEARNING_LOG}{theme_id}/"


def facet(facet_name: str, value: str) -> str:
    """Return the address of the static page of one value of a facet."""
    return f"library/{facet_name}/{value}/"


def facet_index(facet_name: str) -> str:
    """Return the address of the page that lists a facet's values."""
    return f"library/{facet_name}/"


def letter(name: str) -> str:
    """Return the address of one letter's page of the list from A to Z."""
    return f"{A_TO_Z}{name}/"


def new_of(year: int) -> str:
    """Return the address of what was new and changed in one year."""
    return f"{NEW}{year}/"


def rule(code: str) -> str:
    """Return the address of a rule's page."""
    return f"contribute/rules/{code.lower()}/"


def player(slug: str) -> str:
    """Return the address of a film's player alone, for other sites to show."""
    return f"{resource(slug)}player/"


def slides(slug: str, session: str) -> str:
    """Return the address of a session's slides. They begin with `slides`, which no attachment's folder may."""
    return f"{resource(slug)}slides/{session}/"


def speaker_notes(slug: str, session: str) -> str:
    """Return the address of the same slides with what the speaker says."""
    return f"{slides(slug, session)}notes/"


def session_calendar(slug: str, session: str) -> str:
    """Return the address of one session's calendar file."""
    return f"{resource(slug)}{session}.ics"


def theme_calendar(theme_id: str) -> str:
    """Return the address of the calendar of a theme's sessions."""
    return f"feeds/webinars-{theme_id}.ics"


def review_calendar(owner: str) -> str:
    """Return the address of the calendar of the reviews that one owner has to make."""
    return f"feeds/reviews-{owner}.ics"


def form(slug: str) -> str:
    """Return the address of a resource's form."""
    return f"{resource(slug)}form/"


def blank_form(slug: str, save_name: str) -> str:
    """Return the address of a form as an empty Word file."""
    return f"{resource(slug)}{save_name}.docx"


def form_template(slug: str, save_name: str) -> str:
    """Return the address of the Word file that the form's page fills in."""
    return f"{form(slug)}{save_name}-to-fill.docx"


def cards(slug: str) -> str:
    """Return the address of a resource's cards for printing."""
    return f"{resource(slug)}cards/"


def facilitator(slug: str) -> str:
    """Return the address of a case exercise's view for its facilitator."""
    return f"{resource(slug)}facilitator/"


def participant(slug: str) -> str:
    """Return the address of the view for those who take part."""
    return f"{resource(slug)}participant/"


def envelopes(slug: str) -> str:
    """Return the address of a case exercise's cards for printing."""
    return f"{resource(slug)}envelopes/"


def envelope(slug: str, holder: str) -> str:
    """Return the address of one holder's cards, for a meeting online."""
    return f"{envelopes(slug)}{holder}/"


def qr(resource_id: str, ending: str) -> str:
    """Return the address of a permanent link's QR code; `ending` is `svg` or `png`."""
    return f"{permanent(resource_id)}qr.{ending}"


def embedded(name: str) -> str:
    """Return the address of a short list for other sites to show: `embed/audience-midwife/`, `embed/new/`."""
    return f"embed/{name}/"


EMBEDDED = {"theme": "themes", "audience": "audiences", "when": "when-to-use"}
"""The facets whose values each have such a list, with their vocabularies."""
EMBEDDED_NEW = "new"
"""The list of what is new and changed."""
CATALOGUE = "catalogue.json"
CATALOGUE_SCHEMA = "catalogue.schema.json"
TRAINER = "trainer"
WEBINARS = "webinars/"
CALENDAR = "feeds/webinars.ics"
PODCAST = "feeds/audio.xml"
VIDEO_SITEMAP = "sitemap-videos.xml"
PATHS = "paths/"
RECORD = "learning-record/"
MY_LIST = "list/"
LEARNING_LOG = "learning-log/"
GLOSSARY = "glossary/"
NUMBERS = "numbers/"
NEW_RESOURCE = "contribute/new/"
NEW_RESOURCE_MODEL = "contribute/new/model.json"
HEALTH = "health/"
HEALTH_DATA = "health.json"
HEALTH_SCHEMA = "health.schema.json"
REVIEWS = "feeds/reviews.ics"
LIBRARY = "library/"
ALL = "library/all/"
A_TO_Z = "library/a-z/"
NEW = "new/"
SEARCH = "search/"
SHELF = "search/shelf.json"
SEARCH_ENGINE = "search/engine/"
SEARCH_PLACES = "search/places.json"
SEARCH_WORDS = "search/vocabulary.json"
SEARCH_TITLES = "search/titles.json"
THEMES = "themes/"
ATOM = "feeds/all.xml"
OTHER_FEEDS = re.compile(r"(?:all|audio)$|(?:audience|when|theme)-")


def atom(theme_id: str) -> str:
    """Return the address of a theme's feed. A theme whose id could be another feed's name says that it is a theme."""
    name = f"theme-{theme_id}" if OTHER_FEEDS.match(theme_id) else theme_id
    return f"feeds/{name}.xml"


def facet_feed(facet_name: str, value: str) -> str:
    """Return the address of the feed of one value of a facet."""
    return f"feeds/{facet_name}-{value}.xml"


def cards_of_shelf(number: int) -> str:
    """Return the address of one file of the shelf's cards."""
    return f"{SEARCH}cards/{number}.json"


def terms_of_search(letter: str) -> str:
    """Return the address of the terms with phrases that begin with a letter, or with `0` for any other sign."""
    return f"{SEARCH}terms/{letter}.json"


def words_of_search(letter: str) -> str:
    """Return the address of the library's words that begin with a letter."""
    return f"{SEARCH}words/{letter}.json"


def of_handwritten(path: str) -> str:
    """Return the address of a page in docs/, from its path in docs/."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def page_path(address: str) -> str:
    """Return the path of the page that a renderer turns into an address."""
    return f"{address}index.md"


def all_of(item: Resource) -> tuple[str, ...]:
    """Return every address that leads to a resource: its own, the permanent one and those of its earlier slugs."""
    return (resource(item.slug), permanent(item.id), *(resource(alias) for alias in item.aliases))


def all_of_course(item: Course) -> tuple[str, ...]:
    """Return every address of a course besides those of its resource, with those under its earlier names."""
    slugs = (item.slug, *item.resource.aliases)
    units = (TRAINER, *(entry.slug for entry in item.units))
    return tuple(address for slug in slugs for address in (course(slug), *(unit(slug, name) for name in units)))


def all_of_form(item: Resource) -> tuple[str, ...]:
    """Return every address of a form besides those of its resource."""
    return tuple(form(slug) for slug in (item.slug, *item.aliases))


def all_of_deck(item: Resource) -> tuple[str, ...]:
    """Return every address of a deck of cards besides those of its resource."""
    return tuple(cards(slug) for slug in (item.slug, *item.aliases))


def all_of_exercise(item: Resource, exercise: Exercise) -> tuple[str, ...]:
    """Return every address of a case exercise besides those of its resource."""
    return tuple(address for slug in (item.slug, *item.aliases) for address in views_of_exercise(slug, exercise))


def views_of_exercise(slug: str, exercise: Exercise) -> tuple[str, ...]:
    """Return the addresses of a case exercise's views under one name of its resource."""
    envelopes_of_all = (envelope(slug, holder.id) for holder in exercise.holders)
    return (facilitator(slug), participant(slug), envelopes(slug), *envelopes_of_all)


def all_of_film(item: Resource) -> tuple[str, ...]:
    """Return every address of a film besides those of its resource."""
    return tuple(player(slug) for slug in (item.slug, *item.aliases))


def all_of_webinar(item: Webinar) -> tuple[str, ...]:
    """Return every address of a webinar's slides, with those under its earlier names."""
    slugs = (item.resource.slug, *item.resource.aliases)
    shown = tuple(meeting.session.id for meeting in item.meetings if meeting.slides)
    return tuple(
        address for slug in slugs for name in shown for address in (slides(slug, name), speaker_notes(slug, name))
    )
