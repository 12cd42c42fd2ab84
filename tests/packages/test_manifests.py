"""Manifests are what each standard's own schema allows, and their names never change."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from library.catalogue.catalogue import Catalogue
from library.exports import cmi5, scorm_1_2, scorm_2004
from library.exports.manifests import printable, version_of
from library.model.course import Course
from tests.packages.small_course import SCHEMAS, TITLE, by_score, schema

FILES = {"index.html": b"<p>", "style.css": b"", "script.js": b"", "files/odd-course-a.pdf": b"%PDF"}
SCORM_1_2 = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "imsmd_rootv1p2p1.xsd")
SCORM_2004 = ("imscp_v1p1.xsd", "adlcp_v1p3.xsd", "adlseq_v1p3.xsd", "adlnav_v1p3.xsd", "imsss_v1p0.xsd")
MAKERS = [scorm_1_2.manifest, scorm_2004.manifest, cmi5.manifest]
Maker = Callable[[Catalogue, Course, dict[str, bytes]], bytes]
Known = tuple[Catalogue, Course]


def _validator(maker: Maker) -> etree.XMLSchema | etree.RelaxNG:
    if maker is scorm_1_2.manifest:
        return schema("scorm12edition", *SCORM_1_2)
    if maker is scorm_2004.manifest:
        return schema("scorm20044thedition", *SCORM_2004)
    return etree.RelaxNG(etree.parse(SCHEMAS / "cmi5" / "course_structure.rng"))


def _name(maker: Maker) -> str:
    return maker.__module__.rpartition(".")[2]


@pytest.mark.parametrize("maker", MAKERS, ids=_name)
@pytest.mark.parametrize("scored", [False, True])
def test_a_manifest_is_valid(maker: Maker, scored: bool, course: Known) -> None:
    catalogue, item = course
    made = etree.fromstring(maker(catalogue, by_score(item) if scored else item, FILES))
    _validator(maker).assertValid(made)
    assert TITLE in "".join(made.itertext())


@pytest.mark.parametrize("maker", MAKERS, ids=_name)
def test_the_schemas_refuse_what_is_wrong(maker: Maker, course: Known) -> None:
    text = maker(*course, FILES).replace(b"title>", b"titel>")
    assert not _validator(maker).validate(etree.fromstring(text))


@pytest.mark.parametrize("maker", MAKERS, ids=_name)
def test_names_outlive_titles_and_addresses(maker: Maker, course: Known) -> None:
    catalogue, item = course
    renamed = replace(item, resource=replace(item.resource, title="Another title", slug="another-slug"))
    assert _ids(maker(catalogue, renamed, {"index.html": b"other"})) == _ids(maker(catalogue, item, FILES))
    other = replace(item, resource=replace(item.resource, id="zz-08"))
    assert not set(_ids(maker(catalogue, other, FILES))) & set(_ids(maker(catalogue, item, FILES)))


def _ids(text: bytes) -> list[str]:
    names = [
        value for element in etree.fromstring(text).iter() for value in (element.get("identifier"), element.get("id"))
    ]
    return [name for name in names if name]


@pytest.mark.parametrize("maker", [scorm_1_2.manifest, scorm_2004.manifest], ids=_name)
def test_scorm_lists_every_file(maker: Maker, course: Known) -> None:
    made = etree.fromstring(maker(*course, FILES))
    assert sorted(made.xpath("//*[local-name()='file']/@href")) == sorted(FILES)
    assert made.xpath("//*[local-name()='resource']/@href") == ["index.html"]
    assert made.get("version") == version_of(FILES)


def test_only_a_course_by_score_has_a_mark_to_reach(course: Known) -> None:
    catalogue, item = course
    for maker in MAKERS:
        text = maker(catalogue, item, FILES).lower()
        assert not any(word in text for word in (b"mastery", b"minnormalizedmeasure", b"satisfiedbymeasure", b"passed"))
    scored = by_score(item, 75)
    assert b"<adlcp:masteryscore>75</adlcp:masteryscore>" in scorm_1_2.manifest(catalogue, scored, FILES)
    assert b">0.75</imsss:minNormalizedMeasure>" in scorm_2004.manifest(catalogue, scored, FILES)
    text = cmi5.manifest(catalogue, scored, FILES)
    assert b'moveOn="CompletedAndPassed"' in text
    assert b'masteryScore="0.75"' in text
    # A mark in course.yml means nothing where the course is completed another way.
    unscored = replace(item, plan=replace(item.plan, pass_mark=75))
    assert b"mastery" not in scorm_1_2.manifest(catalogue, unscored, FILES)


def test_scorm_2004_follows_each_unit(course: Known) -> None:
    made = etree.fromstring(scorm_2004.manifest(*course, FILES))
    named = made.xpath("//*[local-name()='objectives']/*[local-name()='objective']/@objectiveID")
    assert named == ["ask", "listen", scorm_2004.OBJECTIVE]


def test_the_version_changes_with_the_files() -> None:
    assert version_of(FILES) == version_of(dict(reversed(FILES.items())))
    assert version_of(FILES) != version_of({**FILES, "style.css": b"b"})
    # A name and its content are told apart.
    assert version_of({"ab": b"c"}) != version_of({"a": b"bc"})


def test_characters_that_xml_can_not_hold_are_left_out() -> None:
    assert printable("a\x00b\x0bc\tdé子\ud800\ufffe") == "abc\tdé子"
