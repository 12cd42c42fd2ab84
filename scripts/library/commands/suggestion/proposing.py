"""The story of a draft pull request, in the half that may write: check what arrived, one commit, one proposal."""

from typing import Any
from urllib.parse import quote

from library.commands.github import GitHub, GitHubError
from library.commands.review import harmless
from library.commands.suggestion.drafted import Draft

MARK = "<!-- learning-library: suggestion -->"
MESSAGE = "Begin a suggested resource (issue {})"
DRAFT = """\
This draft was made from #{number}. Nothing in it has been read by an editor yet.

1. Open **Files changed**, then the three dots beside the file, then **Edit file**.
2. Fill in what is empty and replace each TODO. The suggester's own words stand near the top, as a remark.
3. Save. The check then says what is fine and what is still missing, here and beside the lines.
"""
THANKS = "Thank you for the suggestion. {}"
MADE = "A draft has been begun in #{}. An editor will go on from there, and you are welcome to help."
BEGUN = (
    "A draft has been begun. The last step needs a person: "
    "[open the proposal]({address}). (This repository does not let workflows open one.)"
)
NOT_YET = "No draft could be made yet: {} Somebody will look at it. Nothing of your words is lost."


def propose(github: GitHub, event: dict[str, Any], draft: Draft) -> str:
    """Propose a draft for the issue in an event, once, and say so there. Return what was done."""
    number = int(event["issue"]["number"])
    if draft.refusal or not draft.files:
        _say(github, number, NOT_YET.format(harmless.words(draft.refusal)))
        return f"Said on #{number} why there is no draft."
    branch, base = f"suggestion-{number}", str(event["repository"]["default_branch"])
    if _is_there(github, branch):
        return f"There is a draft for #{number} already."
    _commit(github, branch, base, MESSAGE.format(number), draft)
    try:
        opened = _open(github, branch, base, number, draft.title)
    except GitHubError as error:
        if error.status != 403:
            raise
        address = f"{github.server}/{github.repository}/compare/{quote(base)}...{branch}?expand=1"
        _say(github, number, BEGUN.format(address=address))
        return f"Began {branch}; a person has to open the proposal."
    _say(github, number, MADE.format(opened))
    return f"Opened #{opened} for #{number}."


def _is_there(github: GitHub, branch: str) -> bool:
    try:
        github.get(f"git/ref/heads/{branch}")
    except GitHubError as error:
        if error.status == 404:
            return False
        raise
    return True


def _commit(github: GitHub, branch: str, base: str, message: str, draft: Draft) -> None:
    """Make the branch with one commit. It begins to exist only when everything in it does."""
    parent = github.get(f"git/ref/heads/{quote(base)}")["object"]["sha"]
    tree = github.post(
        "git/trees",
        {
            "base_tree": github.get(f"git/commits/{parent}")["tree"]["sha"],
            "tree": [
                {"path": path, "mode": "100644", "type": "blob", "content": text} for path, text in draft.files.items()
            ],
        },
    )
    made = github.post("git/commits", {"message": message, "tree": tree["sha"], "parents": [parent]})
    github.post("git/refs", {"ref": f"refs/heads/{branch}", "sha": made["sha"]})


def _open(github: GitHub, branch: str, base: str, number: int, title: str) -> int:
    wanted = {"title": f"Draft: {title}", "head": branch, "base": base, "body": DRAFT.format(number=number)}
    try:
        return int(github.post("pulls", {**wanted, "draft": True})["number"])
    except GitHubError as error:
        # Some plans have no drafts. A proposal that says so in its title is as good.
        if error.status != 422:
            raise
        return int(github.post("pulls", wanted)["number"])


def _say(github: GitHub, number: int, words: str) -> None:
    text = f"{MARK}\n{THANKS.format(words)}\n"
    github.post(f"issues/{number}/comments", {"body": text})
