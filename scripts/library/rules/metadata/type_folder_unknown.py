"""A folder that no type of resource has."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, on_line, short


def _check_all(context: Context) -> Iterator[Finding]:
    folders = sorted(type_.folder for type_ in context.catalogue.types.values())
    seen: set[str] = set()
    for document in context.tree.resources:
        if not folders or document.type_folder in folders or document.type_folder in seen:
            continue
        seen.add(document.type_folder)
        meant = near(document.type_folder, folders)
        yield Finding(
            on_line(document, 1),
            f"resources/{short(document.type_folder)}/ is the folder of no type of resource."
            + (f" Did you mean `{meant}`?" if meant else ""),
            f"Move it to resources/{meant}/{document.slug}/" if meant else f"One of: {', '.join(folders)}",
        )


RULE = Rule(
    name="type-folder-unknown",
    what="A resource stands in a folder that belongs to no type in resources/vocabularies/types.yml.",
    why="The folder says what kind of thing a resource is. Without it readers can't filter for it.",
    check_all=_check_all,
)
