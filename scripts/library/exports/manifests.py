"""What the manifests of all packages share: names that never change, a version, and careful XML.

Platforms keep people's results under these names. So they come from a course's permanent id and its publisher,
never from a title or an address, which may change.
"""

import hashlib
import re
import uuid
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from library.catalogue.catalogue import Catalogue
from library.model.course import BY_SCORE, Course

START = "index.html"
"""The page that a platform opens."""
LANGUAGE = "en-GB"
NOT_IN_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def name_of(catalogue: Catalogue, course: Course) -> str:
    """Return a name for a course that no other course of any publisher has, fit for an XML identifier."""
    return f"course-{course.resource.id}-{_uuid(catalogue, course).hex[:12]}"


def iri_of(catalogue: Catalogue, course: Course, part: str = "") -> str:
    """Return the same as an IRI, for the course itself or for one of its parts."""
    return _uuid(catalogue, course, part).urn


def _uuid(catalogue: Catalogue, course: Course, part: str = "") -> uuid.UUID:
    publisher = catalogue.partnership.short_name if catalogue.partnership else ""
    name = f"learning-library/{publisher}/{course.resource.id}" + (f"/{part}" if part else "")
    return uuid.uuid5(uuid.NAMESPACE_URL, name)


def version_of(files: Mapping[str, bytes]) -> str:
    """Return a package's version: the same for the same files, and another one for any other."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{len(name)} {name} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def pass_mark(course: Course) -> int | None:
    """Return the share to get right in per cent, where a course has something to pass."""
    return course.plan.pass_mark if course.plan.completion == BY_SCORE else None


def add(parent: Element, namespace: str, name: str, text: str = "", **attributes: str) -> Element:
    """Add an element, with words in it where there are any."""
    element = SubElement(parent, f"{{{namespace}}}{name}", attributes)
    if text:
        element.text = printable(text)
    return element


def printable(text: str) -> str:
    """Leave out the few characters that XML can't hold, even escaped."""
    return NOT_IN_XML.sub("", text)


def to_xml(root: Element, namespaces: Mapping[str, str], *, spaced: bool = True) -> bytes:
    """Return a whole document. `namespaces` has each prefix's namespace; the empty prefix is the document's own."""
    for prefix, namespace in namespaces.items():
        register_namespace(prefix, namespace)
    if spaced:
        indent(root)
    text: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text + b"\n"
