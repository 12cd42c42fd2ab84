"""Where the links of a course lead once it stands in a package, away from the library's other pages.

Nothing in a package leads to a page that is not there, and nothing is fetched from elsewhere. So a link to the
library is a whole address where the partnership has supplied the site's own, and otherwise just its words.
"""

import html
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Kind, Linker, Resolved
from library.model.course import Course, Unit

FOLDER = "files"
"""The folder of a package that holds attachments."""
LINK = re.compile(r'<a\b(?P<before>[^>]*?)\s+href="(?P<target>[^"]*)"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
PICTURE = re.compile(r"<img\b[^>]*>")
SOURCE = re.compile(r'\bsrc="(?P<target>[^"]*)"')
WORDS = re.compile(r'\balt="(?P<words>[^"]*)"')
VIDEO = "type:video"
"""What stands in a picture's alternative where editors mean a video."""
ANCHORED = re.compile(r'(?P<lead>\s(?:id|for|aria-labelledby|aria-describedby)=")(?P<id>[^"]*)"')
ODD = re.compile(r"[^A-Za-z0-9._-]+")
ON_THE_SITE = {Kind.RESOURCE, Kind.THEME, Kind.UNIT, Kind.PATH, Kind.HANDWRITTEN, Kind.ADDRESS, Kind.OURSELVES}
WITHOUT_A_PAGE = {Kind.MAIL, Kind.PHONE}


def unit_anchor(slug: str) -> str:
    """Return the place on a package's page where a unit begins."""
    return f"unit-{slug}"


class PackageLinks:
    """The links of one course, and the files that they need beside the page."""

    def __init__(self, root: Path, catalogue: Catalogue, linker: Linker, course: Course) -> None:
        """Take the repository's top folder and the course."""
        self._root = root
        self._site = catalogue.partnership.site_url if catalogue.partnership else ""
        self._linker = linker
        self._anchors = {unit.path: unit.slug for unit in course.units}
        self._names: dict[str, str] = {}

    @property
    def attachments(self) -> dict[str, bytes]:
        """The files that were linked to so far, by their names in the package."""
        return {name: (self._root / path).read_bytes() for path, name in sorted(self._names.items())}

    def of(self, unit: Unit) -> Callable[[str], str]:
        """Return what rewrites a piece of a unit's HTML."""

        def rewritten(text: str) -> str:
            if "<" not in text:
                return text
            text = ANCHORED.sub(lambda found: f'{found["lead"]}{_anchor(unit.slug, found["id"])}"', text)
            text = PICTURE.sub(lambda found: self._picture(found[0], unit), text)
            return LINK.sub(lambda found: self._link(found, unit), text)

        return rewritten

    def _link(self, found: re.Match[str], unit: Unit) -> str:
        target = self._target(found["target"], unit)
        if not target:
            return found["words"]
        return f'<a{found["before"]} href="{html.escape(target)}"{found["after"]}>{found["words"]}</a>'

    def _picture(self, tag: str, unit: Unit) -> str:
        source, words = SOURCE.search(tag), WORDS.search(tag)
        resolved = self._linker.resolve(html.unescape(source["target"]), unit.path) if source else None
        alternative = words["words"] if words else ""
        if not source or not resolved or resolved.kind is not Kind.ATTACHMENT:
            return "" if alternative == VIDEO else alternative
        name = self._name(resolved.path)
        if alternative == VIDEO:
            return f'<video controls preload="metadata" src="{name}"></video>'
        return SOURCE.sub(f'src="{name}"', tag)

    def _target(self, written: str, unit: Unit) -> str:
        resolved = self._linker.resolve(html.unescape(written), unit.path)
        if resolved.kind is Kind.ATTACHMENT:
            return self._name(resolved.path)
        if resolved.kind is Kind.ANCHOR:
            return f"#{_anchor(unit.slug, resolved.anchor)}"
        if resolved.kind is Kind.UNIT and resolved.path in self._anchors:
            return self._within(resolved)
        if resolved.kind in WITHOUT_A_PAGE:
            return resolved.external
        if resolved.kind in ON_THE_SITE and self._site:
            return self._site + resolved.address + (f"#{resolved.anchor}" if resolved.anchor else "")
        return ""

    def _within(self, resolved: Resolved) -> str:
        slug = self._anchors[resolved.path]
        return f"#{_anchor(slug, resolved.anchor) if resolved.anchor else unit_anchor(slug)}"

    def _name(self, path: str) -> str:
        """Return an attachment's name in the package, which needs no escaping in any address."""
        if path not in self._names:
            pure = PurePosixPath(path)
            stem, ending = ODD.sub("-", f"{pure.parent.name}-{pure.stem}"), ODD.sub("-", pure.suffix)
            name, number = f"{FOLDER}/{stem}{ending}", 2
            while name in self._names.values():
                name, number = f"{FOLDER}/{stem}-{number}{ending}", number + 1
            self._names[path] = name
        return self._names[path]


def _anchor(slug: str, anchor: str) -> str:
    """Keep the places of one unit apart from those of another: all units stand on one page."""
    return f"{slug}--{anchor}"
