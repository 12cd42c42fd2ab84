"""Tries a plan on a copy of the library: no new fault, and every address that answered still answers."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.commands.check import Checked, check
from library.commands.moving.plan import Done, Plan, Refusal, Refused
from library.model.problem import Problem
from library.model.resource import Resource
from library.reading import keeping

MOST = 5
"""Faults or addresses that a refusal lists."""
COPIED = ("resources", "docs", "mkdocs.yml")


def carried_out(
    plan: Plan,
    before: Checked,
    ids: tuple[str, ...],
    summary: tuple[str, ...],
    again: tuple[str, ...] = (),
    *,
    today: date,
    dry_run: bool,
) -> Done | Refusal:
    """Try a plan, note the addresses of the resources it gave new ones, and write it unless it is a dry run."""
    try:
        after = _tried(plan, today)
        _refuse_losses(plan, before, after)
        plan.append(tuple(line for name in ids for line in unpublished(after, after.catalogue.ever[name])))
    except Refused as refused:
        return Refusal(str(refused))
    if not dry_run:
        plan.write(plan.root)
    return Done(summary, plan.diff, again)


def unpublished(checked: Checked, resource: Resource) -> Iterator[str]:
    """Return the lines that resources/published.txt lacks for a resource's addresses."""
    known = {tuple(line.split()) for line in checked.tree.published}
    catalogue = checked.catalogue
    home = catalogue.archive if resource.is_archived and catalogue.archive else catalogue
    for address in home.addresses_of(resource):
        if address != addresses.permanent(resource.id) and (resource.id, address) not in known:
            yield f"{resource.id} {address}"


def guarded(work: Callable[[], Done | Refusal]) -> Done | Refusal:
    """Do the work of a command; what it refuses becomes its answer."""
    try:
        return work()
    except Refused as refused:
        return Refusal(str(refused))


def _tried(plan: Plan, today: date) -> Checked:
    with tempfile.TemporaryDirectory(prefix="library-plan-") as temporary:
        copy = Path(temporary)
        for name in COPIED:
            source = plan.root / name
            if source.is_dir():
                shutil.copytree(source, copy / name, symlinks=True)
            elif source.is_file():
                shutil.copyfile(source, copy / name)
        keeping.bring(plan.root, copy)
        plan.write(copy)
        return check(copy, today=today)


def _refuse_losses(plan: Plan, before: Checked, after: Checked) -> None:
    known = {(problem.code, plan.moved(problem.place.path), problem.message) for problem in before.errors}
    new = [item for item in after.errors if (item.code, item.place.path, item.message) not in known]
    if new:
        raise Refused("\n".join(("Nothing was changed, because the library would then have faults:", *_told(new))))
    lost = sorted({*_answers(before.catalogue)} - {*_answers(after.catalogue)})
    if lost:
        listed = "\n".join(f"  /{address}" for address in lost[:MOST])
        raise Refused(f"Nothing was changed, because readers would lose these addresses:\n{listed}")


def _told(problems: list[Problem]) -> Iterator[str]:
    for problem in problems[:MOST]:
        yield f"  {problem.place}  {problem.code} {problem.message}"
        if problem.instead:
            yield f"    {problem.instead}"
    if len(problems) > MOST:
        yield f"  and {len(problems) - MOST} more."


def _answers(catalogue: Catalogue) -> Iterator[str]:
    """Go through every address of a page or a file beside one."""
    yield from catalogue.addresses()
    for resource in catalogue.ever.values():
        for slug in (resource.slug, *resource.aliases):
            yield from (addresses.resource(slug) + file.name for file in resource.attachments)
