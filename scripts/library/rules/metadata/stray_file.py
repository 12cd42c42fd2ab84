"""A file that no part of the library reads."""

from collections.abc import Iterator

from library.model.problem import Finding, Place
from library.rules.rule import Context, Rule, short

LEFT_BY_PROGRAMS = {"Thumbs.db", "desktop.ini"}
"""What Windows puts into folders; no editor wrote it and no reader sees it."""


def _check_all(context: Context) -> Iterator[Finding]:
    for stray in context.tree.strays:
        name = stray.on_disk.name
        # The rules on files speak of links and of hidden files.
        if not stray.is_symlink and not name.startswith(".") and name not in LEFT_BY_PROGRAMS:
            message = f"Nothing reads {short(stray.path, 120)}: it belongs to no resource, theme or vocabulary."
            yield Finding(Place(stray.path), message, _advice(stray.path))


def _advice(path: str) -> str:
    folder, _, name = path.rpartition("/")
    if folder == "resources/vocabularies" and name.endswith(".yaml"):
        return f"Rename it to {name.removesuffix('.yaml')}.yml"
    if name.endswith(".md") and folder not in {"resources", "resources/vocabularies", "resources/themes"}:
        return f"Move it to {folder}/{name.removesuffix('.md')}/index.md"
    return "Move it into the folder of the resource that it belongs to, or delete it"


RULE = Rule(
    name="stray-file",
    what="A file in resources/ stands where nothing looks for it.",
    why="Whatever it says, no reader will ever see it.",
    check_all=_check_all,
)
