"""Whatever an editor types, the check answers with problems and never with a traceback."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.commands.check import check
from library.model.problem import Problem
from tests.rules.cases import BASE, EXAMPLE, TODAY

NASTY = st.sampled_from(
    [
        *(
            ":",
            ": ",
            " #",
            "- ",
            "\t",
            "---\n",
            "[",
            "{",
            "]",
            "}",
            "&a ",
            "*a",
            "!!python/object:os.system ",
            "|\n",
            ">\n",
        ),
        *(
            "'",
            '"',
            "\\",
            "\x00",
            "\ufeff",
            "<script>",
            "](",
            "![type:video](",
            "{ onclick=x }",
            "```",
            "|",
            "\n\n",
            "> ",
        ),
        *("--8<-- ", "http://", "%", "\u202e", "é", "0", "NO", "2026-02-30", "!!! note", "    ", "#", "<!--", "&#106;"),
    ]
)
SLIPS = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(0, 30), NASTY | st.text(max_size=12)), min_size=1, max_size=8
)
COURSE = "resources/courses/first-course"
FILES = [
    EXAMPLE,
    "resources/partnership.yml",
    "resources/vocabularies/audiences.yml",
    "resources/themes/neglect.md",
    f"{COURSE}/course.yml",
    f"{COURSE}/trainer.md",
]
UNITS = [f"{COURSE}/units/ask-again.md", f"{COURSE}/units/look-back.md"]
BLOCKS = st.sampled_from(
    [
        *(
            "/// one | a\n",
            "/// spot | b\n",
            "/// scenario | c\n",
            "/// match | d\n",
            "/// order | e\n",
            "///\n",
            "\n///\n",
        ),
        *(
            "/// confidence | second-question\n",
            "/// trainer | 5\n",
            "/// trainer\n",
            "/// oen | f\n",
            "/// |\n",
            "////",
        ),
        *("- [ ] ", "- [x] ", "- [x]\n", "\n    - ", "\n\t- ", "1. ", "**start**\n", "**\n", "-> start", " -> ", "| "),
        *("| --- | --- |\n", "> ", "\n> **", "*", "```\n", "<!--", "<div>", "\r\n", "\u2028", "> " * 60, "- " * 600),
    ]
)
UNIT_SLIPS = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(0, 30), BLOCKS | NASTY | st.text(max_size=12)), min_size=1, max_size=8
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fuzz") / "library"
    shutil.copytree(BASE, root)
    return root


@pytest.mark.parametrize("name", FILES)
@given(slips=SLIPS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mangled_file_gives_problems(library: Path, name: str, slips: list[tuple[int, int, str]]) -> None:
    assert_problems_have_places(library, name, slips)


@pytest.mark.parametrize("name", UNITS)
@given(slips=UNIT_SLIPS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mangled_unit_gives_problems(library: Path, name: str, slips: list[tuple[int, int, str]]) -> None:
    wrong = library / "resources/guidance/second-guide/index.md"
    original = wrong.read_bytes()
    wrong.write_text(original.decode().replace("minutes: 10", "minutes: 11"), encoding="utf-8")
    try:
        checked = assert_problems_have_places(library, name, slips)
    finally:
        wrong.write_bytes(original)
    assert [problem.code for problem in checked if problem.place.path.endswith("second-guide/index.md")] == ["RES007"]


def assert_problems_have_places(library: Path, name: str, slips: list[tuple[int, int, str]]) -> tuple[Problem, ...]:
    """Check with one mangled file, and return what was found."""
    path = library / name
    original = (BASE / name).read_text(encoding="utf-8")
    text = original
    for place, gone, put in slips:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + gone :]
    path.write_text(text, encoding="utf-8")
    try:
        checked = check(library, today=TODAY)
    finally:
        path.write_text(original, encoding="utf-8")
    lines = text.count("\n") + 2 + text.count("\r")
    for problem in checked.problems:
        assert problem.message
        if problem.place.path == name:
            assert 1 <= problem.place.line <= lines
    return checked.problems


@given(data=st.binary(max_size=400))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_problems(library: Path, data: bytes) -> None:
    path = library / EXAMPLE
    original = path.read_bytes()
    path.write_bytes(data)
    try:
        checked = check(library, today=TODAY)
    finally:
        path.write_bytes(original)
    assert any(problem.place.path == EXAMPLE for problem in checked.problems)


def test_one_broken_file_never_hides_another(library: Path) -> None:
    broken, wrong = library / EXAMPLE, library / "resources/guidance/second-guide/index.md"
    originals = broken.read_bytes(), wrong.read_bytes()
    broken.write_bytes(b"\xff\xfe not text at all")
    wrong.write_text(originals[1].decode().replace("minutes: 10", "minutes: 11"), encoding="utf-8")
    try:
        paths = {problem.place.path for problem in check(library, today=TODAY).errors}
    finally:
        broken.write_bytes(originals[0])
        wrong.write_bytes(originals[1])
    assert {EXAMPLE, "resources/guidance/second-guide/index.md"} <= paths


def test_one_broken_unit_never_hides_another_file(library: Path) -> None:
    changes: dict[str, Callable[[str], str]] = {
        EXAMPLE: lambda text: text.replace("minutes: 5", "minutes: 6"),
        f"{COURSE}/course.yml": lambda text: text.replace("completion: every-unit", "completion: sometimes"),
        f"{COURSE}/units/ask-again.md": lambda text: text + "\n/// one | broken\n" + "- " * 700 + "deep\n",
        f"{COURSE}/units/look-back.md": lambda text: text.replace("/// match", "/// mach"),
    }
    originals = {name: (library / name).read_text(encoding="utf-8") for name in changes}
    try:
        for name, change in changes.items():
            (library / name).write_text(change(originals[name]), encoding="utf-8")
        paths = {problem.place.path for problem in check(library, today=TODAY).errors}
    finally:
        for name, text in originals.items():
            (library / name).write_text(text, encoding="utf-8")
    assert set(changes) <= paths


def test_a_unit_too_deep_to_render_changes_nothing_elsewhere(library: Path) -> None:
    path = library / UNITS[0]
    original = path.read_text(encoding="utf-8")
    usual = {document.path: document.body for document in check(library, today=TODAY).tree.documents}
    path.write_text(original + "\n" + "- " * 700 + "deep\n", encoding="utf-8")
    shutil.rmtree(library / ".cache", ignore_errors=True)
    try:
        tree = check(library, today=TODAY).tree
    finally:
        path.write_text(original, encoding="utf-8")
    assert {document.path for document in tree.documents if document.body != usual[document.path]} == {UNITS[0]}
