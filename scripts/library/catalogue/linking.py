"""Where a link leads: one target, as an editor wrote it, becomes a typed answer.

Editors name a file (`../../tools/x/index.md`, which works on GitHub too, or `sheet.pdf` beside index.md), an
address of this site (`/about/`), a place on the page (`#what-next`) or another website.
"""

import difflib
import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from urllib.parse import unquote

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.listing import feeds, lists

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
LINE_BREAK = re.compile(r"[\t\r\n]")
RULE_PAGE = re.compile(r"contribute/rules/[a-z]{3}\d{3}/")
ON_DISK = re.compile(r"/(?:etc|home|mnt|opt|private|root|tmp|usr|users|var|volumes)/", re.IGNORECASE)
EXPORTS = (
    addresses.THEMES,
    addresses.PATHS,
    addresses.RECORD,
    addresses.MY_LIST,
    addresses.CATALOGUE,
    addresses.CATALOGUE_SCHEMA,
    "catalogue.csv",
    addresses.HEALTH_DATA,
    addresses.HEALTH_SCHEMA,
    addresses.REVIEWS,
)
PAGE_ENDINGS = {"", ".md", ".html"}
TOP = "resources"


class Kind(StrEnum):
    """What a link leads to."""

    RESOURCE = "resource"
    THEME = "theme"
    UNIT = "unit"
    """A unit of a course, or its trainer's guide."""
    PATH = "path"
    """A learning path."""
    ATTACHMENT = "attachment"
    HANDWRITTEN = "handwritten"
    ADDRESS = "address"
    """Another page or file of this site: a facet, a feed, a rule's page."""
    ANCHOR = "anchor"
    """A place on the same page."""
    EXTERNAL = "external"
    OURSELVES = "ourselves"
    """This site, by the full address that other people use."""
    MAIL = "mail"
    PHONE = "phone"
    EMPTY = "empty"
    OUTSIDE = "outside"
    """A file outside resources/, or a path on somebody's own computer."""
    REFUSED = "refused"
    """Something that no page should open, such as `javascript:`."""
    DEAD = "dead"
    """A page that does not exist."""
    MISSING = "missing"
    """A file or a picture that does not exist."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one link target means."""

    kind: Kind
    address: str = ""
    """The site address it leads to, relative to the site's top; empty unless the link stays on this site."""
    anchor: str = ""
    """The place on that page, without `#`."""
    external: str = ""
    """The whole address, if it leads to another website, a mailbox or a telephone."""
    path: str = ""
    """The file in the repository that it leads to, or would lead to."""
    suggestion: str = ""
    """What was probably meant, ready to type; empty where nothing comes near."""


