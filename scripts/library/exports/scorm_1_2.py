"""`imsmanifest.xml` of a SCORM 1.2 package: one course, one sharable content object."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from library.catalogue.catalogue import Catalogue
from library.exports.manifests import LANGUAGE, START, XML_LANG, add, name_of, pass_mark, to_xml, version_of
from library.model.course import Course

MANIFEST = "imsmanifest.xml"
CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
MD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"


def manifest(catalogue: Catalogue, course: Course, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest for a package of these files."""
    name, version = name_of(catalogue, course), version_of(files)
    root = Element(f"{{{CP}}}manifest", {"identifier": name, "version": version})
    _metadata(root, course, version)
    organizations = add(root, CP, "organizations", default=f"{name}-organization")
    organization = add(organizations, CP, "organization", identifier=f"{name}-organization")
    add(organization, CP, "title", course.resource.title)
    item = add(organization, CP, "item", identifier=f"{name}-item", identifierref=f"{name}-resource", isvisible="true")
    add(item, CP, "title", course.resource.title)
    if mark := pass_mark(course):
        # Without one, no platform judges anybody: the status that the course itself reports stands.
        add(item, ADL, "masteryscore", str(mark))
    resource = add(
        add(root, CP, "resources"), CP, "resource", identifier=f"{name}-resource", type="webcontent", href=START
    )
    resource.set(f"{{{ADL}}}scormtype", "sco")
    for path in sorted(files):
        add(resource, CP, "file", href=path)
    return to_xml(root, {"": CP, "adlcp": ADL, "imsmd": MD})


def _metadata(root: Element, course: Course, version: str) -> None:
    metadata = add(root, CP, "metadata")
    add(metadata, CP, "schema", "ADL SCORM")
    add(metadata, CP, "schemaversion", "1.2")
    lom = add(metadata, MD, "lom")
    general = add(lom, MD, "general")
    _words(general, "title", course.resource.title)
    add(general, MD, "language", LANGUAGE)
    _words(general, "description", course.resource.summary)
    for objective in course.plan.objectives:
        _words(general, "description", objective)
    _words(add(lom, MD, "lifecycle"), "version", version)
    time = add(add(lom, MD, "educational"), MD, "typicallearningtime")
    add(time, MD, "datetime", f"PT{course.minutes}M")


def _words(parent: Element, name: str, words: str) -> None:
    add(add(parent, MD, name), MD, "langstring", words).set(XML_LANG, LANGUAGE)
