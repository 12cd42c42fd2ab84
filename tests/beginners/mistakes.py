"""The mistakes of beginners: each a folder with what somebody did, the files as they left them, and what is said.

`story.txt` says what the person did. `library/` holds the files that differ from the small library of the rules.
`encoding.txt` names the way in which their letters are stored.
`said.txt` is the whole answer of the check, kept so that every change of a word is seen by somebody who reads it.

To read what would be said now, and to keep it as the right answer:

    PYTHONPATH=scripts python3 -m tests.beginners.mistakes
    PYTHONPATH=scripts python3 -m tests.beginners.mistakes --accept
"""

import shutil
import sys
import tempfile
from pathlib import Path

from library.commands.check import check
from library.commands.reporting import report
from tests.rules.cases import BASE, TODAY

HERE = Path(__file__).parent
NAMES = tuple(sorted(path.parent.name for path in HERE.glob("*/story.txt")))


def copied(name: str, root: Path) -> Path:
    """Make the small library with one mistake in it."""
    shutil.copytree(BASE, root, symlinks=True)
    files = HERE / name / "library"
    shutil.copytree(files, root, dirs_exist_ok=True)
    # Kept in today's letters, so that every tool can read the fixtures.
    if (old := HERE / name / "encoding.txt").is_file():
        for file in files.rglob("*.md"):
            letters = file.read_text(encoding="utf-8").encode(old.read_text(encoding="utf-8").strip())
            (root / file.relative_to(files)).write_bytes(letters)
    return root


def said_now(name: str) -> str:
    """Return what the check says to the person."""
    with tempfile.TemporaryDirectory() as folder:
        return report("text", check(copied(name, Path(folder) / "library"), today=TODAY))


def kept(name: str) -> str:
    """Return what somebody has read and found right."""
    file = HERE / name / "said.txt"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def main() -> None:
    """Show what is said to each, and keep it where that is asked for."""
    for name in NAMES:
        words = said_now(name)
        sys.stdout.write(f"{'=' * 100}\n{(HERE / name / 'story.txt').read_text(encoding='utf-8')}\n{words}\n")
        if "--accept" in sys.argv[1:]:
            (HERE / name / "said.txt").write_text(words, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
