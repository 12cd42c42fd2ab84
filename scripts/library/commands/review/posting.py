"""The story of a comment, in the half that may write: find the proposal, read the data, tell it once.

Everything here runs from our own branch. The number of the proposal and every address come from GitHub, never from
the file that the check left behind.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from library.commands.github import GitHub
from library.commands.review import data, picture_page
from library.commands.review.comment import MARK, Addresses, comment
from library.commands.review.untrusted import UnusableError

ARTIFACT = "review"
PREVIEW = "preview"
MOST_ZIPPED = 2_000_000
"""Bytes of the artifact that are fetched."""
BOT = "github-actions[bot]"
"""Who our comment is from. Anybody can write our mark into a comment of their own."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was done."""

    message: str
    ok: bool = True


def post(github: GitHub, event: dict[str, Any]) -> Told:
    """Write or update the one comment for a check that has ended."""
    run = event["workflow_run"]
    if run["event"] != "pull_request":
        return Told("That run was for no proposal.")
    proposal = _proposal(github, run)
    if proposal is None:
        return Told("The proposal has moved on or is closed; a newer check speaks for it.")
    found = {item["name"]: item for item in github.every(f"actions/runs/{int(run['id'])}/artifacts", "artifacts")}
    if ARTIFACT not in found:
        return Told("The check left no result, so there is nothing to tell.")
    try:
        review = data.read(_only_file(github.file(f"actions/artifacts/{int(found[ARTIFACT]['id'])}/zip", MOST_ZIPPED)))
    except UnusableError as error:
        return Told(f"The check's result can't be used. {error}", ok=False)
    return _say(github, int(proposal["number"]), comment(review, _addresses(github, run, proposal, found)))


def _proposal(github: GitHub, run: dict[str, Any]) -> dict[str, Any] | None:
    """Return the open pull request that was checked. GitHub names it in the event only where it is no fork's."""
    repository = run.get("head_repository") or {}
    owner = (repository.get("owner") or {}).get("login", "")
    branch = run.get("head_branch") or ""
    if not owner or not branch:
        return None
    for pull in github.every("pulls", head=f"{owner}:{branch}", state="open"):
        head = pull["head"]
        same = (head.get("repo") or {}).get("full_name") == repository.get("full_name")
        if same and head["sha"] == run["head_sha"]:
            found: dict[str, Any] = pull
            return found
    return None


def _only_file(zipped: bytes) -> bytes:
    """Return the data from an archive that is never unpacked: other names in it, or larger files, mean nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(zipped)) as archive, archive.open(data.NAME) as file:
            return file.read(data.MOST_BYTES + 1)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UnusableError("The archive can't be read.") from error
    except Exception as error:
        # Each way of packing has errors of its own, and what is packed here may be meant to break it.
        raise UnusableError("The archive can't be unpacked.") from error


def _addresses(github: GitHub, run: dict[str, Any], proposal: dict[str, Any], found: dict[str, Any]) -> Addresses:
    home = f"{github.server}/{github.repository}"

    def of(name: str) -> str:
        return f"{home}/actions/runs/{int(run['id'])}/artifacts/{int(found[name]['id'])}" if name in found else ""

    head = proposal["head"]
    return Addresses(
        repository=home,
        base=str(proposal["base"]["ref"]),
        edit=f"{github.server}/{quote(head['repo']['full_name'])}/edit/{quote(head['ref'])}/",
        pictures=of(picture_page.NAME),
        preview=of(PREVIEW),
        commit=str(head["sha"]),
    )


def _say(github: GitHub, number: int, text: str) -> Told:
    for old in github.every(f"issues/{number}/comments"):
        if old["user"]["login"] == BOT and str(old["body"]).startswith(MARK):
            github.patch(f"issues/comments/{int(old['id'])}", {"body": text})
            return Told(f"Updated the comment on #{number}.")
    github.post(f"issues/{number}/comments", {"body": text})
    return Told(f"Commented on #{number}.")
