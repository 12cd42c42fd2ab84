"""What `check.py --fix` did, for people: each mend in a line, then the changed lines."""

from collections.abc import Sequence

from library.commands.fix import MendedFile
from library.commands.reporting import plain

NOTHING = "Nothing to mend: every certain thing is right already.\n"


def report(files: Sequence[MendedFile], *, written: bool) -> str:
    """Return the mends in words and the difference that they make."""
    if not files:
        return NOTHING
    told = "\n".join(
        f"{plain.line(plain.for_log(str(mend.place)))}  {f'{mend.code} {mend.name}'.strip()}: {_words(mend.what)}"
        for file in files
        for mend in file.mends
    )
    changed = "\n".join(plain.for_log(file.diff) for file in files if file.diff)
    return f"{told}\n\n{changed}\n{_ending(files, written=written)}\n"


def _words(what: str) -> str:
    return plain.line(plain.for_log(what)) + "."


def _ending(files: Sequence[MendedFile], *, written: bool) -> str:
    number = sum(len(file.mends) for file in files)
    things = "1 thing" if number == 1 else f"{number} things"
    places = "1 file" if len(files) == 1 else f"{len(files)} files"
    if written:
        return f"{things} mended in {places}. Everything else stays as it was."
    return f"{things} can be mended in {places}. Nothing was written: `python3 scripts/check.py --fix` does it."