class Linker:
    """Resolves the links of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def resolve(self, target: str, document_path: str) -> Resolved:
        """Return where a target leads from a document, whose path counts from the repository's top folder."""
        # Browsers read an address on as if it had no line break.
        written = LINE_BREAK.sub("", html.unescape(target)).strip()
        if not written or written == "#":
            return Resolved(Kind.EMPTY)
        if "\\" in written or "%5c" in written.lower():
            return Resolved(Kind.OUTSIDE, suggestion=written.replace("\\", "/"))
        if scheme := SCHEME.match(written):
            return self._with_scheme(scheme[1].lower(), written, document_path)
        if written.startswith("//"):
            return Resolved(Kind.EXTERNAL, external=f"https:{written}")
        path, _, anchor = written.partition("#")
        path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
        if not path:
            return Resolved(Kind.ANCHOR, self._own_address(document_path), anchor, path=document_path)
        find = self._by_address if path.startswith("/") else self._by_file
        return replace(find(path, document_path), anchor=anchor)

    def _with_scheme(self, scheme: str, written: str, document_path: str) -> Resolved:
        if scheme in {"http", "https"}:
            ours = self._site_path(written)
            if ours is not None:
                return replace(self._ourselves(ours, document_path), kind=Kind.OURSELVES)
            has_host = re.match(r"//[^/\s]", written.partition(":")[2])
            return Resolved(Kind.EXTERNAL if has_host else Kind.DEAD, external=written)
        if scheme in {"mailto", "tel"}:
            return Resolved(Kind.MAIL if scheme == "mailto" else Kind.PHONE, external=written)
        return Resolved(Kind.OUTSIDE if scheme == "file" or len(scheme) == 1 else Kind.REFUSED, external=written)

    def _site_path(self, url: str) -> str | None:
        site = self._catalogue.partnership.site_url if self._catalogue.partnership else ""
        bare = re.sub(r"^https?://", "", site, flags=re.IGNORECASE).rstrip("/").lower()
        rest = url.partition("//")[2]
        if not bare or not rest.lower().startswith(bare):
            return None
        after = rest[len(bare) :]
        return after if not after or after[0] in "/?#" else None

    def _ourselves(self, after: str, document_path: str) -> Resolved:
        path, mark, anchor = after.partition("#")
        found = self._by_address("/" + path.partition("?")[0].lstrip("/"), document_path)
        to_file = found.kind in {Kind.RESOURCE, Kind.ATTACHMENT}
        better = _from(found.path, document_path) if to_file else "/" + path.lstrip("/")
        return replace(found, anchor=unquote(anchor), suggestion=better + mark + anchor)

    def _by_address(self, path: str, document_path: str) -> Resolved:
        if ".." in path.split("/") or (ON_DISK.match(path) and path[1:] not in self._pages):
            return Resolved(Kind.OUTSIDE)
        address = path[1:]
        if found := self._pages.get(address) or self._attachment_addresses.get(address):
            return found
        if RULE_PAGE.fullmatch(address):
            return Resolved(Kind.ADDRESS, address)
        if (found := self._files.get(address.rstrip("/"))) is not None:
            return Resolved(Kind.DEAD, suggestion=_from(found.path, document_path))
        if address + "/" in self._pages:
            return Resolved(Kind.DEAD, suggestion=f"/{address}/")
        return Resolved(Kind.DEAD, suggestion=_slashed(_nearest(address, self._pages)))

    def _by_file(self, path: str, document_path: str) -> Resolved:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(document_path), path))
        if not joined.startswith(f"{TOP}/"):
            return Resolved(Kind.OUTSIDE, suggestion=self._instead_of_outside(joined, document_path))
        if found := self._files.get(joined):
            return found
        is_page = posixpath.splitext(joined)[1].lower() in PAGE_ENDINGS
        near = self._nearest_page(joined) if is_page else self._nearest_attachment(joined)
        kind = Kind.DEAD if is_page else Kind.MISSING
        return Resolved(kind, path=joined, suggestion=_from(near, document_path) if near else "")

    def _instead_of_outside(self, joined: str, document_path: str) -> str:
        page = joined.removeprefix("docs/")
        if page != joined and page in self._catalogue.handwritten:
            return f"/{addresses.of_handwritten(page)}"
        meant = self._slugs.get(posixpath.basename(posixpath.dirname(joined)))
        return _from(meant, document_path) if meant and joined.endswith("/index.md") else ""

    def _nearest_page(self, joined: str) -> str:
        """Return the page that was probably meant: the same resource in another folder, else a like name."""
        folder = joined if "." not in posixpath.basename(joined) else posixpath.dirname(joined)
        if moved := self._slugs.get(posixpath.basename(folder)):
            return moved
        return _nearest(joined, (path for path in self._files if path.endswith(".md")))

    def _nearest_attachment(self, joined: str) -> str:
        here = posixpath.dirname(joined)
        files = [path for path, found in self._files.items() if found.kind is Kind.ATTACHMENT]
        return _nearest(joined, (path for path in files if posixpath.dirname(path) == here))

    def _own_address(self, document_path: str) -> str:
        own = self._files.get(document_path)
        return own.address if own else ""

    @cached_property
    def _files(self) -> Mapping[str, Resolved]:
        """Every file that a link may name, and each resource's folder."""
        files: dict[str, Resolved] = {}
        for resource in self._catalogue.ever.values():
            address = addresses.resource(self._catalogue.today_of(resource).slug)
            found = Resolved(Kind.RESOURCE, address, path=resource.path)
            files[resource.path] = files[posixpath.dirname(resource.path)] = found
            for file in resource.attachments:
                path = f"{posixpath.dirname(resource.path)}/{file.name}"
                files[path] = Resolved(Kind.ATTACHMENT, addresses.resource(resource.slug) + file.name, path=path)
        files.update(self._parts())
        if self._catalogue.archive:
            files.update(self._parts_archived(self._catalogue.archive, files))
        for way in self._catalogue.paths:
            files[way.path] = Resolved(Kind.PATH, addresses.learning_path(way.slug), path=way.path)
        for theme, page in self._catalogue.theme_pages.items():
            files[page.path] = Resolved(Kind.THEME, addresses.theme(theme), path=page.path)
        return files

    def _parts(self) -> dict[str, Resolved]:
        """Return what lies in a resource's folder and has a page of its own."""
        files: dict[str, Resolved] = {}
        for course in self._catalogue.courses:
            for unit in course.units:
                files[unit.path] = Resolved(Kind.UNIT, addresses.unit(course.slug, unit.slug), path=unit.path)
            if course.trainer_path:
                trainer = addresses.trainer(course.slug)
                files[course.trainer_path] = Resolved(Kind.UNIT, trainer, path=course.trainer_path)
        for webinar in self._catalogue.webinars:
            for meeting in webinar.meetings:
                if meeting.slides_path:
                    shown = addresses.slides(webinar.resource.slug, meeting.session.id)
                    files[meeting.slides_path] = Resolved(Kind.UNIT, shown, path=meeting.slides_path)
        return files

    def _parts_archived(self, archive: Catalogue, files: Mapping[str, Resolved]) -> dict[str, Resolved]:
        """Return the parts of archived courses, whose own pages have become part of the record."""
        return {
            path: replace(files[course.resource.path], path=path)
            for course in archive.courses
            for path in (course.trainer_path, *(unit.path for unit in course.units))
            if path
        }

    @cached_property
    def _attachment_addresses(self) -> Mapping[str, Resolved]:
        return {found.address: found for found in self._files.values() if found.kind is Kind.ATTACHMENT}

    @cached_property
    def _slugs(self) -> Mapping[str, str]:
        """For each folder name, earlier ones included, the file that it means."""
        resources = self._catalogue.ever.values()
        earlier = {alias: resource.path for resource in resources for alias in resource.aliases}
        return earlier | {resource.slug: resource.path for resource in resources}

    @cached_property
    def _pages(self) -> Mapping[str, Resolved]:
        """Every page that the site has, by its address."""
        known = (*self._catalogue.addresses(), *EXPORTS, *lists(self._catalogue), *feeds(self._catalogue))
        pages = {address: Resolved(Kind.ADDRESS, address) for address in known}
        for path in self._catalogue.handwritten:
            address = addresses.of_handwritten(path)
            pages[address] = Resolved(Kind.HANDWRITTEN, address, path=f"docs/{path}")
        for theme in self._catalogue.themes:
            page = self._catalogue.theme_pages.get(theme.id)
            address = addresses.theme(theme.id)
            pages[address] = Resolved(Kind.THEME, address, path=page.path if page else "")
        for resource in self._catalogue.ever.values():
            address = addresses.resource(self._catalogue.today_of(resource).slug)
            found = Resolved(Kind.RESOURCE, address, path=resource.path)
            pages.update(dict.fromkeys(addresses.all_of(resource), found))
        return pages


def _from(path: str, document_path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(document_path))


def _slashed(address: str) -> str:
    return f"/{address}" if address else ""


def _nearest(wanted: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(wanted, list(known), n=1, cutoff=0.75)
    return found[0] if found else ""
