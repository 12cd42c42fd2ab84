"""What is wrong with a package, whoever made it: one sentence for each fault."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

LISTING = "imsmanifest.xml"
"""The manifest that must name every file; others name the first page only."""
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)["']""")
ADDRESSES = {"href", "src", "poster", "data", "action", "formaction", "background"}
FETCHED = {"script": "script", "link": "style"}
WITHOUT_A_PAGE = ("mailto:", "tel:")
IN_PLACE = "data:"


class FaultyPackageError(Exception):
    """A package that a build would write has faults."""


def refusal(name: str, faults: Sequence[str]) -> str:
    """Return why a package in one format was not written."""
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"The {name} package was not written: {faults[0]}{more}."


def faults_of(files: Mapping[str, bytes], manifest: str = "", *, site: str = "") -> tuple[str, ...]:
    """Return every fault of a package.

    `manifest` is the name of its manifest, if it has one. Links that people may follow can lead to pages of the
    library's own `site`; nothing else may leave the package.
    """
    faults: list[str] = []
    faults += (f"{name} would be unpacked outside the package's folder" for name in sorted(files) if _strays(name))
    if manifest:
        faults += _faults_of_manifest(files, manifest)
    for name, content in sorted(files.items()):
        if name.endswith((".html", ".htm")):
            faults += _faults_of_page(files, name, content.decode("utf-8", "replace"), site)
        elif name.endswith(".css"):
            faults += _faults_of_style(files, name, content.decode("utf-8", "replace"))
    return tuple(dict.fromkeys(faults))


def _strays(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _faults_of_manifest(files: Mapping[str, bytes], manifest: str) -> Iterator[str]:
    if manifest not in files:
        yield f"{manifest} is missing"
        return
    try:
        root = fromstring(files[manifest])
    except (ParseError, DefusedXmlException) as error:
        yield f"{manifest} can't be read as XML: {error}"
        return
    names = [value for element in root.iter() for key in ("identifier", "id") if (value := element.get(key))]
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{manifest} uses the identifier {name} {times} times"
    yield from _unknown_names(manifest, root, names)
    named = tuple(_named(root))
    for address in dict.fromkeys(named):
        yield from _faults_of_address(files, manifest, address, "names")
    if posixpath.basename(manifest) == LISTING:
        listed = {unquote(address.partition("#")[0].partition("?")[0]) for address in named}
        yield from (f"{name} is not listed in {manifest}" for name in sorted(set(files) - listed - {manifest}))


def _named(root: Element) -> Iterator[str]:
    """Go through the files that a manifest names."""
    for element in root.iter():
        if (address := element.get("href")) is not None:
            yield address
        elif element.tag.rpartition("}")[2] == "url":
            yield element.text or ""


def _unknown_names(manifest: str, root: Element, names: Sequence[str]) -> Iterator[str]:
    for element in root.iter():
        for key in ("identifierref", "idref", "default"):
            name = element.get(key)
            if name and name not in names:
                yield f"{manifest} refers to {name}, which nothing in it is called"


class _Page(HTMLParser):
    """Collects what a page fetches, links to and calls by name."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.addresses: list[tuple[str, str]] = []
        self.styles: list[str] = []
        self._in_style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "srcset":
                self.addresses += ((tag, part.split()[0]) for part in (value or "").split(",") if part.strip())
            elif name == "style":
                self.styles.append(value or "")
            elif name in ADDRESSES:
                self.addresses.append((tag, (value or "").strip()))

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.styles.append(data)


def _faults_of_page(files: Mapping[str, bytes], name: str, text: str, site: str) -> Iterator[str]:
    page = _Page(text)
    for found, times in Counter(page.ids).items():
        if times > 1:
            yield f"{name} uses the id {found} {times} times"
    for tag, address in page.addresses:
        if tag == "a" and (address.startswith(WITHOUT_A_PAGE) or (site and address.startswith(site))):
            continue
        if address.startswith("#"):
            if address != "#" and unquote(address[1:]) not in page.ids:
                yield f"{name} links to {address}, and no place on it is called that"
            continue
        if tag in FETCHED and SCHEME.match(address):
            yield f"{name} takes a {FETCHED[tag]} from elsewhere: {address}"
            continue
        yield from _faults_of_address(files, name, address, "leads to" if tag == "a" else "uses")
    for style in page.styles:
        yield from _faults_of_style(files, name, style)


def _faults_of_style(files: Mapping[str, bytes], name: str, text: str) -> Iterator[str]:
    for found in STYLE_ADDRESS.finditer(text):
        address = (found[1] or found[2] or "").strip()
        if not address.startswith("#"):
            yield from _faults_of_address(files, name, address, "uses")


def _faults_of_address(files: Mapping[str, bytes], name: str, address: str, verb: str) -> Iterator[str]:
    if address.startswith(IN_PLACE):
        return
    if SCHEME.match(address) or address.startswith("/"):
        yield f"{name} {verb} {address}, which is an address outside the package"
        return
    path = unquote(address.partition("#")[0].partition("?")[0])
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else ""
    if whole.startswith(".."):
        yield f"{name} {verb} {address}, which is an address outside the package"
    elif whole not in files:
        yield f"{name} {verb} {address or 'nothing'}, and there is no such file in the package"
