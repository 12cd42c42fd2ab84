"""The pictures of one document on their way in."""

import re

from bs4 import BeautifulSoup

from library.model.imported import Picture
from library.reading.import_html import plain_words
from library.reading.import_limits import UnusableError
from library.reading.import_pictures import made_anew

MOST_PICTURES = 60
MADE_BY_A_PROGRAM = re.compile(
    r"(?:description automatically generated|ai-generated content may be incorrect)[^.]*\.?", re.IGNORECASE
)
SAYS_NOTHING = re.compile(
    r"(?:an? )?(?:image|picture|photo(?:graph)?|graphic|logo|img|screenshot|diagram)?[\s\d]*\.?"
    r"|\S+\.(?:png|jpe?g|gif|webp|bmp|tiff?)",
    re.IGNORECASE,
)


class Album:
    """Keeps pictures under their tokens while a document is read, and makes them anew once each is placed."""

    def __init__(self) -> None:
        """Begin without any."""
        self._raw: dict[str, bytes] = {}
        self._made: dict[bytes, Picture | None] = {}
        self.said: list[str] = []

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Those that came in."""
        return tuple(picture for picture in self._made.values() if picture)

    def token(self, data: bytes) -> str:
        """Keep a picture's bytes, and return the word under which the document names it."""
        token = f"picture-{len(self._raw) + 1}"
        self._raw[token] = data
        return token

    def name_of(self, token: str) -> str:
        """Return the file that a picture becomes; nothing where it can't come in."""
        data = self._raw.get(token)
        if data is None:
            return ""
        if data not in self._made:
            self._made[data] = self._picture(data)
        picture = self._made[data]
        return picture.name if picture else ""

    def _picture(self, data: bytes) -> Picture | None:
        number = len(self._made) + 1
        if number > MOST_PICTURES:
            self.said.append(f"Picture {number} could not come in: {MOST_PICTURES} are the most for one page.")
            return None
        try:
            made = made_anew(data)
        except UnusableError as error:
            self.said.append(f"Picture {number} could not come in. {error.message} {error.instead}")
            return None
        return Picture(f"picture-{number}.{made[0]}", made[1]) if made else None


def place_pictures(soup: BeautifulSoup, album: Album) -> None:
    """Give each picture its new file, and ask for words where it has none. Without a file it is taken out."""
    for picture in soup.find_all("img"):
        name = album.name_of(str(picture.get("src") or ""))
        if not name:
            picture.decompose()
            continue
        picture["src"] = name
        picture["alt"] = alternative(str(picture.get("alt") or ""))


def alternative(words: str) -> str:
    """Return a picture's words for people who can't see it, or what asks for them."""
    said = plain_words(MADE_BY_A_PROGRAM.sub("", words)).strip(" .,;")
    by_program = bool(MADE_BY_A_PROGRAM.search(words))
    if SAYS_NOTHING.fullmatch(said):
        return "TODO: what the picture tells a reader"
    return f"TODO: check these words, which a program wrote: {said}" if by_program else said
