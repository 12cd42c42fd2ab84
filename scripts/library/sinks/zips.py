"""Writes zip files whose bytes depend on nothing but what is in them."""

import io
import zipfile
from collections.abc import Mapping

DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name. A real one would change the file with every build."""
READABLE = 0o100644 << 16
UNIX = 3


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of these files, by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = READABLE
            # Otherwise it would say on which kind of computer it was made.
            entry.create_system = UNIX
            archive.writestr(entry, content)
    return packed.getvalue()
