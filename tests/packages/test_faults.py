"""The checker finds what it should, and nothing else."""

from collections.abc import Mapping

import pytest

from library.sinks.packages import faults_of

MANIFEST = """<manifest xmlns="urn:x" identifier="m"><organizations default="o"><organization identifier="o">
<item identifier="i" identifierref="r"/></organization></organizations>
<resources><resource identifier="r" href="index.html"><file href="index.html"/><file href="a.css"/></resource>
</resources>
</manifest>"""
PAGE = '<link rel="stylesheet" href="a.css"><a href="#here" id="here">x</a><a href="tel:999">y</a>'
GOOD = {"imsmanifest.xml": MANIFEST, "index.html": PAGE, "a.css": "a { background: url(data:image/png;base64,AA) }"}


def _faults(changed: Mapping[str, str | None], site: str = "") -> tuple[str, ...]:
    names = {"manifest": "imsmanifest.xml", "page": "index.html", "style": "a.css", "other": "b/other.txt"}
    files = {**GOOD, **{names[key]: text for key, text in changed.items()}}
    given = {name: text.encode() for name, text in files.items() if text is not None}
    return faults_of(given, "imsmanifest.xml", site=site)


def test_a_good_package_has_none() -> None:
    assert _faults({}) == ()
    assert faults_of({"index.html": b"<p>"}) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"manifest": None}, "imsmanifest.xml is missing"),
        ({"manifest": "<manifest>"}, "imsmanifest.xml can't be read as XML"),
        ({"manifest": '<!DOCTYPE m [<!ENTITY a "b">]><manifest>&a;</manifest>'}, "can't be read as XML"),
        ({"style": None}, "imsmanifest.xml names a.css, and there is no such file in the package"),
        ({"other": "x"}, "b/other.txt is not listed in imsmanifest.xml"),
        ({"manifest": MANIFEST.replace('"i"', '"r"')}, "imsmanifest.xml uses the identifier r 2 times"),
        ({"manifest": MANIFEST.replace('ref="r"', 'ref="z"')}, "refers to z, which nothing in it is called"),
        ({"manifest": MANIFEST.replace("a.css", "https://a.example/a.css")}, "an address outside the package"),
        ({"manifest": MANIFEST.replace("a.css", "../a.css")}, "an address outside the package"),
        ({"page": '<script src="https://a.example/x.js"></script>'}, "takes a script from elsewhere"),
        ({"page": '<script src="//a.example/x.js"></script>'}, "takes a script from elsewhere"),
        ({"page": '<link rel="stylesheet" href="http://a.example/x.css">'}, "takes a style from elsewhere"),
        ({"page": '<img src="https://a.example/x.png" alt="">'}, "index.html uses https://a.example/x.png"),
        ({"page": '<img srcset="a.css 1x, https://a.example/x.png 2x" alt="">'}, "uses https://a.example/x.png"),
        ({"page": '<img src="/x.png" alt="">'}, "index.html uses /x.png, which is an address outside the package"),
        ({"page": '<a href="../up.html">x</a>'}, "leads to ../up.html, which is an address outside the package"),
        ({"page": '<a href="https://a.example/">x</a>'}, "leads to https://a.example/"),
        ({"page": '<a href="javascript:alert(1)">x</a>'}, "leads to javascript:alert(1)"),
        ({"page": '<a href="none.pdf">x</a>'}, "leads to none.pdf, and there is no such file"),
        ({"page": '<a href="#nowhere">x</a>'}, "links to #nowhere, and no place on it is called that"),
        ({"page": '<p id="a"></p><p id="a"></p>'}, "index.html uses the id a 2 times"),
        ({"page": '<p style="background: url(https://a.example/x.png)">'}, "uses https://a.example/x.png"),
        ({"page": "<style>@import '//a.example/x.css';</style>"}, "uses //a.example/x.css"),
        ({"style": "a { background: url( 'https://a.example/x.png' ) }"}, "a.css uses https://a.example/x.png"),
        ({"style": "a { background: url(none.png) }"}, "a.css uses none.png, and there is no such file"),
    ],
)
def test_each_fault_is_found(changed: dict[str, str | None], said: str) -> None:
    faults = _faults(changed)
    assert any(said in fault for fault in faults), faults


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "C:x", "a\\x"])
def test_no_file_is_unpacked_elsewhere(name: str) -> None:
    assert faults_of({name: b""}) == (f"{name} would be unpacked outside the package's folder",)


def test_links_may_lead_to_the_librarys_own_site() -> None:
    page = '<a href="https://library.example.org/resources/x/">x</a>'
    assert _faults({"page": page}, site="https://library.example.org/") == ()
    picture = '<img src="https://library.example.org/x.png" alt="">'
    assert _faults({"page": picture}, site="https://library.example.org/")


def test_cmi5_names_only_where_it_begins() -> None:
    text = b'<courseStructure xmlns="urn:x"><au id="a"><url>index.html</url></au></courseStructure>'
    assert faults_of({"cmi5.xml": text, "index.html": b"<p>", "a.txt": b""}, "cmi5.xml") == ()
    assert faults_of({"cmi5.xml": text}, "cmi5.xml") == (
        "cmi5.xml names index.html, and there is no such file in the package",
    )
