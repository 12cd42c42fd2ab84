"""A file that a computer left behind."""

from collections.abc import Iterator

from library.model.problem import Finding, Place
from library.rules.media.files import everywhere, is_hidden
from library.rules.rule import Context, Rule, short


def _check_all(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for file in everywhere(context):
        # Somebody puts a .gitkeep there on purpose: git forgets a folder that holds nothing.
        if file.name.endswith(".gitkeep"):
            continue
        if is_hidden(file.name) and (path := _first_hidden(file.path)) not in seen:
            seen.add(path)
            yield Finding(
                Place(path),
                f"`{short(path.rpartition('/')[2])}` was left here by a computer, not written by an editor.",
                "Delete it",
            )


def _first_hidden(path: str) -> str:
    parts = path.split("/")
    return "/".join(parts[: next(place for place, part in enumerate(parts, start=1) if is_hidden(part))])


RULE = Rule(
    name="hidden-file",
    what="A hidden file lies in resources/: .DS_Store, Thumbs.db, a name that starts with a dot or ~$.",
    why="Such files can hold earlier drafts, file names and people's names that nobody meant to publish.",
    check_all=_check_all,
)
