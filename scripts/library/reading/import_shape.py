"""Gives cleaned HTML the shape that pages here have: headings without gaps, lists, links with words."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from library.reading.import_html import BLOCKS, secure
from library.reading.import_tables import as_grids

TODO_LINK = "TODO: the title of what this opens"
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\]\[\"“”]+", re.IGNORECASE)
END_OF_ADDRESS = ".,;:!?)*_'’"
PRIVATE = re.compile("[\ue000-\uf8ff]")
BULLET = re.compile(r"\s*[•·▪●◦‣∙\uf0b7\uf0a7]\s*")


def shaped(soup: BeautifulSoup) -> list[str]:
    """Give the cleaned page the shape that pages have here, and return what is to be said about it."""
    _typed_bullets(soup)
    said = list(as_grids(soup))
    for part in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
        if part.find_parent(["li", "td", "th", "blockquote"]):
            part.name = "p"
    for quote in soup.select("li blockquote, blockquote blockquote"):
        quote.name = "div"
    for wrapper in soup.find_all(["div", "hr", "tfoot"]):
        _unwrap_block(soup, wrapper)
    _items(soup)
    _name_addresses(soup)
    _emphasis(soup)
    _headings(soup)
    soup.smooth()
    return said


def _items(soup: BeautifulSoup) -> None:
    """Let every item of a list begin with words, as Markdown needs it."""
    for item in reversed(soup.find_all("li")):
        while (first := _first(item)) is not None and first.name in {"ul", "ol"}:
            for inner in first.find_all("li", recursive=False):
                item.insert_before(inner.extract())
            first.decompose()
        if first is not None and first.name == "table":
            waiting = soup.new_tag("p")
            waiting.string = "TODO: what this table shows"
            first.insert_before(waiting)
        if not _says_something(item):
            item.decompose()
    for group in reversed(soup.find_all(["ul", "ol"])):
        if not _says_something(group):
            group.decompose()


def _says_something(part: Tag) -> bool:
    return bool(part.get_text(strip=True) or part.find("img"))


def _first(item: Tag) -> Tag | None:
    """Return what an item begins with, where that isn't words of its own."""
    for child in item.children:
        if isinstance(child, Tag) and _says_something(child):
            return child
        if isinstance(child, NavigableString) and child.strip():
            return None
    return None


def _unwrap_block(soup: BeautifulSoup, wrapper: Tag) -> None:
    """Take a wrapper away; words that stand in it alone become a paragraph."""
    if wrapper.name == "div" and not wrapper.find(list(BLOCKS)) and wrapper.get_text(strip=True):
        wrapper.name = "p"
    elif wrapper.find_parent(["td", "th"]) is None:
        # An empty paragraph on both sides keeps words before it and in it apart.
        wrapper.insert_before(soup.new_tag("p"))
        wrapper.insert_after(soup.new_tag("p"))
        wrapper.unwrap()
    else:
        wrapper.unwrap()


def _typed_bullets(soup: BeautifulSoup) -> None:
    """Make lists of paragraphs that begin with a typed bullet."""
    for paragraph in soup.find_all("p"):
        first = next((text for text in paragraph.find_all(string=True) if text.strip()), None)
        found = BULLET.match(str(first)) if first is not None else None
        if first is None or not found or paragraph.find_parent(["td", "th", "li"]):
            continue
        first.replace_with(NavigableString(str(first)[found.end() :]))
        above = paragraph.find_previous_sibling()
        between = paragraph.previous_sibling
        if isinstance(between, NavigableString) and not between.strip():
            between.extract()
        paragraph.name = "li"
        if isinstance(above, Tag) and above.has_attr("typed"):
            above.append(paragraph.extract())
        else:
            paragraph.wrap(soup.new_tag("ul", attrs={"typed": ""}))
    for text in list(soup.find_all(string=PRIVATE)):
        text.replace_with(NavigableString(PRIVATE.sub("•", str(text))))


def _emphasis(soup: BeautifulSoup) -> None:
    """Keep bold and slanted words only where Markdown can say them without doubt."""
    for tag in soup.find_all(["strong", "em"]):
        inside = tag.find_parent(["strong", "em", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
        if inside or tag.find(list(BLOCKS)) or not tag.get_text(strip=True):
            tag.unwrap()
    for tag in soup.find_all(["strong", "em"]):
        while isinstance(after := tag.next_sibling, Tag) and after.name in {"strong", "em"}:
            tag.extend([child.extract() for child in list(after.children)])
            after.decompose()
    soup.smooth()


def _name_addresses(soup: BeautifulSoup) -> None:
    """Ask for words wherever an address stands in their place."""
    for link in soup.find_all("a"):
        if link.find("img"):
            link.unwrap()
        elif ADDRESS.fullmatch(link.get_text(strip=True)):
            link.string = TODO_LINK
        elif not link.get_text(strip=True):
            link.decompose()
    for text in list(soup.find_all(string=ADDRESS)):
        if text.find_parent("a"):
            continue
        parts: list[NavigableString | Tag] = []
        end = 0
        for match in ADDRESS.finditer(str(text)):
            address = match[0].rstrip(END_OF_ADDRESS)
            parts.append(NavigableString(str(text)[end : match.start()]))
            link = soup.new_tag("a", href=secure(address))
            link.string = TODO_LINK
            parts.append(link)
            end = match.start() + len(address)
        text.replace_with(*parts, NavigableString(str(text)[end:]))


def _headings(soup: BeautifulSoup) -> None:
    """Begin at level 2, leave no level out, and name no two parts alike."""
    found = [part for part in soup.find_all(re.compile(r"h[1-6]\Z")) if part.get_text(strip=True)]
    for part in soup.find_all(re.compile(r"h[1-6]\Z")):
        if not part.get_text(strip=True) and not part.find("img"):
            part.decompose()
    open_levels: list[int] = []
    seen: dict[str, int] = {}
    for part in found:
        level = int(part.name[1])
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        part.name = f"h{min(len(open_levels) + 1, 6)}"
        words = " ".join(part.get_text().casefold().split())
        seen[words] = seen.get(words, 0) + 1
        if seen[words] > 1:
            part.append(f" (TODO {seen[words] - 1}: say what this part adds)")
        after = next(
            (other for other in part.find_next_siblings() if other.get_text(strip=True) or other.find("img")), None
        )
        if after is None or (re.fullmatch(r"h[1-6]", after.name) and int(after.name[1]) <= level):
            waiting = soup.new_tag("p")
            waiting.string = "TODO"
            part.insert_after(waiting)
