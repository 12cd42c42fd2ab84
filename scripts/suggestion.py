"""Turn a suggestion from GitHub's form into a draft resource, and propose it."""

import json
from pathlib import Path

import environment


def main() -> int:
    """Write a draft here, or propose one that was written."""
    parser = environment.parser("suggestion.py", "Turn an issue from the form “Suggest a resource” into a draft.")
    parser.add_argument("what", choices=("write", "propose"), help="propose is for the workflow")
    parser.add_argument("--event", type=Path, metavar="FILE", help="the issue as GitHub gives it ($GITHUB_EVENT_PATH)")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where the draft's data is (build/suggestion/)")
    chosen = parser.parse_args()
    folder = (chosen.to or environment.ROOT / "build" / "suggestion").resolve()
    return propose(folder) if chosen.what == "propose" else write(chosen.event, folder)


def write(event: Path | None, folder: Path) -> int:
    """Write the draft into resources/, and its data beside."""
    environment.enter()
    from library.commands import github
    from library.commands.suggestion import drafted, writing

    given = json.loads(event.read_text(encoding="utf-8")) if event else github.event()
    draft = writing.draft(environment.ROOT, given)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / drafted.NAME).write_text(drafted.write(draft), encoding="utf-8", newline="\n")
    environment.say(draft.refusal or "The draft is written.")
    for path in draft.files:
        print(path)
    return 0


def propose(folder: Path) -> int:
    """Propose, in a workflow. Nothing is installed for this: it may write, so it runs on the standard library alone."""
    from library.commands import github
    from library.commands.review.untrusted import UnusableError
    from library.commands.suggestion import drafted, proposing

    try:
        draft = drafted.read((folder / drafted.NAME).read_bytes())
        environment.say(proposing.propose(github.GitHub.here(), github.event(), draft))
    except (UnusableError, github.GitHubError) as error:
        raise environment.SetUpError(str(error)) from error
    return 0


if __name__ == "__main__":
    environment.run(main)
