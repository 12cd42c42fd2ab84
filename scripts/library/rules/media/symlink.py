"""A link in place of a file."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.media.files import everywhere, place_of
from library.rules.rule import Context, Rule, short


def _check_all(context: Context) -> Iterator[Finding]:
    for file in everywhere(context):
        if file.is_symlink:
            yield Finding(
                place_of(file),
                f"`{short(file.name)}` is a link to another file or folder, not a file of its own.",
                "Delete the link and put a copy of the file in its place",
            )


RULE = Rule(
    name="symlink",
    what="Something in resources/ is a link to a file or folder elsewhere.",
    why="A link can carry private files from the computer that builds the site on to a public page.",
    check_all=_check_all,
)
