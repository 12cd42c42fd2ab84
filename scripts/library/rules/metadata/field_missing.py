"""A required field that is not there."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata import examples
from library.rules.metadata.records import groups_of, near, specs_of
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for group in groups_of(document):
        specs = specs_of(group.model)
        names = {key.text for key, _ in group.node.entries}
        missing = [spec for spec in specs.values() if spec.required and spec.name not in names]
        if not missing:
            continue
        # A misspelt name is one fault, which `field-unknown` reports.
        meant = {near(name, specs) for name in names if name not in specs}
        for spec in missing:
            if spec.name not in meant:
                found = "field-missing-in-group" if group.path else "field-missing"
                doc = spec.doc.splitlines()[0] if spec.doc else ""
                example = examples.line(spec, context)
                words = said(found, group=group.path.rstrip("."), name=spec.name, doc=doc, example=example)
                yield Finding(at(document, group.node), *words)


RULE = Rule(
    name="field-missing",
    what="A field that every page of this kind needs is not there.",
    why="Each of these fields is shown to readers or helps them to find the page.",
    check=_check,
)
