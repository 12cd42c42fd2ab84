"""The lists on the page about the library's health: each line says what to do next, and where."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.gaps import Gap, ThemeGaps
from library.catalogue.health import Health, by_owner
from library.catalogue.outside_links import OutsideLink
from library.catalogue.reading_age import PageAge, longest_sentence
from library.model.generated_file import Json
from library.model.link_health import LinkStatus
from library.model.resource import Resource
from library.pages import words
from library.pages.views import View

MOST_OPEN = 8
"""Lines of a group that are shown without opening it."""
MOST_WORDS = 30
"""Words of a sentence that are shown, enough to find it again."""
NEXT_FOR_STATUS = {
    "awaiting-sign-off": "Bring it to the next meeting of {}. When it is signed off, write status: live.",
    "draft": "Finish it, then write status: awaiting-sign-off.",
    "under-review": "When it has been checked, write status: live.",
}
NEXT_FOR_LINK = {
    LinkStatus.BROKEN: "Look for its new address and write it in each file below. Is it gone? Name another source.",
    LinkStatus.FAILING: "Nothing yet. It is asked again, and moves up if it goes on failing.",
    LinkStatus.UNKNOWN: "Its site turns programs away. Open it yourself when you review a page that names it.",
}
LINK_TITLES = {
    LinkStatus.BROKEN: "No longer answer",
    LinkStatus.FAILING: "Failed when last asked",
    LinkStatus.UNKNOWN: "Only a person can tell",
}


def group(title: str, items: Iterable[View]) -> list[View]:
    """Return one group of a list; none where it would be empty."""
    shown: list[Json] = [*items]
    # A long group that has a title is folded: paper and a tap open it.
    return [{"title": title, "items": shown, "folded": bool(title) and len(shown) > MOST_OPEN}] if shown else []


def reviews(catalogue: Catalogue, resources: tuple[Resource, ...], day: date) -> list[View]:
    """Return reviews by owner."""

    def line(item: Resource) -> View:
        passed = item.next_review < day
        law = " Compare it with the law it rests on." if item.law else ""
        return _line(
            item,
            facts=[
                catalogue.label("themes", item.themes[0]),
                f"{'Was due' if passed else 'Due'} on {words.day(item.next_review)}",
            ],
            then=f"Read all of it and correct it.{law} Then write the day into reviewed.",
            due="" if passed else item.next_review.isoformat(),
        )

    return _owners(catalogue, resources, line)


def editions(found: Health) -> list[View]:
    """Return the legal texts whose edition nobody has confirmed."""
    items: list[View] = [
        {
            "title": f"{one.text.title} ({one.text.edition})",
            "url": one.text.url,
            "facts": [f"{words.count(len(one.resources), 'resource rests', 'resources rest')} on it"],
            "next": "Open it, compare the edition, then write the day into checked.",
            "files": ["resources/partnership.yml"],
            "due": "",
            "also": [],
        }
        for one in found.editions
    ]
    return group("First: editions to confirm", items)


def law(catalogue: Catalogue, found: Health) -> list[View]:
    """Return resources that rest on unchecked law, by owner."""

    def line(item: Resource) -> View:
        texts = [f"{text.title} ({text.edition})" for name in item.law if (text := catalogue.legal_texts.get(name))]
        return _line(
            item,
            facts=[catalogue.label("themes", item.themes[0])],
            then=f"Compare it with {_listed(texts)}.",
        )

    return _owners(catalogue, found.law_unchecked, line)


def waiting(catalogue: Catalogue, found: Health) -> list[View]:
    """Return what is not signed off, by owner."""

    def line(item: Resource) -> View:
        owner = catalogue.label("owners", item.owner)
        then = NEXT_FOR_STATUS.get(item.status, "Decide with {} what it needs.")
        return _line(
            item,
            facts=[
                catalogue.label("themes", item.themes[0]),
                catalogue.label("statuses", item.status),
                f"Here since {words.day(item.published)}",
            ],
            then=then.format(_the(owner)),
        )

    return _owners(catalogue, found.waiting, line)


def links(catalogue: Catalogue, found: Health) -> list[View]:
    """Return the addresses on other sites that need somebody, the most pressing first."""
    return [
        one
        for status, title in LINK_TITLES.items()
        for one in group(title, (_link(catalogue, link) for link in found.links if link.health.status is status))
    ]


def links_in_words(found: Health) -> str:
    """Return what is known of all addresses on other sites."""
    counts = Counter(link.health.status for link in found.links)
    all_of_them = words.count(len(found.links), "address", "addresses")
    if not was_asked(found):
        return f"{all_of_them} on other sites. None has been checked yet."
    later = counts[LinkStatus.NOT_CHECKED]
    return (
        f"{all_of_them} on other sites. {counts[LinkStatus.OK]} answered when they were last asked."
        f"{f' {later} not checked yet.' if later else ''}"
    )


def was_asked(found: Health) -> bool:
    """Tell whether anybody has asked any address yet."""
    return any(link.health.status is not LinkStatus.NOT_CHECKED for link in found.links)


def too_hard(found: Health) -> list[View]:
    """Return the pages that are harder to read than they should be."""

    def line(page: PageAge) -> View:
        sentence, _ = longest_sentence(page.body)
        parts = sentence.split()
        shown = " ".join(parts[:MOST_WORDS]) + (" …" if len(parts) > MOST_WORDS else "")
        return {
            "title": page.title,
            "url": page.address,
            "facts": [f"Reading age {page.age}", f"aim {page.aim}"],
            "next": f"Cut its longest sentence in two. It has {len(parts)} words: “{shown}”",
            "files": [page.path],
            "due": "",
            "also": [],
        }

    return group("", (line(page) for page in found.too_hard))


def never_named(catalogue: Catalogue, found: Health) -> list[View]:
    """Return the resources that no page names, each with one that could."""

    def line(item: Resource) -> View:
        near = _nearest(item, found.resources)
        then = "Name it in a learning path or on its theme’s page."
        if near:
            then = f"Name it under related in a page near it, such as “{near.title}”, and that page in it."
        return _line(item, facts=[catalogue.label("themes", item.themes[0])], then=then)

    return group("", (line(item) for item in found.never_named))


def gaps(found: Health) -> list[View]:
    """Return each theme with what to think about adding first."""

    def line(theme: ThemeGaps) -> View:
        first, *others = theme.first
        also: list[Json] = [_gap(gap) for gap in others]
        if theme.audiences:
            also.append(f"Roles that none of its resources names: {_listed([term.label for term in theme.audiences])}.")
        return {
            "title": theme.theme.label,
            "url": addresses.theme(theme.theme.id),
            "facts": [words.count(theme.resources, "resource")],
            "next": f"Think about this: {_gap(first)}",
            "files": [],
            "due": "",
            "also": also,
        }

    return group("", (line(theme) for theme in found.gaps if theme.first))


def oldest(catalogue: Catalogue, found: Health) -> list[View]:
    """Return the resources that nobody has read for longest."""

    def line(item: Resource) -> View:
        return _line(
            item,
            facts=[catalogue.label("owners", item.owner), f"Last read on {words.day(item.reviewed)}"],
            then="Read it as somebody who needs it today. If it is right, write the day into reviewed.",
        )

    return group("", (line(item) for item in found.oldest))


def _line(item: Resource, *, facts: list[Json], then: str, due: str = "") -> View:
    return {
        "title": item.title,
        "url": addresses.resource(item.slug),
        "facts": facts,
        "next": then,
        "files": [item.path],
        "due": due,
        "also": [],
    }


def _link(catalogue: Catalogue, link: OutsideLink) -> View:
    facts: list[Json] = []
    if link.health.last_ok:
        facts.append(f"Last answered on {words.day(link.health.last_ok)}")
    if link.health.last_tried:
        facts.append(f"Last asked on {words.day(link.health.last_tried)}")
    if link.health.status in {LinkStatus.BROKEN, LinkStatus.FAILING, LinkStatus.UNKNOWN}:
        facts.append(link.health.reason.words)
    if link.health.moved_to:
        facts.append(f"Has moved to {link.health.moved_to}")
    if link.health.failures:
        facts.append(f"Failed {words.count(link.health.failures, 'time')} in a row")
    titles = [catalogue.by_path[path].title for path in link.paths if path in catalogue.by_path]
    return {
        "title": link.address,
        "url": link.address,
        "facts": facts,
        "next": NEXT_FOR_LINK[link.health.status],
        "files": [*link.paths],
        "due": "",
        "also": [f"Named by: {'; '.join(titles)}"] if titles else [],
    }


def _owners(catalogue: Catalogue, resources: tuple[Resource, ...], line: Callable[[Resource], View]) -> list[View]:
    return [
        one
        for owner, own in by_owner(catalogue, resources).items()
        for one in group(catalogue.label("owners", owner), (line(item) for item in own))
    ]


def _nearest(item: Resource, resources: tuple[Resource, ...]) -> Resource | None:
    """Return the resource that shares most with one: its home first, then its topics, roles and moments."""

    def shared(other: Resource) -> tuple[bool, int]:
        pairs = ((item.topics, other.topics), (item.audiences, other.audiences), (item.when_to_use, other.when_to_use))
        return item.themes[0] == other.themes[0], sum(len({*one} & {*two}) for one, two in pairs)

    return max((other for other in resources if other.id != item.id), key=shared, default=None)


def _gap(gap: Gap) -> str:
    others = words.count(gap.elsewhere, "other theme has", "other themes have")
    return f"{gap.type.label} (for: {gap.audience.label}; when: {gap.when.label}). {others} it."


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _the(group: str) -> str:
    return f"the {group}" if not group.lower().startswith("the ") else group
