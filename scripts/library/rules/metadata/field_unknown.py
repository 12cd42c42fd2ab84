"""A field that nothing reads."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import groups_of, near, specs_of
from library.rules.rule import Context, Rule, at, short

FROM_FOLDER = {
    "type": "The folder says it",
    "slug": "The folder's name says it",
    "path": "The folder says it",
}


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for group in groups_of(document):
        specs = specs_of(group.model)
        for key, _node in group.node.entries:
            # `<<` is how YAML repeats a group; the rule on aliases speaks of it.
            if key.text in specs or key.text == "<<":
                continue
            meant = near(key.text.strip().replace(" ", "_").replace("-", "_"), specs)
            message = f"`{group.path}{short(key.text)}` is no field of this file."
            if meant:
                yield Finding(at(document, key), f"{message} Did you mean `{meant}`?", f"{meant}:")
            else:
                reason = FROM_FOLDER.get(key.text)
                advice = f"Delete it. {reason}" if reason else f"Delete it, or use one of: {', '.join(specs)}"
                yield Finding(at(document, key), message, advice)


RULE = Rule(
    name="field-unknown",
    what="A field has a name that the library does not know.",
    why="What stands there reaches no reader, however right it is.",
    check=_check,
)
