"""`cmi5.xml`: a course of one assignable unit, whose statements a learning record store keeps."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from library.catalogue.catalogue import Catalogue
from library.exports.manifests import LANGUAGE, START, add, iri_of, pass_mark, to_xml, version_of
from library.model.course import Course

MANIFEST = "cmi5.xml"
CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
OURS = "urn:learning-library:package"
"""The standard has no place for a package's version, and lets publishers add one under a name of their own."""


def manifest(catalogue: Catalogue, course: Course, files: Mapping[str, bytes]) -> bytes:
    """Return the course structure for a package of these files."""
    root = Element(f"{{{CMI5}}}courseStructure")
    whole = add(root, CMI5, "course", id=iri_of(catalogue, course))
    _words(whole, course.resource.title, course.resource.summary)
    add(whole, OURS, "version", version_of(files))
    objectives = add(root, CMI5, "objectives")
    names = [iri_of(catalogue, course, f"objective-{number}") for number in range(1, len(course.plan.objectives) + 1)]
    for name, objective in zip(names, course.plan.objectives, strict=True):
        _words(add(objectives, CMI5, "objective", id=name), objective, objective)
    unit = add(root, CMI5, "au", id=iri_of(catalogue, course, "unit"), moveOn="Completed", launchMethod="AnyWindow")
    if mark := pass_mark(course):
        unit.set("moveOn", "CompletedAndPassed")
        unit.set("masteryScore", f"{mark / 100:g}")
    _words(unit, course.resource.title, course.resource.summary)
    covered = add(unit, CMI5, "objectives")
    for name in names:
        add(covered, CMI5, "objective", idref=name)
    add(unit, CMI5, "url", START)
    return to_xml(root, {"": CMI5, "library": OURS})


def _words(parent: Element, title: str, description: str) -> None:
    for name, words in (("title", title), ("description", description)):
        add(add(parent, CMI5, name), CMI5, "langstring", words, lang=LANGUAGE)
