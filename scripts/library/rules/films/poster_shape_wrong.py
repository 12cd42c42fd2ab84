"""A poster that doesn't fit into its frame."""

import warnings
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.tree import Beside
from library.rules.films.plans import films_of
from library.rules.media.files import ending_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

SHAPE = 16 / 9
MOST_OFF = 0.01
NARROWEST = 640
KINDS = frozenset({"jpg", "jpeg", "png", "webp"})


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        name = one(film.node, "poster")
        file = film.there.get(name.text.strip()) if name else None
        if name and file and not file.is_symlink and (why := _fault(file)):
            yield Finding(
                at(film.plan, name),
                f"The poster `{file.name}` {why}.",
                "A picture of 1280 by 720, as .jpg, .png or .webp",
            )


def _fault(file: Beside) -> str:
    if ending_of(file.name) not in KINDS:
        return f"is a .{ending_of(file.name)} file"
    size = _size(file)
    if not size:
        return "can't be opened as a picture"
    width, height = size
    if abs(width / height - SHAPE) > SHAPE * MOST_OFF:
        return f"is {width} wide and {height} high. A film is 16 wide and 9 high"
    return f"is only {width} wide, and {NARROWEST} is the least" if width < NARROWEST else ""


def _size(file: Beside) -> tuple[int, int] | None:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # Only the beginning is read: no picture is unpacked for its size.
            with Image.open(file.on_disk) as picture:
                return picture.size if all(picture.size) else None
        except Exception:  # noqa: BLE001 - Pillow raises many kinds of errors on what is no picture
            return None


RULE = Rule(
    name="poster-shape-wrong",
    what="A film's poster is not 16 wide to 9 high, is less than 640 wide, or is no picture.",
    why="With black bars or a blurred face in front, a film looks broken before it has begun.",
    check_all=_check_all,
)
