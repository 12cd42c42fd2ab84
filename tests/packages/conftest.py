"""The small course, read once for all tests here."""

from pathlib import Path

import pytest

from library.catalogue.catalogue import Catalogue
from library.model.course import Course
from library.sinks.packages import Packer
from tests.commands.small_library import Library
from tests.packages import small_course


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_course.library_with_a_course(tmp_path_factory.mktemp("packages") / "library")


@pytest.fixture(scope="session")
def course(library: Library) -> tuple[Catalogue, Course]:
    return small_course.read(library.root)


@pytest.fixture(scope="session")
def packer(library: Library, course: tuple[Catalogue, Course]) -> Packer:
    return Packer(course[0], library.root)


@pytest.fixture
def root(library: Library) -> Path:
    return library.root
