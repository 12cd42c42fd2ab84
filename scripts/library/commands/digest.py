"""The story of a digest: check, gather, write."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from library.commands.check import check
from library.exports.digest import digest_of
from library.exports.digest_mail import mail_of
from library.exports.digest_team import team_sheet_of
from library.exports.digest_words import markdown_of, text_of
from library.reading.records import as_date


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    paths: tuple[Path, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was written, and what to do."""

    message: str


def digest(root: Path, since: str, output: Path, *, today: date | None = None) -> Written | Refusal:
    """Write the newsletter in three forms, and the sheet for a team meeting, to the folder `output`."""
    first = as_date(since.strip())
    if not first:
        return Refusal(f"`{since}` is not a day. Write year, month and day, such as --since 2026-11-01.")
    now = today or datetime.now(tz=UTC).date()
    if first > now:
        return Refusal(f"{first} has not come yet. Give the day of the last newsletter.")
    if output.exists() and not output.is_dir():
        return Refusal(f"{output} is a file. Name a folder with --to.")
    checked = check(root, today=now, errors_only=True)
    if checked.errors:
        place = checked.errors[0].place
        more = f" (and {len(checked.errors) - 1} more)" if len(checked.errors) > 1 else ""
        return Refusal(
            f"{place} has an error{more}, so nothing was written: what can't be read would be missing without a word. "
            "`python3 scripts/check.py` says what to do."
        )
    found = digest_of(checked.catalogue, first, now)
    contents = {
        f"newsletter-{first}.html": mail_of(found),
        f"newsletter-{first}.txt": text_of(found),
        f"newsletter-{first}.md": markdown_of(found),
        f"team-meeting-{first}.html": team_sheet_of(found),
    }
    output.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (output / name).write_text(content, encoding="utf-8", newline="\n")
    return Written(tuple(output / name for name in contents), found.summary)
