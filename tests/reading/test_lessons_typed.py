"""Whatever somebody types in a unit becomes parts or traps with lines, never an exception, and no word is lost."""

import html
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.model.course import Unit
from library.model.question import Prose, Words
from library.reading.documents import read_markdown_document
from library.reading.lessons import without_marks
from library.reading.question_blocks import split
from tests.reading.test_lessons import BASE, FIRST, ROOT, read, reader

UNITS = tuple(
    path.read_text(encoding="utf-8").split("---\n", 2)[2]
    for path in (*sorted(BASE.glob("*.md")), *sorted(ROOT.glob("resources/courses/*/units/*.md")))
)
SYNTAX = (
    *("/// one | a", "/// several | b", "/// true-or-false | c", "/// wording | d", "/// order | e", "/// match | f"),
    *("/// spot | g", "/// scenario | h", "/// reflection | i", "/// confidence | j", "/// trainer | 5", "///", "////"),
    *("/// oen | k", "/// one", "/// | l", "///one|m", "/// one | A b", "- [ ] ", "- [x] ", "- [x]", "- ", "    - "),
    *("1. ", "2) ", "> ", "> **", "**start**", "**", "-> start", " -> ", "| a | b | c |", "| --- | --- | --- |", "|"),
    *(
        "```",
        "~~~",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "# ",
        "!!! note",
        "\t",
        "    ",
        "",
        "",
        "é\u2028",
        "\u202e",
        "\ue000",
    ),
    *("[a]: b", "[a][a]", "&amp;", "<b>", "\\|", "---", "*" * 40, "> " * 40, "- " * 40, "   ", "{: .x }", "--8<-- x"),
)
LINES = st.lists(st.tuples(st.sampled_from(SYNTAX), st.sampled_from(SYNTAX) | st.text(max_size=20)), max_size=40)
TYPED = LINES.map(lambda lines: "\n".join(first + second for first, second in lines))
SLIPS = st.lists(
    st.tuples(st.integers(0, 9000), st.integers(0, 40), st.sampled_from(SYNTAX) | st.text(max_size=12)),
    min_size=1,
    max_size=10,
)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(UNITS))
    for place, gone, put in draw(SLIPS):
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + gone :]
    return text


def every_words(value: object) -> Iterator[Words]:
    """Go through all the words inside a part of the model."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from every_words(item)
    elif hasattr(value, "__match_args__"):
        for name in type(value).__match_args__:
            yield from every_words(getattr(value, name))


def assert_sound(text: str) -> None:
    lesson, traps = read(text)
    last = FIRST + text.count("\n")
    _, blocks, _ = split(text, FIRST)
    ends = {block.line: block.line + len(block.lines) + 1 for block in blocks}
    for trap in traps:
        assert FIRST <= trap.line <= last, trap
        assert trap.kind.startswith("question-")
    for part in (*lesson.parts, *lesson.notes):
        assert FIRST <= part.line <= last, part
        if isinstance(part, Prose):
            assert part.html.strip()
            continue
        for words in every_words(part):
            assert part.line <= words.line <= min(last, ends[part.line]), words
    assert "\ue000block" not in "".join(part.html for part in lesson.parts if isinstance(part, Prose))
    assert without_marks(text, FIRST).count("\n") == text.count("\n")


@given(text=mangled())
@settings(max_examples=150, deadline=None)
def test_a_mangled_unit_gives_parts_or_traps_with_lines(text: str) -> None:
    assert_sound(text)


@given(text=TYPED)
@settings(max_examples=300, deadline=None)
def test_random_lines_of_the_syntax_give_parts_or_traps_with_lines(text: str) -> None:
    assert_sound(text)


@given(text=st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_parts_or_traps_with_lines(text: str) -> None:
    assert_sound(text)


@given(
    pieces=st.lists(
        st.sampled_from(UNITS) | TYPED | st.just("> " * 300 + "x") | st.just("/// one | deep\n" + "- " * 400),
        max_size=3,
    ),
    ends=st.sampled_from(["\r\n", "\r", "\n"]),
)
@settings(max_examples=30, deadline=None)
def test_line_ends_of_other_systems_change_nothing(
    pieces: list[str], ends: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = "\n".join(["---", "title: A unit", "minutes: 5", "---", *pieces])
    path = tmp_path_factory.mktemp("unit") / "unit.md"
    path.write_bytes(text.encode("utf-8"))
    usual = read_markdown_document(path, "unit.md", Unit, reader())
    path.write_bytes(text.replace("\r", "").replace("\n", ends).encode("utf-8"))
    other = read_markdown_document(path, "unit.md", Unit, reader())
    if "\r" not in text:
        assert usual == other


def words_of(made: str) -> list[str]:
    return re.findall(r"\w+", html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", " ", made, flags=re.DOTALL)))


PARAGRAPH = st.lists(
    st.sampled_from(["child", "asks", "*once*", "more.", "**why**", "- and", "> said", "é"]), min_size=1
)
QUESTIONS = st.sampled_from(
    [
        "/// reflection | a\nWhy?\n///",
        "/// one | b\nAsk.\n\n- [x] Yes\n    - Why.\n- [ ] No\n    - Why.\n///",
        "/// trainer | 5\nRead.\n///",
    ]
)


@given(pieces=st.lists(st.tuples(PARAGRAPH, QUESTIONS), max_size=6), end=PARAGRAPH)
@settings(max_examples=100, deadline=None)
def test_prose_never_loses_words(pieces: list[tuple[list[str], str]], end: list[str]) -> None:
    paragraphs = [*(" ".join(words) for words, _ in pieces), " ".join(end)]
    blocks = [*(block for _, block in pieces), ""]
    text = "\n".join(f"{words}\n{block}" for words, block in zip(paragraphs, blocks, strict=True))
    lesson, traps = read(text)
    assert traps == ()
    prose = "\n".join(part.html for part in lesson.parts if isinstance(part, Prose))
    assert words_of(prose) == [word for paragraph in paragraphs for word in words_of(paragraph)]


@given(
    lines=st.lists(
        st.sampled_from([line for line in SYNTAX if not line.startswith(("```", "~~~", "<", "-->", "--8", "[a", "{"))]),
        max_size=25,
    )
)
@settings(max_examples=300, deadline=None)
def test_each_typed_word_is_in_the_lesson_unless_something_is_said(lines: list[str]) -> None:
    text = "\n".join(
        f"{line} w{number}w" if line not in {"///", "**start**"} else line for number, line in enumerate(lines)
    )
    lesson, traps = read(text)
    if any(trap.kind != "question-id-misshapen" for trap in traps):
        return
    shown = repr(lesson)
    heads = {number for number, line in enumerate(lines) if line.startswith("///")}
    tables = {number for number, line in enumerate(lines) if "|" in line}
    for number, line in enumerate(lines):
        if line not in {"///", "**start**"} and number not in heads | tables:
            assert f"w{number}w" in shown, text
