"""Whatever signs somebody's words hold, readers get the same words, and no sign starts anything."""

import re
import unicodedata
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from library.reading.import_html import UNSEEN, cleaned
from library.reading.import_markdown import markdown_of, markdown_of_words
from library.reading.import_shape import PRIVATE, shaped
from library.reading.site_settings import markdown_reader
from tests.rules.cases import BASE

READER = markdown_reader(Path(BASE))
SIGNS = r"\`*_{}[]()<>#+-.!|:=~/?&;'\"^$%@ 1 a b \n"
WORDS = st.text(
    st.one_of(st.sampled_from(list(SIGNS)), st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"])), max_size=40
)
LINES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.tags |= {f"{tag} {name}" for name, _ in attrs}
        self.text.append(" ")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> tuple[str, set[str]]:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return plain("".join(parser.text)), parser.tags


def plain(text: str) -> str:
    return "".join(UNSEEN.sub("", PRIVATE.sub("", unicodedata.normalize("NFC", text))).split())


def has_address(text: str) -> bool:
    return bool(re.search(r"https?://|www\.", text, re.IGNORECASE))


@given(LINES)
@example("1. a\n- b\n+ c\n# d\n> e\n* f")
@example("!!! note\n??? x\n/// one | x\n///")
@example("```\n~~~\n===\n---\n***")
@example('--8<-- "x"\n;--8<-- "x"')
@example("{: #a .b onclick=x }\na {: .x}")
@example("[a]: javascript:x\n[TOC]\n*[HTML]: x\n[^1]: x")
@example("a | b\n--- | ---\nc | d")
@example(": a\nb\n:   c")
@example("<b>x</b> &amp; &#42; &lt; &copy <!-- x --> <x@y.z>")
@example("\\* \\\\ \\a `a` ``b`` C# #")
@example("- [x] done\n[ ] open\n![type:video](x.mp4)")
@settings(deadline=None, max_examples=150)
def test_words_of_a_list_are_read_as_they_were_written(text: str) -> None:
    if has_address(text):
        return
    words, tags = read(READER.html(markdown_of_words(text)))
    bulleted = re.sub(r"^\s*[•·▪●◦‣∙]\s*", "", text, flags=re.MULTILINE)
    assert words in {plain(text), plain(bulleted)}
    assert tags <= {"p", "ul", "li"}


INLINE = st.recursive(
    WORDS.map(escape),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["b", "i", "em", "strong", "span", "sup"]), inner).map(
            lambda it: f"<{it[0]}>{it[1]}</{it[0]}>"
        ),
        st.lists(inner, min_size=2, max_size=3).map("".join),
        inner.map(lambda words: f'<a href="https://example.org/x">{words}</a>'),
    ),
    max_leaves=5,
)
BLOCK = st.recursive(
    INLINE.map(lambda words: f"<p>{words}</p>"),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["ul", "ol"]), st.lists(st.tuples(INLINE, inner), min_size=1, max_size=3)).map(
            lambda it: f"<{it[0]}>{''.join(f'<li>{words}{more}</li>' for words, more in it[1])}</{it[0]}>"
        ),
        st.lists(st.lists(INLINE, min_size=2, max_size=2), min_size=2, max_size=3).map(
            lambda rows: (
                "<table>"
                + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
                + "</table>"
            )
        ),
        inner.map(lambda words: f"<blockquote>{words}</blockquote>"),
        INLINE.map(lambda words: f"<h2>{words}</h2><p>x</p>"),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    ),
    max_leaves=6,
)
OURS = {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "h2", "h3", "h4", "h5", "h6"}
OURS |= {"strong", "em", "a", "a href", "br", "h2 id", "h3 id", "h4 id", "h5 id", "h6 id"}


@given(BLOCK)
@settings(deadline=None, max_examples=150)
def test_a_document_is_read_as_it_was_written(html: str) -> None:
    if has_address(re.sub("https://example.org/x", "", html)):
        return
    soup, _ = cleaned(html, "")
    shaped(soup)
    expected = plain(re.sub(r"<!--.*?-->", "", unescape(soup.get_text())) if "<!--" not in html else soup.get_text())
    words, tags = read(READER.html(markdown_of(soup)).replace("<!-- Another list begins. -->", ""))
    assert words == expected
    assert tags <= OURS
