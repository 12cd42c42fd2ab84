"""A file that takes too long to load."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.media.files import DOCUMENTS, PICTURES, SOUNDS, VIDEOS, ending_of, files_beside, place_of
from library.rules.rule import Context, Rule

KILO, MEGA = 1000, 1_000_000
LIMITS = (
    ("picture", PICTURES, 500 * KILO),
    ("recording", SOUNDS, 10 * MEGA),
    ("film", VIDEOS, 25 * MEGA),
    ("document", DOCUMENTS, 5 * MEGA),
)
"""What a phone on a poor connection can still load."""
OTHERS = ("file", 2 * MEGA)


def _check_all(context: Context) -> Iterator[Finding]:
    for file in files_beside(context):
        kind, most = _limit(ending_of(file.name))
        if file.size > most:
            yield Finding(
                place_of(file),
                f"The {kind} `{file.name}` has {_size(file.size)}. A {kind} may have {_size(most)}.",
                "Save it smaller" + (", as .webp or at half the width" if kind == "picture" else ", or in parts"),
            )


def _limit(ending: str) -> tuple[str, int]:
    return next(((kind, most) for kind, endings, most in LIMITS if ending in endings), OTHERS)


def _size(count: int) -> str:
    if count < MEGA:
        # Rounded up, so that a file just over its limit never reads as if it kept it.
        return f"{-(-count // KILO)} kB"
    tenths = -(-count * 10 // MEGA)
    return f"{tenths // 10} MB" if tenths % 10 == 0 else f"{tenths / 10} MB"


RULE = Rule(
    name="file-too-big",
    what="A file is larger than its kind may be: picture 500 kB, recording 10 MB, film 25 MB, document 5 MB, "
    "anything else 2 MB.",
    why="Somebody on a phone outside a family's home waits for it, or pays for it, or gives up.",
    check_all=_check_all,
)
