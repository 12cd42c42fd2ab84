"""Says at the end of an import what came in, what is missing in each draft, and what was left out."""

import re
from collections.abc import Iterator

from library.commands.import_ import PRIVACY, Outcome
from library.model.imported import SOURCE, Columns, ImportNote
from library.model.problem import Problem
from library.reference.import_draft import Draft

FIELD = re.compile(r"`([a-z_]+(?:\[\d+\]\.[a-z_]+)?)`")
OPEN_FIELDS = {"field-empty", "list-wrong-length"}
TODO = "placeholder-text"
MOST_ALREADY = 5
NEXT = """\
Open each draft, fill in its fields and replace each TODO. Then run `python3 scripts/check.py`: it says for every
gap what to write. Nobody should rely on a draft: its `status` says so until you change it."""


def lines(outcome: Outcome, *, only_look: bool = False) -> Iterator[str]:
    """Return the summary, line by line."""
    for columns in outcome.columns:
        yield from _columns(columns)
    yield _came_in(outcome, only_look=only_look)
    for draft in outcome.drafts:
        yield ""
        yield from _draft(draft, [problem for problem in outcome.problems if _is_of(problem, draft)])
    if outcome.notes:
        yield ""
        yield "Left out, or worth knowing:"
        yield from (f"  {note}" for note in outcome.notes)
    if outcome.already:
        yield ""
        yield from _already(outcome.already)
    if outcome.waiting:
        some = "1 more is" if outcome.waiting == 1 else f"{outcome.waiting} more are"
        yield ""
        yield f"{some} waiting. Run the same command again: what came in already is passed over."
    if outcome.drafts and not only_look:
        yield ""
        yield from _personal(outcome)
        yield ""
        yield NEXT


def _came_in(outcome: Outcome, *, only_look: bool) -> str:
    number = len(outcome.drafts)
    if only_look:
        return f"{number or 'No'} draft{'' if number == 1 else 's'} would come in. Nothing was written."
    return f"{number or 'No'} draft{'' if number == 1 else 's'} came in. Nothing that was there before was changed."


def _columns(columns: Columns) -> Iterator[str]:
    yield f"How the columns of {columns.file} were understood:"
    for heading, field in columns.matched:
        yield f"  “{heading}” fills `{field.replace(SOURCE, 'sources: ')}`"
    for heading, why in columns.unmatched:
        yield f"  “{heading}” was left out: {why.replace(SOURCE, 'sources: ') if '--column' not in why else why}"
    yield ""


def _already(notes: list[ImportNote]) -> Iterator[str]:
    yield "In the library already, and passed over:"
    yield from (f"  {note}" for note in notes[:MOST_ALREADY])
    if more := notes[MOST_ALREADY:]:
        yield f"  and {len(more)} more, the last of them {more[-1].place}."


def _is_of(problem: Problem, draft: Draft) -> bool:
    return problem.place.path.startswith(f"{draft.folder}/")


def _draft(draft: Draft, problems: list[Problem]) -> Iterator[str]:
    yield f"{draft.path}, from {draft.incoming.note('').place}"
    fields = [
        found[1] for problem in problems if problem.name in OPEN_FIELDS if (found := FIELD.search(problem.message))
    ]
    if fields:
        yield f"  To fill in: {', '.join(dict.fromkeys(fields))}."
    if count := sum(problem.name == TODO for problem in problems):
        yield f"  TODO stands in {count} place{'' if count == 1 else 's'}, each waiting for your words."
    for problem in problems:
        if problem.name not in {*OPEN_FIELDS, TODO} and not problem.code.startswith(PRIVACY):
            yield f"  Line {problem.place.line}: {problem.message}"
    for note in draft.notes:
        yield f"  {note.words}"


def _personal(outcome: Outcome) -> Iterator[str]:
    found = [problem for problem in outcome.problems if problem.code.startswith(PRIVACY)]
    if not found:
        yield "The check found nothing in the drafts that looks like personal data. It knows numbers and addresses,"
        yield "never names: read each draft for names of children, families and staff before you share it."
        return
    yield "Personal data! Take this out before you save the drafts anywhere that others can see:"
    for problem in found:
        yield f"  {problem.place.path}, line {problem.place.line}: {problem.message}"
    yield "The check finds numbers and addresses, never names. Read each draft for names too."
