"""The quick way through plain words renders exactly what Python-Markdown renders without it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from library.reading import markdown as reading
from library.reading.quick_inline import quicken
from library.reading.site_settings import markdown_reader

ROOT = Path(__file__).parents[2]
RESOURCES = sorted((ROOT / "resources").glob("*/*/index.md"))
SIGNS = ("`", "\\", "[", "]", "(", ")", "<", ">", "&", ";", "*", "_", "!", "  \n", "\n", "\n\n", "- ", "| ", "# ", ":")
WORDS = ("word", "two words", "a@b.org", "https://x.org", "amp", "#1", "é", "–", "{: .x }", "[ ] ", "    ")
TEXTS = st.lists(st.sampled_from(SIGNS + WORDS), max_size=30).map("".join)


@pytest.fixture(scope="module")
def both() -> Callable[[str], tuple[str, str]]:
    """Render a text in the quick way and in Python-Markdown's own."""
    quick = markdown_reader(ROOT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "quicken", lambda md: None)
        slow = markdown_reader(ROOT)
    return lambda text: (quick.read(text, 1).html, slow.read(text, 1).html)


@pytest.mark.parametrize("path", RESOURCES, ids=lambda path: path.parent.name)
def test_real_resources_render_the_same(path: Path, both: Callable[[str], tuple[str, str]]) -> None:
    quick, slow = both(path.read_text(encoding="utf-8").split("---\n", 2)[2])
    assert quick == slow


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_renders_the_same(text: str, both: Callable[[str], tuple[str, str]]) -> None:
    quick, slow = both(text)
    assert quick == slow


def test_the_site_s_own_extensions_leave_it_on(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Markdown] = []
    monkeypatch.setattr(reading, "quicken", made.append)
    markdown_reader(ROOT)
    (md,) = made
    quicken(md)
    assert type(md.treeprocessors["inline"]) is not InlineProcessor


def test_an_unknown_pattern_turns_it_off() -> None:
    md = Markdown(extensions=["footnotes"])
    before = md.treeprocessors["inline"]
    quicken(md)
    assert md.treeprocessors["inline"] is before
