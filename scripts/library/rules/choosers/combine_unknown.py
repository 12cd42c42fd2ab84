"""An option to combine with that the chooser does not have."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.choosers.parts import name_of, options, values
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    known = [id_.text for option in options(document) if (id_ := one(option, "id"))]
    for option in options(document):
        own = option.text("id")
        for written in values(option, "combine_with"):
            if written.text in known and written.text != own:
                continue
            meant = near(written.text, (id_ for id_ in known if id_ != own))
            said = "itself" if written.text == own else f"`{short(written.text)}`, which this chooser does not have"
            yield Finding(
                at(document, written),
                f"“{short(name_of(option))}” is to be combined with {said}."
                + (f" Did you mean `{meant}`?" if meant else ""),
                meant or "The id of another option of this chooser",
            )


RULE = Rule(
    name="combine-unknown",
    what="An option of a chooser names in `combine_with` something that is no other option of the chooser.",
    why="Readers would miss a combination that somebody thought worth recommending.",
    check=_check,
)
