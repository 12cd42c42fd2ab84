"""A form whose parts take another time than its page says."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.engines import FORM
from library.rules.forms.asked import sections_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check_all(context: Context) -> Iterator[Finding]:
    for page in context.tree.resources:
        form = context.tree.engines.get(page.path, {}).get(FORM)
        said = one(page.front, "minutes")
        if not form or not said or not said.text.isdecimal():
            continue
        times = [minutes for section in sections_of(form) if (minutes := one(section, "minutes"))]
        total = sum(int(minutes.text) for minutes in times if minutes.text.isdecimal() and len(minutes.text) < 6)
        if times and total != int(said.text[:9]):
            yield Finding(
                at(form, times[0]),
                f"The parts of the form take {total} minutes together, and its page says {said.text}.",
                f"Other minutes in the parts, or `minutes: {total}` in index.md if that is one of its choices",
            )


RULE = Rule(
    name="form-minutes-off",
    what="The minutes of a form's sections do not add up to the minutes of its page.",
    why="People plan it into a working day, and stop half-way when it takes longer.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
