"""The health of the library: what needs somebody, what to do first, and what to do about each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from library.catalogue import addresses, health
from library.catalogue.catalogue import Catalogue
from library.catalogue.health import Health, ReviewState, health_of
from library.model.generated_file import GeneratedFile, Json
from library.model.link_health import LinkStatus
from library.pages import health_lists as lists
from library.pages import words
from library.pages.views import View


def pages(catalogue: Catalogue, today: date) -> Iterator[GeneratedFile]:
    """Return the page. `today` decides what is due, until a browser can."""
    found = health_of(catalogue, today)
    yield GeneratedFile(
        addresses.page_path(addresses.HEALTH),
        "",
        "resources/",
        {
            "template": "health.html",
            "title": "The health of the library",
            "description": "What needs somebody, what to do first, and what to do about each.",
            "view": {
                "day": words.day(today),
                "count": words.count(len(found.resources), "resource"),
                "sections": [_shown(section) for section in _sections(catalogue, found)],
                "themes": _themes(catalogue, found),
                "calendars": _calendars(catalogue, found),
                "data": addresses.HEALTH_DATA,
                "schema": addresses.HEALTH_SCHEMA,
                "numbers": addresses.NUMBERS,
            },
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One list of the page."""

    id: str
    """Its place on the page."""
    title: str
    lead: str = ""
    """What it always says."""
    advice: str = ""
    """What it says where it has lines."""
    number: int
    """How many need somebody."""
    figure: str = ""
    """What stands for the number where nobody knows it."""
    groups: list[View]
    none: str = ""
    """What it says where it has no lines."""


def _sections(catalogue: Catalogue, found: Health) -> Iterator[Section]:
    """Go through the lists, the one to begin with first."""
    overdue, soon = found.reviews(ReviewState.OVERDUE), found.reviews(ReviewState.SOON)
    yield Section(
        id="overdue",
        title="Reviews whose day has passed",
        advice="A group that can’t get to one soon can say so on the page: write status: under-review.",
        number=len(overdue),
        groups=lists.reviews(catalogue, overdue, found.day),
        none="No review is overdue.",
    )
    yield _links(catalogue, found)
    yield Section(
        id="law",
        title="Legal content not yet checked",
        advice="These pages tell their readers so. The edition of a legal text is confirmed once, which helps every "
        "page that rests on it. When you have compared a page, write the day into law_checked.",
        number=len(found.law_unchecked),
        groups=[*lists.editions(found), *lists.law(catalogue, found)],
        none="Every page that rests on law has been compared with it.",
    )
    yield Section(
        id="sign-off",
        title="Waiting for sign-off",
        advice="These pages tell their readers so. A group can take several to one meeting.",
        number=len(found.waiting),
        groups=lists.waiting(catalogue, found),
        none="Nothing waits.",
    )
    yield Section(
        id="soon",
        title=f"Reviews due within {health.SOON.days} days",
        advice="Time to put them on an agenda.",
        number=len(soon),
        groups=lists.reviews(catalogue, soon, found.day),
        none=_next_review(found),
    )
    yield from _quieter(catalogue, found)


def _links(catalogue: Catalogue, found: Health) -> Section:
    asked = lists.was_asked(found)
    return Section(
        id="links",
        title="Links that no longer answer",
        lead=lists.links_in_words(found),
        number=sum(link.health.status is LinkStatus.BROKEN for link in found.links),
        figure="" if asked else "not checked yet",
        groups=lists.links(catalogue, found),
        none="No address is known to fail." if asked else "",
    )


def _quieter(catalogue: Catalogue, found: Health) -> Iterator[Section]:
    """Go through what makes the library better and does not press."""
    yield Section(
        id="reading-age",
        title="Harder to read than they should be",
        lead=_spread(found),
        number=len(found.too_hard),
        groups=lists.too_hard(found),
        none="No page is harder to read than its kind should be.",
    )
    yield Section(
        id="never-linked",
        title="Never linked",
        advice="Only somebody who looks through the lists finds these: no other page leads to them by name.",
        number=len(found.never_named),
        groups=lists.never_named(catalogue, found),
        none="Every resource is named by another page.",
    )
    yield Section(
        id="gaps",
        title="Themes with gaps",
        advice="What other themes have and this one has not: a kind of resource, for a role, at a moment of use. The "
        "theme with the fewest resources stands first. A gap is a question to ask, and not always one to fill.",
        number=sum(bool(theme.first) for theme in found.gaps),
        groups=lists.gaps(found),
        none="No theme lacks what the others have.",
    )
    yield Section(
        id="oldest",
        title="Read longest ago",
        advice="Whether or not their day has come, these are the pages to read when there is an hour to spare.",
        number=len(found.oldest),
        groups=lists.oldest(catalogue, found),
        none="Somebody has read every page in the last half year.",
    )


def _shown(section: Section) -> View:
    groups: list[Json] = [*section.groups]
    return {
        "id": section.id,
        "title": section.title,
        "figure": section.figure or str(section.number),
        "lead": section.lead,
        "advice": section.advice if groups else "",
        "groups": groups,
        "none": "" if groups else section.none,
    }


def _next_review(found: Health) -> str:
    later = found.reviews(ReviewState.LATER)
    if not later:
        return "No review is due in the next 90 days."
    day = later[0].next_review
    same = sum(item.next_review == day for item in later)
    many = f" {words.count(same, 'review falls', 'reviews fall')} on that day." if same > 1 else ""
    return f"No review is due in the next 90 days. The next is due on {words.day(day)}.{many}"


def _spread(found: Health) -> str:
    if not found.ages:
        return "No page has enough words to measure."
    ages = [page.age for page in found.ages]
    return (
        f"{words.count(len(ages), 'page has', 'pages have')} enough words to measure, units of courses included. Their "
        f"reading ages go from {min(ages)} to {max(ages)}. Each kind of resource has an aim of its own."
    )


def _themes(catalogue: Catalogue, found: Health) -> list[Json]:
    """Count by home theme, so that each resource counts once."""
    rows: list[Json] = []
    for theme in catalogue.themes:
        home = [item for item in found.resources if item.themes[0] == theme.id]
        states = [health.state_of(item, found.day) for item in home]
        rows.append(
            {
                "label": theme.label,
                "url": addresses.theme(theme.id),
                "overdue": states.count(ReviewState.OVERDUE),
                "soon": states.count(ReviewState.SOON),
                "law": sum(item.themes[0] == theme.id for item in found.law_unchecked),
                "waiting": sum(item.themes[0] == theme.id for item in found.waiting),
                "next": words.day(home[0].next_review) if home else "",
            }
        )
    return rows


def _calendars(catalogue: Catalogue, found: Health) -> list[Json]:
    if not found.resources:
        return []
    return [
        {"label": "All reviews", "url": addresses.REVIEWS},
        *(
            {"label": catalogue.label("owners", owner), "url": addresses.review_calendar(owner)}
            for owner in health.by_owner(catalogue, found.resources)
        ),
    ]
