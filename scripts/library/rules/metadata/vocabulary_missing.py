"""A vocabulary's file that is not there, or that nothing reads."""

from collections.abc import Iterator

from library.model.problem import Finding, Place
from library.model.vocabulary import TERM_MODELS
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, on_line, short


def _check_all(context: Context) -> Iterator[Finding]:
    present = context.tree.vocabularies
    missing = [name for name in TERM_MODELS if name not in present]
    for name, document in present.items():
        if name in TERM_MODELS:
            continue
        meant = near(name, missing or TERM_MODELS)
        message = f"Nothing reads a vocabulary called `{short(name)}`."
        if meant in missing:
            missing.remove(meant)
            yield Finding(on_line(document, 1), f"{message} Did you mean `{meant}`?", f"Rename it to {meant}.yml")
        else:
            yield Finding(on_line(document, 1), message, f"Delete it, or use one of: {', '.join(TERM_MODELS)}")
    for name in missing:
        path = f"resources/vocabularies/{name}.yml"
        yield Finding(Place(path), f"The vocabulary {path} is missing.", "Bring the file back")


RULE = Rule(
    name="vocabulary-missing",
    what="A file in resources/vocabularies/ is missing, or has a name that nothing reads.",
    why="Without its vocabulary a whole way of finding resources is gone for readers.",
    check_all=_check_all,
)
