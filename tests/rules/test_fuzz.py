"""Whatever an editor types, the check answers with problems and never with a traceback."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.commands.check import check
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
FILES = [EXAMPLE, "resources/partnership.yml", "resources/vocabularies/audiences.yml", "resources/themes/neglect.md"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fuzz") / "library"
    shutil.copytree(BASE, root)
    return root


@pytest.mark.parametrize("name", FILES)
@given(slips=SLIPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mangled_file_gives_problems(library: Path, name: str, slips: list[tuple[int, int, str]]) -> None:
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
    lines = text.count("\n") + 2
    for problem in checked.problems:
        assert problem.message
        if problem.place.path == name:
            assert 1 <= problem.place.line <= lines


@given(data=st.binary(max_size=400))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
