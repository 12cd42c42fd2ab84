"""Writes cleaned HTML as the Markdown that pages here are written in, with every sign meaning what it meant.

markdownify does the walking. What differs is what Python-Markdown and our extensions would read differently:
lists are indented by four, and signs that would start something are kept from it.
"""

# ruff: noqa: ARG002 - markdownify gives each method all that it knows

import re
from html import escape
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from library.reading.import_html import cleaned
from library.reading.import_shape import shaped

AT_START = re.compile(r"(\s*)(?:(\d+)([.)])(?=\s|$)|([-+#>!])|([:=~/|?])(?=[\s=~/|?]|$))")
UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
ENTITY = re.compile(r"&(?=#?\w+;)")
IGNORE = re.compile(r"#(?=\s*ignore\b)", re.IGNORECASE)
LIST_END = "\ue000"
SAFE_IN_ADDRESS = "/:?#@!$&'+,;=%~-._"


def markdown_of(soup: BeautifulSoup) -> str:
    """Return a cleaned page as Markdown."""
    _keep_lists_apart(soup)
    text = _Converter(heading_style=ATX, autolinks=False).convert_soup(soup)
    text = re.sub(rf"^[ \t]*{LIST_END}[ \t]*$", "<!-- Another list begins. -->", text, flags=re.MULTILINE)
    text = re.sub(r"[ \t]+$", lambda found: "  " if found[0] == "  " else "", text, flags=re.MULTILINE)
    text = re.sub(r"  $(?=\n\n|\n?\Z)", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _keep_lists_apart(soup: BeautifulSoup) -> None:
    """Put something between two lists, which Markdown would read as one."""
    for found in soup.find_all(["ul", "ol"]):
        after = found.find_next_sibling()
        between = found.next_sibling
        alone = between is after or not str(between or "").strip()
        if isinstance(after, Tag) and after.name in {"ul", "ol"} and alone:
            mark = soup.new_tag("p")
            mark.string = LIST_END
            found.insert_after(mark)


def escaped(text: str) -> str:
    """Return words so that Markdown gives them back, whatever signs they hold."""
    text = text.replace("\\", "\\\\").replace("*", r"\*").replace("[", r"\[").replace("{", r"\{")
    text = UNDERSCORE.sub(r"\\_", text)
    text = IGNORE.sub("&#35;", ENTITY.sub("&amp;", text))
    text = text.replace("<", "&lt;").replace("`", "&#96;")
    if text.rstrip().endswith(("!", "#")):
        bare = text.rstrip()
        text = f"{bare[:-1]}\\{bare[-1]}{text[len(bare) :]}"
    return AT_START.sub(_kept_from_starting, text, count=1) if AT_START.match(text) else text


def _kept_from_starting(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}{found[2]}\\{found[3]}"
    return f"{found[1]}\\{found[4]}" if found[4] else f"{found[1]}&#{ord(found[5])};"


class _Converter(MarkdownConverter):
    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = escaped(text) if text else ""
        if parent_tags & {"td", "th"}:
            text = text.replace("|", "&#124;")
        return text.replace("]", r"\]") if "a" in parent_tags else text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        href = str(el.get("href") or "")
        words = " ".join(text.split())
        if not href or not words:
            return words
        before, after = " " * text.startswith(" "), " " * text.endswith(" ")
        return f"{before}[{words}]({quote(href, safe=SAFE_IN_ADDRESS)}){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = re.sub(r"([\\\[\]*_`])", r"\\\1", str(el.get("alt") or "")).replace("<", "&lt;").replace("|", "–")
        return f"![{words}]({quote(str(el.get('src') or ''), safe=SAFE_IN_ADDRESS)})"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if parent_tags & {"td", "th"}:
            return "<br>"
        return " " if "_inline" in parent_tags else "  \n"

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        lines = text.strip().split("\n")
        return "\n\n" + "\n".join(f"> {line}" if line else ">" for line in lines) + "\n\n" if text.strip() else ""

    def convert_s(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<s>{text}</s>" if text.strip() else text

    convert_del = convert_s

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = text.strip()
        if not text:
            return "\n"
        numbered = el.parent is not None and el.parent.name == "ol"
        bullet = f"{len(el.find_previous_siblings('li')) + 1}. " if numbered else "- "
        lines = text.split("\n")
        # After an item of several paragraphs, the next must not be read as a line of the last.
        end = "\n\n" if "" in lines else "\n"
        return "\n".join([bullet + lines[0], *(f"    {line}" if line else "" for line in lines[1:])]) + end


def markdown_of_words(text: str) -> str:
    """Return plain words as Markdown, each of their lines a paragraph."""
    soup, _ = cleaned("".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()), "")
    shaped(soup)
    return markdown_of(soup)
