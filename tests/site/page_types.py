"""One page of every kind that the site has, found by what it holds, so that no test depends on one resource."""

from collections.abc import Callable
from pathlib import Path

from tests.site.built_site import BuiltSite

Find = Callable[[BuiltSite], str]
"""Finds an address; an empty answer other than for the home page means that the site has no such page."""

NONE = "?"
"""Stands for: this site has no such page."""


def at(address: str) -> Find:
    """Find a page that always stands in one place."""
    return lambda site: address if site.has(address) else NONE


def with_most(what: str) -> Find:
    """Find the resource whose page holds most of what an XPath describes."""

    def find(site: BuiltSite) -> str:
        found = [site.address(row) for row in site.resources]
        most, address = max((len(site.tree(address).xpath(what)), address) for address in found)
        return address if most else NONE

    return find


def _plainest(site: BuiltSite) -> str:
    ordinary = [
        address
        for row in site.resources
        if "data-quick-exit" not in site.text(address := site.address(row))
        and site.tree(address).xpath("//section[@class = 'sources']//a[starts-with(@href, 'http')]")
    ]
    return min(ordinary, key=lambda address: len(site.text(address)))


def _first_below(folder: str) -> Find:
    def find(site: BuiltSite) -> str:
        found = sorted(path.parent for path in site.folder.glob(f"{folder}/*/index.html"))
        return f"{found[0].relative_to(site.folder).as_posix()}/" if found else NONE

    return find


def _below(site: BuiltSite, folders: str) -> list[str]:
    found = sorted(path.parent for path in site.folder.glob(f"{folders}/index.html"))
    return [f"{folder.relative_to(site.folder).as_posix()}/" for folder in found]


def unit_with_most(what: str) -> Find:
    """Find the unit of a course whose page holds most of what an XPath describes."""

    def find(site: BuiltSite) -> str:
        found = [f"{path.parent.relative_to(site.folder).as_posix()}/" for path in _units(site)]
        most, address = max(((len(site.tree(address).xpath(what)), address) for address in found), default=(0, ""))
        return address if most else NONE

    return find


def _units(site: BuiltSite) -> list[Path]:
    pages = sorted(site.folder.glob("courses/*/*/index.html"))
    return [path for path in pages if path.parent.name != "trainer" and "data-unit" in path.read_text(encoding="utf-8")]


def unit_asking(kind: str) -> Find:
    """Find a unit that asks a kind of question."""
    return unit_with_most(f"//*[@data-question = '{kind}']")


KINDS_OF_QUESTION = (
    *("one", "several", "true-or-false", "wording", "order", "match", "spot", "scenario", "reflection", "confidence"),
)
COURSE_PAGES: dict[str, Find] = {
    "course": with_most("//*[@class = 'course-units']"),
    "trainer's view": lambda site: next(
        (
            f"{path.parent.relative_to(site.folder).as_posix()}/"
            for path in site.folder.glob("courses/*/trainer/*.html")
        ),
        NONE,
    ),
    "unit with a scenario": unit_asking("scenario"),
    "unit with an order": unit_asking("order"),
    "unit with pairs": unit_asking("match"),
    "unit with words to spot": unit_asking("spot"),
    "unit with quick exit": unit_with_most("//*[@data-quick-exit]"),
}

FILM_PAGES: dict[str, Find] = {
    "chooser": with_most("//*[@data-chooser]"),
    "theme with figures": at("themes/bereavement/"),
    "learning log": at("learning-log/"),
    "form": lambda site: next(iter(_below(site, "resources/*/form")), NONE),
    "film": with_most("//*[@data-player = 'film']"),
    "player alone": lambda site: next(iter(_below(site, "resources/*/player")), NONE),
    "webinars": at("webinars/"),
    "webinar": with_most("//*[@data-session]"),
    "slides": lambda site: next(iter(_below(site, "resources/*/slides/*")), NONE),
    "speaker notes": lambda site: next(iter(_below(site, "resources/*/slides/*/notes")), NONE),
}

RESOURCE_TYPES: dict[str, Find] = {
    "plain resource": _plainest,
    "resource with quick exit": with_most("//*[@data-quick-exit]"),
    "resource with wide tables": with_most("//*[@class = 'table-scroll']"),
    "resource with cards": with_most("//*[contains(@class, 'admonition card')]"),
    "resource with write boxes": with_most("//*[contains(@class, 'admonition write')]"),
    "resource with a tick list": with_most("//*[@class = 'tick']"),
    "resource with closed boxes": with_most("//main//*[@class = 'prose']//details"),
}

DECK_PAGES: dict[str, Find] = {
    "deck": with_most("//*[@data-card]"),
    "cards to print": lambda site: next(iter(_below(site, "resources/*/cards")), NONE),
}

EXERCISE_PAGES: dict[str, Find] = {
    "case exercise": with_most("//*[@class = 'exercise-box']"),
    "facilitator's view": lambda site: next(iter(_below(site, "resources/*/facilitator")), NONE),
    "participant's view": lambda site: next(iter(_below(site, "resources/*/participant")), NONE),
    "exercise cards": lambda site: next(iter(_below(site, "resources/*/envelopes")), NONE),
    "one envelope": lambda site: next(iter(_below(site, "resources/*/envelopes/*")), NONE),
}

EMBEDDED_PAGES: dict[str, Find] = {
    "short list": at("embed/audience-midwife/"),
    "short list with quick exit": at("embed/theme-domestic-abuse/"),
}

PAGE_TYPES: dict[str, Find] = {
    "home": at(""),
    "themes": at("themes/"),
    "theme": at("themes/neglect/"),
    "theme with quick exit": at("themes/domestic-abuse/"),
    "library": at("library/"),
    "search": at("search/"),
    "every resource": at("library/all/"),
    "a to z": at("library/a-z/"),
    "letter": at("library/a-z/d/"),
    "new and changed": at("new/"),
    "facet index": at("library/audience/"),
    "facet value": at("library/audience/midwife/"),
    "facet value with quick exit": at("library/theme/domestic-abuse/"),
    **RESOURCE_TYPES,
    **COURSE_PAGES,
    **FILM_PAGES,
    **DECK_PAGES,
    **EXERCISE_PAGES,
    **EMBEDDED_PAGES,
    "resource with most words of the glossary": with_most("//*[@class = 'term']"),
    "glossary": at("glossary/"),
    "numbers": at("numbers/"),
    "health": at("health/"),
    "learning record": at("learning-record/"),
    "my list": at("list/"),
    "learning paths": at("paths/"),
    "learning path": _first_below("paths"),
    "resource on learning paths": with_most("//nav[@class = 'path-badge']//li"),
    "about": at("about/"),
    "accessibility": at("accessibility/"),
    "privacy": at("privacy/"),
    "contribute": at("contribute/"),
    "embedding": at("contribute/embedding/"),
    "new resource": at("contribute/new/"),
    "field guide": at("contribute/fields/"),
    "rules": at("contribute/rules/"),
    "rule": _first_below("contribute/rules"),
    "not found": at("404.html"),
}
