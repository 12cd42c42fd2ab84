"""A resource's folder without its page."""

from collections.abc import Iterator
from pathlib import Path

from library.model.problem import Finding, Place
from library.rules.rule import Context, Rule, short

ENDINGS = (".md", ".markdown", ".md.txt")
"""Simple text programs add `.txt` to the name that somebody typed."""


def _check_all(context: Context) -> Iterator[Finding]:
    for folder in context.tree.folders_without_index:
        # A link in its place is a fault of its own, which the rules on files report.
        if (context.tree.root / folder / "index.md").is_symlink():
            continue
        page = _probable_page(context.tree.root / folder)
        yield Finding(
            Place(f"{folder}/index.md"),
            f"The folder {short(folder, 120)} has no file named index.md, and only that becomes a page.",
            f"Rename {page} to index.md" if page else "Write index.md, or delete the folder",
        )


def _probable_page(folder: Path) -> str:
    try:
        pages = sorted(path.name for path in folder.iterdir() if path.name.lower().endswith(ENDINGS))
    except OSError:
        return ""
    return pages[0] if len(pages) == 1 and pages[0] != "index.md" else ""


RULE = Rule(
    name="index-missing",
    what="A folder that should hold a resource has no index.md.",
    why="What lies in the folder never reaches a reader.",
    check_all=_check_all,
)
