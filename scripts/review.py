"""Tell the author of a proposed change what is fine, what must change and what readers will see."""

import sys
from pathlib import Path

import environment

REQUIREMENTS = "scripts/requirements-review.txt"


def main() -> int:
    """Make a review here, or post one that a check made."""
    parser = environment.parser("review.py", "Tell what a proposed change brings, before and after.")
    parser.add_argument("what", nargs="?", choices=("make", "post"), default="make", help="post is for the workflow")
    parser.add_argument("--before", default="HEAD^1", metavar="COMMIT", help="what to compare with (HEAD^1)")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to write it (build/review/)")
    parser.add_argument("--no-pictures", action="store_true", help="leave the pictures of changed pages out")
    chosen = parser.parse_args()
    return post() if chosen.what == "post" else make(chosen.before, chosen.to, pictures=not chosen.no_pictures)


def make(before: str, folder: Path | None, *, pictures: bool) -> int:
    """Check, build, compare and write. What is found is told, and is no failure of this command."""
    environment.enter(REQUIREMENTS)
    import test
    from library.commands.review import making

    target = (folder or environment.ROOT / "build" / "review").resolve()
    wish = making.Wish(before, target, test.browser() if pictures else "", pictures)
    review = making.make(environment.ROOT, wish, environment.say)
    sys.stdout.write((target / making.COMMENT).read_text(encoding="utf-8"))
    environment.say(f"Everything is in {target}. What must change: {len(review.errors)}.")
    return 0


def post() -> int:
    """Post, in a workflow. Nothing is installed for this: it may write, so it runs on the standard library alone."""
    from library.commands import github
    from library.commands.review import posting

    try:
        told = posting.post(github.GitHub.here(), github.event())
    except github.GitHubError as error:
        raise environment.SetUpError(str(error)) from error
    environment.say(told.message)
    return 0 if told.ok else 1


if __name__ == "__main__":
    environment.run(main)
