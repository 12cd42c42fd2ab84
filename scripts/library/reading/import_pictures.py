"""Makes the pictures of a document anew: what they show stays, what is written inside them goes.

A photo's file can say where it was taken, on whose telephone and by whom. A new file with the same picture does not.
"""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from library.reading.import_limits import UnusableError

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""What is opened at all. Drawings of Office (EMF, WMF) and SVG, which can carry programs, are not."""
MOST_BYTES = 480_000
"""A picture on a page may have 500 kB."""
MOST_PIXELS = 60_000_000
WIDTHS = (1600, 1200, 800)
SMALLEST = 3
"""Pixels up to which a picture shows nothing: pages count their visitors with such."""


def made_anew(data: bytes) -> tuple[str, bytes] | None:
    """Return a picture's ending and new bytes; None for one too small to show anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                message = "It has more points than any page can show."
                raise UnusableError(message, "Save it smaller.")
            if min(picture.size) <= SMALLEST:
                return None
            upright = ImageOps.exif_transpose(picture)
            return _saved(upright, photo=picture.format == "JPEG")
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, ValueError):
        pass
    except (OSError, SyntaxError, EOFError, MemoryError, TypeError, KeyError, IndexError, AttributeError):
        pass
    message = "It is broken, or of a kind that browsers don't show."
    raise UnusableError(message, "Save it as PNG or JPEG and add it yourself.") from None


def _saved(picture: Image.Image, *, photo: bool) -> tuple[str, bytes]:
    """Return it as it is if it is small enough, otherwise smaller."""
    clear = "A" in picture.mode or "transparency" in picture.info
    plain = picture.convert("RGBA" if clear else "RGB")
    # A new picture made of the points alone leaves every remark of the old file behind.
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    data = _bytes(bare, "JPEG" if photo else "PNG", quality=88) if max(bare.size) <= WIDTHS[0] * 2 else b""
    if 0 < len(data) <= MOST_BYTES:
        return ("jpg" if photo else "png"), data
    for width in WIDTHS:
        smaller = bare.copy()
        smaller.thumbnail((width, width))
        data = _bytes(smaller, "WEBP", quality=80)
        if len(data) <= MOST_BYTES:
            break
    return "webp", data


def _bytes(picture: Image.Image, kind: str, quality: int) -> bytes:
    into = io.BytesIO()
    picture.save(into, kind, quality=quality, **({"optimize": True} if kind == "PNG" else {}))
    return into.getvalue()
