"""`imsmanifest.xml` of a SCORM 2004 4th edition package: one course, one sharable content object.

Each unit is an objective of its own, under the name of its file, so that a platform can show how far somebody is.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from library.catalogue.catalogue import Catalogue
from library.exports.manifests import START, add, iri_of, name_of, pass_mark, to_xml, version_of
from library.model.course import Course

MANIFEST = "imsmanifest.xml"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADL = "http://www.adlnet.org/xsd/adlcp_v1p3"
SEQUENCING = "http://www.imsglobal.org/xsd/imsss"
ADL_SEQUENCING = "http://www.adlnet.org/xsd/adlseq_v1p3"
NAVIGATION = "http://www.adlnet.org/xsd/adlnav_v1p3"
PREFIXES = {"": CP, "adlcp": ADL, "imsss": SEQUENCING, "adlseq": ADL_SEQUENCING, "adlnav": NAVIGATION}
OBJECTIVE = "COURSE"
"""The objective that stands for the whole course; no unit may have a name in capitals."""
NEEDLESS = ("previous", "continue")
"""Buttons of the platform that lead nowhere in a course of one piece."""


def manifest(catalogue: Catalogue, course: Course, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest for a package of these files."""
    name = name_of(catalogue, course)
    root = Element(f"{{{CP}}}manifest", {"identifier": name, "version": version_of(files)})
    metadata = add(root, CP, "metadata")
    add(metadata, CP, "schema", "ADL SCORM")
    add(metadata, CP, "schemaversion", "2004 4th Edition")
    organizations = add(root, CP, "organizations", default=f"{name}-organization")
    # The objectives are this course's own business, and no other course of the platform may read them.
    organization = add(organizations, CP, "organization", identifier=f"{name}-organization")
    organization.set(f"{{{ADL_SEQUENCING}}}objectivesGlobalToSystem", "false")
    add(organization, CP, "title", course.resource.title)
    _item(organization, catalogue, course)
    add(add(organization, SEQUENCING, "sequencing"), SEQUENCING, "controlMode", choice="true", flow="true")
    resource = add(
        add(root, CP, "resources"), CP, "resource", identifier=f"{name}-resource", type="webcontent", href=START
    )
    resource.set(f"{{{ADL}}}scormType", "sco")
    for path in sorted(files):
        add(resource, CP, "file", href=path)
    return to_xml(root, PREFIXES)


def _item(organization: Element, catalogue: Catalogue, course: Course) -> None:
    name = name_of(catalogue, course)
    item = add(organization, CP, "item", identifier=f"{name}-item", identifierref=f"{name}-resource", isvisible="true")
    add(item, CP, "title", course.resource.title)
    # The course says itself when it is completed; its measure only shows how far somebody is.
    add(item, ADL, "completionThreshold", completedByMeasure="false", minProgressMeasure="1.0")
    _sequencing(item, course, iri_of(catalogue, course, "objective"))
    interface = add(add(item, NAVIGATION, "presentation"), NAVIGATION, "navigationInterface")
    for button in NEEDLESS:
        add(interface, NAVIGATION, "hideLMSUI", button)


def _sequencing(item: Element, course: Course, target: str) -> None:
    sequencing = add(item, SEQUENCING, "sequencing")
    objectives = add(sequencing, SEQUENCING, "objectives")
    mark = pass_mark(course)
    primary = add(objectives, SEQUENCING, "primaryObjective", objectiveID=OBJECTIVE)
    if mark:
        primary.set("satisfiedByMeasure", "true")
        add(primary, SEQUENCING, "minNormalizedMeasure", f"{mark / 100:g}")
    _map(primary, SEQUENCING, target, "SatisfiedStatus", "NormalizedMeasure")
    for unit in course.units:
        add(objectives, SEQUENCING, "objective", objectiveID=unit.slug)
    add(
        sequencing,
        SEQUENCING,
        "deliveryControls",
        tracked="true",
        completionSetByContent="true",
        objectiveSetByContent="true",
    )
    more = add(sequencing, ADL_SEQUENCING, "objectives")
    completion = add(more, ADL_SEQUENCING, "objective", objectiveID=OBJECTIVE)
    _map(completion, ADL_SEQUENCING, target, "CompletionStatus", "ProgressMeasure")


def _map(objective: Element, namespace: str, target: str, *what: str) -> None:
    """Keep what is known of an objective from one attempt to the next."""
    mapped = add(objective, namespace, "mapInfo", targetObjectiveID=target)
    for name in what:
        mapped.set(f"read{name}", "true")
        mapped.set(f"write{name}", "true")
