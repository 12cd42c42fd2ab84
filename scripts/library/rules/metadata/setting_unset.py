"""A setting that only the partnership can supply."""

from collections.abc import Iterator

from library.model.partnership import WANTED_FOR_RELEASE, Partnership
from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.metadata import examples
from library.rules.metadata.records import specs_of
from library.rules.rule import Context, Rule, on_line


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if document.model is not Partnership or not document.front:
        return
    specs = specs_of(Partnership)
    for name in WANTED_FOR_RELEASE:
        if not document.front.key(name):
            message = f"`{name}` is not set. {specs[name].doc.splitlines()[0]}"
            yield Finding(on_line(document, 1), message, examples.line(specs[name], context))


RULE = Rule(
    name="setting-unset",
    what="The settings file lacks something that only the partnership can supply and verify.",
    why="The pages show a gap where readers need a telephone number, an address or a link.",
    severity=Severity.NOTICE,
    check=_check,
)
