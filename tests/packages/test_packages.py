"""Packages: everything is in them, nothing leads out of them, and two builds give the same bytes."""

import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from library.catalogue.catalogue import Catalogue
from library.model.course import Course
from library.sinks import packages
from library.sinks.packages import FORMATS, Packer, faults_of, manifest_of
from library.sinks.zips import zipped
from tests.commands.small_library import Library, ran
from tests.packages import small_course

pytestmark = pytest.mark.xdist_group("packages")

Known = tuple[Catalogue, Course]
PAGES = [name for name in FORMATS if name != packages.QUESTIONS]
SITE = "https://library.example.org/"
REQUEST = re.compile(
    r"""(?:src|srcset|poster|data|action)="[^"]*//|<link[^>]*//|<script[^>]*//|url\(["']?(?:https?:)?//"""
)


@pytest.mark.parametrize("name", FORMATS)
def test_a_package_has_no_faults(name: str, packer: Packer, course: Known) -> None:
    assert faults_of(packer.content(course[1], name), manifest_of(name), site=SITE) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_two_builds_give_the_same_bytes(name: str, root: Path, packer: Packer, course: Known) -> None:
    again = Packer(*small_course.read(root)[:1], root)
    assert again.package(small_course.read(root)[1], name) == packer.package(course[1], name)


@pytest.mark.parametrize("name", PAGES)
def test_a_package_is_one_page_with_what_it_needs(name: str, packer: Packer, course: Known) -> None:
    content = packer.content(course[1], name)
    files = {"files/odd-course-A-sheet-more.pdf", "files/odd-course-door.png"}
    own = {manifest_of(name)} if manifest_of(name) else set()
    assert set(content) == {"index.html", "style.css", "script.js"} | files | own
    page = content["index.html"].decode()
    assert all(f'id="unit-{unit.slug}"' in page for unit in course[1].units)
    assert 'src="files/odd-course-door.png"' in page
    assert 'href="files/odd-course-A-sheet-more.pdf"' in page


def test_links_stay_inside_or_lead_to_the_library(packer: Packer, course: Known) -> None:
    page = packer.content(course[1], "offline")["index.html"].decode()
    assert 'href="#unit-listen"' in page
    assert 'href="#ask--tomorrow"' in page
    assert 'id="listen--tomorrow"' in page
    assert 'href="tel:999"' in page
    assert f'href="{SITE}resources/first-tool/"' in page
    assert "elsewhere.example.com" not in page
    assert "another site" in page


@pytest.mark.parametrize("name", PAGES)
def test_without_an_address_of_its_own_a_library_is_not_linked_to(name: str, root: Path, course: Known) -> None:
    catalogue, item = course
    assert catalogue.partnership
    bare = replace(catalogue, partnership=replace(catalogue.partnership, site_url=""))
    content = Packer(bare, root).content(item, name)
    assert faults_of(content, manifest_of(name)) == ()
    page = content["index.html"].decode()
    assert "first-tool" not in page
    assert not re.search(r"""(?:href|src)="(?!#|tel:|mailto:)[^"]*(?::|//|^/)""", page)
    for path, data in content.items():
        if path.endswith((".html", ".css")):
            assert not REQUEST.search(data.decode())


def test_odd_characters_stay_words(packer: Packer, course: Known) -> None:
    page = packer.content(course[1], "scorm-1.2")["index.html"].decode()
    assert "<Ask>" not in page
    assert "&lt;Ask&gt; &amp; " in page
    assert "Ask &amp; &lt;wait&gt;" in page


def test_names_in_a_zip_file_are_sorted_and_dated_alike() -> None:
    packed = zipped({"b/a.txt": b"1", "a.txt": "é".encode()})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["a.txt", "b/a.txt"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert zipped({"a.txt": "é".encode(), "b/a.txt": b"1"}) == packed


def test_the_offline_package_unpacks_into_a_folder_of_its_own(packer: Packer, course: Known) -> None:
    with zipfile.ZipFile(io.BytesIO(packer.package(course[1], "offline"))) as archive:
        assert all(name.startswith("odd-course/") for name in archive.namelist())
    with zipfile.ZipFile(io.BytesIO(packer.package(course[1], "cmi5"))) as archive:
        assert "cmi5.xml" in archive.namelist()


def test_a_build_makes_the_packages_that_a_course_names(root: Path, course: Known) -> None:
    catalogue, item = course
    made = list(packages.files(replace(catalogue, courses=(item,)), root))
    assert [file.path for file in made] == [f"courses/odd-course/odd-course-{name}.zip" for name in item.plan.packages]
    assert list(packages.files(replace(catalogue, courses=()), root)) == []


def test_a_build_refuses_a_package_with_a_fault(tmp_path: Path) -> None:
    library = small_course.library_with_a_course(tmp_path / "library")
    library.change("</main>", '<img src="gone.png" alt=""></main>', "overrides/package.html")
    built = ran([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "site")], library.root)
    fault = "index.html uses gone.png, and there is no such file in the package"
    assert built.returncode == 1
    assert f"{small_course.FOLDER}/index.md: The scorm-1.2 package was not written: {fault}." in built.stderr
    assert "Traceback" not in built.stderr
    assert not (tmp_path / "site").exists()
    packed = library.run("package.py", "zz-07", "--format", "scorm-1.2")
    assert packed.stderr.strip() == f"The scorm-1.2 package was not written: {fault}."


def test_the_formats_are_those_of_the_vocabulary(course: Known) -> None:
    assert {term.id for term in course[0].vocabulary("package-formats")} == set(FORMATS)


def test_the_command_writes_what_is_asked_for(library: Library, tmp_path: Path) -> None:
    done = library.run(
        "package.py", "zz-07", "--format", "qti", "--format", "offline", "--output", str(tmp_path / "out")
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        str(tmp_path / "out" / "odd-course-qti.zip"),
        str(tmp_path / "out" / "odd-course-offline.zip"),
    ]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "odd-course-offline.zip",
        "odd-course-qti.zip",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("odd-coarse",), "There is no course `odd-coarse`. Did you mean `odd-course`?"),
        (("nothing-like-it",), "There is no course `nothing-like-it`. Courses are "),
        (("aa-01",), "`aa-01` is First tool, which is no course. Courses are "),
        (("zz-07", "--format", "scorm12"), "There is no format `scorm12`. Did you mean `scorm-1.2`?"),
        (("zz-07", "--format", "qti", "--output", "{file}"), "{file} is a file. Name a folder with --output."),
    ],
)
def test_the_command_says_in_a_sentence_what_is_wrong(
    arguments: tuple[str, ...], said: str, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    done = library.run("package.py", *(argument.format(file=file) for argument in arguments))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said.format(file=file))
    assert len(done.stderr.splitlines()) == 1
    assert file.read_text() == "mine"


def test_the_command_refuses_a_course_with_errors(tmp_path: Path) -> None:
    library = small_course.library_with_a_course(tmp_path / "library")
    library.change("audiences: [everyone]", "audiences: [health-visiter]", f"{small_course.FOLDER}/index.md")
    done = library.run("package.py", "odd-course")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_a_script_reads_of_the_page_is_whole(packer: Packer, course: Known) -> None:
    view, _ = packer.parts(course[1])
    assert json.loads(json.dumps(view))["title"] == small_course.TITLE
