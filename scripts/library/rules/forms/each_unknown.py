"""A section that is repeated for something unknown."""

from collections.abc import Iterator

from library.catalogue.form_layout import FOR_EACH_THEME
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import is_form, sections_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    for section in sections_of(document):
        each = one(section, "each")
        if each and each.text.strip() != FOR_EACH_THEME:
            message = f"`{short(each.text)}` is nothing that a section can be filled in for."
            yield Finding(at(document, each), message, f"`{FOR_EACH_THEME}`, or delete `each`")


RULE = Rule(
    name="each-unknown",
    what="A section says that it is filled in for each of something other than the learning themes.",
    why="It would be shown once, and people could answer for one thing only.",
    check=_check,
)
