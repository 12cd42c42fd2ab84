"""A field that nothing reads."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import groups_of, near, specs_of
from library.rules.rule import Context, Rule, at, short

FROM_FOLDER = {"type", "slug", "path"}


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for group in groups_of(document):
        specs = specs_of(group.model)
        for key, _node in group.node.entries:
            # `<<` is how YAML repeats a group; the rule on aliases speaks of it.
            if key.text in specs or key.text == "<<":
                continue
            meant = near(key.text.strip().replace(" ", "_").replace("-", "_"), specs)
            found = "-near" if meant else f"-{key.text}" if key.text in FROM_FOLDER else ""
            path = f"{group.path}{short(key.text)}"
            words = said(f"field-unknown{found}", path=path, meant=meant, names=", ".join(specs))
            yield Finding(at(document, key), *words)


RULE = Rule(
    name="field-unknown",
    what="A field has a name that the library does not know.",
    why="What stands there reaches no reader, however right it is.",
    check=_check,
)
