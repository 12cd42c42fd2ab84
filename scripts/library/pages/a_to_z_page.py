"""The list from A to Z: titles, themes, and the words that people type for them."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote_plus

from library.catalogue import addresses
from library.catalogue.a_to_z import MOST_SEEN, SIGNS, LetterPage, Line, Target, letter_pages, letters
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile, Json
from library.pages import words
from library.pages.turning import turning
from library.pages.views import View

TITLE = "A to Z"


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the list on one page; once it is long, a page that leads to the letters, and theirs."""
    found = letters(catalogue)
    several = letter_pages(catalogue)
    first = {page.letter: page.address for page in several if page.number == 1}
    entries: list[Json] = [
        {
            "letter": _said(letter),
            "id": f"letter-{letter}",
            "count": words.count(len(lines), "entry", "entries"),
            "url": first.get(letter, ""),
            "lines": [] if several else [_line(line) for line in lines],
        }
        for letter, lines in found
    ]
    view: View = {"letters": entries, "letter": "", "turns": None, "split": bool(several), "lines": [], "on": None}
    yield _page(addresses.A_TO_Z, TITLE, view)
    for page in several:
        yield _letter_page(page, several, entries)


def _letter_page(page: LetterPage, several: tuple[LetterPage, ...], entries: list[Json]) -> GeneratedFile:
    letter = _said(page.letter)
    title = f"{TITLE}: {letter}"
    following = next((other for other in several[several.index(page) :] if other.letter != page.letter), None)
    view: View = {
        "letters": entries,
        "letter": letter,
        "turns": turning([other.address for other in several if other.letter == page.letter], page.number),
        "split": True,
        "lines": [_line(line) for line in page.lines],
        "on": {"letter": _said(following.letter), "url": following.address} if following else None,
    }
    return _page(page.address, title if page.number == 1 else f"{title}, page {page.number}", view)


def _page(address: str, title: str, view: View) -> GeneratedFile:
    return GeneratedFile(
        addresses.page_path(address),
        "",
        "resources/",
        {
            "template": "a_to_z.html",
            "title": title,
            "description": "Every title of the library, and the words that people use for it.",
            "view": view,
        },
    )


def _said(letter: str) -> str:
    return letter.upper() if letter != SIGNS else "0–9"


def _line(line: Line) -> Json:
    more = len(line.see) - MOST_SEEN
    shown = line.see[:MOST_SEEN] if more > 0 else line.see
    return {
        "word": line.word,
        "url": line.page.url if line.page else "",
        "note": line.page.note if line.page else "",
        "see": _targets(shown),
        "more": f"{more} more" if more > 0 else "",
        "more_url": f"search/?q={quote_plus(line.word)}",
    }


def _targets(targets: Iterable[Target]) -> list[Json]:
    return [{"label": target.label, "url": target.url, "note": target.note} for target in targets]
