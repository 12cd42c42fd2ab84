"""Writes the folder of a draft, and never into one that is there already."""

import shutil
from collections.abc import Mapping
from pathlib import Path


def write(root: Path, folder: str, files: Mapping[str, bytes]) -> bool:
    """Write a draft's files. Return False, and write nothing, where the folder exists or leads elsewhere."""
    target = root / folder
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.resolve().is_relative_to((root / "resources").resolve()):
        return False
    try:
        # Making the folder is also the proof that it was not there: nobody else can make it at the same moment.
        target.mkdir()
    except FileExistsError:
        return False
    try:
        for name, content in files.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            with (target / name).open("xb") as file:
                file.write(content)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return True
