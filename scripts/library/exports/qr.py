"""A QR code of every permanent link, ready for slides and posters. ISO/IEC 18004."""

import io
import struct
import zlib
from collections.abc import Iterator

import segno

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource

DARK = "#1d2b2a"
BORDER = 4
"""Modules of quiet around the code, as the standard asks."""
WIDE = 600
"""Pixels that a PNG has at least, so that it stays sharp on a slide."""
MASK = 3
"""One of the standard's eight patterns. Trying all of them for the best costs six times as much; readers read each."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return two pictures of each resource's permanent link; none while nobody knows the site's address."""
    base = catalogue.partnership.site_url if catalogue.partnership else ""
    if base:
        for resource in catalogue.resources:
            yield from _pictures(base, resource)


def _pictures(base: str, resource: Resource) -> Iterator[GeneratedFile]:
    address = base + addresses.permanent(resource.id)
    code = segno.make_qr(address, error="m", mask=MASK, boost_error=False)
    for ending, content in (("svg", _svg(code, resource.title)), ("png", _png(code))):
        yield GeneratedFile(addresses.qr(resource.id, ending), content, resource.path)


def _svg(code: segno.QRCode, title: str) -> bytes:
    out = io.BytesIO()
    code.save(
        out,
        kind="svg",
        border=BORDER,
        dark=DARK,
        light="#fff",
        omitsize=True,
        xmldecl=False,
        title=f"QR code: {title}",
    )
    return out.getvalue()


def _png(code: segno.QRCode) -> bytes:
    """Return a PNG of two colours, one bit a pixel. Written here because it costs a tenth of the library's own."""
    across = len(code.matrix) + 2 * BORDER
    # A module is whole bytes wide, so that a line of pixels is a line of modules with each byte repeated.
    whole = -(-WIDE // (8 * across))
    wide = across * whole * 8
    quiet = bytes(BORDER)
    lines = [bytes(across)] * BORDER + [quiet + bytes(row) + quiet for row in code.matrix] + [bytes(across)] * BORDER
    # Filter 0 is a line as it stands; filter 2 is a line like the one above.
    again = (b"\2" + bytes(across * whole)) * (8 * whole - 1)
    pixels = b"".join(
        b"\0" + line.replace(b"\1", b"\xff" * whole).replace(b"\0", b"\0" * whole) + again for line in lines
    )
    colours = b"\xff\xff\xff" + bytes.fromhex(DARK[1:])
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, wide, 1, 3, 0, 0, 0)),
            _chunk(b"PLTE", colours),
            _chunk(b"IDAT", zlib.compress(pixels, 1)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
