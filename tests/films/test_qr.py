"""QR codes, read by a reader that nobody here wrote."""

import io
import re
import time
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from library.catalogue.catalogue import Catalogue
from library.exports import qr
from library.exports.qr import BORDER, DARK
from tests.films import small_webinar

SVG = "{http://www.w3.org/2000/svg}"
STROKE = re.compile(r"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?")
GENEROUS = 6
"""Seconds for a thousand on a busy machine; a quiet one needs a quarter."""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return small_webinar.read(small_webinar.library(tmp_path_factory.mktemp("qr") / "library").root)


def _files(catalogue: Catalogue) -> dict[str, bytes]:
    return {file.path: file.content for file in qr.files(catalogue) if isinstance(file.content, bytes)}


def _drawn(content: bytes) -> Image.Image:
    """Draw an SVG of horizontal strokes: the little of the format that a QR code needs."""
    root = ET.fromstring(content)  # noqa: S314  we wrote it a moment ago
    _, _, width, height = map(int, root.attrib["viewBox"].split())
    image = Image.new("RGB", (width * 8, height * 8), "white")
    pen = ImageDraw.Draw(image)
    (path,) = [item for item in root.iter(f"{SVG}path") if "stroke" in item.attrib]
    x = y = 0.0
    for kind, across, down in STROKE.findall(path.attrib["d"]):
        if kind == "M":
            x, y = float(across), float(down)
        elif kind == "m":
            x, y = x + float(across), y + float(down)
        else:
            pen.rectangle((x * 8, (y - 0.5) * 8, (x + float(across)) * 8 - 1, (y + 0.5) * 8 - 1), fill=DARK)
            x += float(across)
    return image


def _said(image: Image.Image) -> tuple[str, str]:
    (found,) = zxingcpp.read_barcodes(image)
    return found.text, found.ec_level


@pytest.mark.oracle
def test_both_pictures_of_every_resource_lead_to_its_permanent_link(catalogue: Catalogue) -> None:
    files = _files(catalogue)
    assert set(files) == {f"r/{r.id}/qr.{ending}" for r in catalogue.resources for ending in ("svg", "png")}
    for path, content in files.items():
        image = Image.open(io.BytesIO(content)).convert("RGB") if path.endswith(".png") else _drawn(content)
        wanted = f"https://library.example.org/{path.rpartition('/')[0]}/"
        assert _said(image) == (wanted, "M"), path


@pytest.mark.oracle
def test_it_is_read_small_blurred_and_turned(catalogue: Catalogue) -> None:
    for path, content in _files(catalogue).items():
        if path.endswith(".png"):
            image = Image.open(io.BytesIO(content)).convert("L").resize((160, 160))
            hard = image.filter(ImageFilter.GaussianBlur(1)).rotate(12, expand=True, fillcolor=255)
            assert _said(hard)[0].endswith(path.removesuffix("qr.png"))


def test_the_png_is_wide_sharp_and_of_two_colours(catalogue: Catalogue) -> None:
    content = _files(catalogue)["r/zz-12/qr.png"]
    image = Image.open(io.BytesIO(content))
    image.load()
    assert image.width == image.height >= 600
    assert len(content) < 2000
    colours = {colour for _, colour in image.convert("RGB").getcolors() or []}
    assert colours == {(255, 255, 255), (0x1D, 0x2B, 0x2A)}
    modules = image.width // next(n for n in range(2, 60) if image.width % n == 0 and image.width // n < 60)
    dark = image.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark is not None
    edge = dark[0]
    assert dark == (edge, edge, image.width - edge, image.height - edge)
    assert edge >= BORDER * (image.width // 60)
    assert modules > 1


def test_the_svg_has_a_title_and_the_sites_ink(catalogue: Catalogue) -> None:
    content = _files(catalogue)["r/zz-12/qr.svg"]
    root = ET.fromstring(content)  # noqa: S314  we wrote it a moment ago
    assert root.findtext(f"{SVG}title") == "QR code: First film"
    assert b"#1d2b2a" in content
    assert "viewBox" in root.attrib
    assert not {"width", "height"} & set(root.attrib)


def test_there_is_none_while_nobody_knows_the_address(tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "unset", site_url=False)
    assert _files(small_webinar.read(library.root)) == {}


def test_two_writings_are_the_same(catalogue: Catalogue) -> None:
    assert _files(catalogue) == _files(catalogue)


@pytest.mark.oracle
def test_a_thousand_cost_little_and_all_can_be_read(catalogue: Catalogue) -> None:
    like = catalogue.resources[0]
    many = tuple(replace(like, id=f"{a}{b}-{n:02}") for a in "abcde" for b in "abcd" for n in range(50))
    before = time.process_time()
    files = _files(replace(catalogue, resources=many))
    spent = time.process_time() - before
    print(f"{len(many)} codes, two pictures each: {spent:.2f} s of CPU")
    assert len(files) == 2000
    assert spent < GENEROUS
    for resource in many[::7]:
        image = Image.open(io.BytesIO(files[f"r/{resource.id}/qr.png"])).convert("L")
        assert _said(image)[0] == f"https://library.example.org/r/{resource.id}/"
