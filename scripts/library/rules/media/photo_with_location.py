"""A photo that says where it was taken."""

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import Any

from library.model.problem import Finding
from library.rules.media.files import content, files_beside, place_of
from library.rules.rule import Context, Rule, short

PHOTOS = frozenset({"jpg", "jpeg", "webp", "png", "avif", "heic", "heif", "tif", "tiff"})
GPS_GROUP = 0x8825
COORDINATES = {2, 4}
"""Latitude and longitude. A group that holds only its version says nothing about a place."""
XMP_WORDS = (b"GPSLatitude", b"GPSLongitude")


def _check_all(context: Context) -> Iterator[Finding]:
    for file in files_beside(context, PHOTOS):
        if is_located(content(file)):
            yield Finding(
                place_of(file),
                f"The photo `{short(file.name)}` holds the place where it was taken.",
                "Save a copy without location, or take a screenshot of the photo and use that",
            )


def is_located(data: bytes) -> bool:
    """Tell whether a picture holds coordinates."""
    if not data:
        return False
    if any(word in data for word in XMP_WORDS):
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Pillow raises many kinds of errors on broken pictures; file-type-wrong speaks of those.
        with contextlib.suppress(Exception):
            return _seen_by_pillow(data)
        return _in_raw_exif(data)


def _seen_by_pillow(data: bytes) -> bool:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        described = [value for key, value in picture.info.items() if "xmp" in str(key).lower()]
        return _has_coordinates(picture.getexif()) or any(_mentions(value) for value in described)


def _in_raw_exif(data: bytes) -> bool:
    """Look where Pillow doesn't know the format, as with a phone's HEIC."""
    from PIL import Image

    start = data.find(b"Exif\0\0")
    with contextlib.suppress(Exception):
        if start >= 0:
            exif = Image.Exif()
            exif.load(data[start:])
            return _has_coordinates(exif)
    return False


def _has_coordinates(exif: Any) -> bool:
    return bool(COORDINATES & set(exif.get_ifd(GPS_GROUP)))


def _mentions(value: object) -> bool:
    found = value if isinstance(value, bytes) else str(value).encode("utf-8", "ignore")
    return any(word in found for word in XMP_WORDS)


RULE = Rule(
    name="photo-with-location",
    what="A photo holds the coordinates of the place where it was taken.",
    why="The photo of a room or a drawing could lead somebody to a child's home or to a refuge.",
    check_all=_check_all,
)
