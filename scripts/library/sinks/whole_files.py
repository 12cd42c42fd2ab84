"""Puts a whole file in a file's place: whoever reads it finds the old one or the new one, and never half of one."""

import shutil
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write a file as a whole. Who may read it stays as it was."""
    draft = path.with_name(f".{path.name}-being-written")
    try:
        draft.write_bytes(data)
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
