"""The story of a benchmark: make libraries, measure each job in a process of its own, compare."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from library.commands.bench import big_library, figures, measuring, plain_site
from library.commands.bench.figures import PLAIN, Measured
from library.commands.bench.measuring import Cost

ENVIRONMENT = {"PYTHONPATH": "scripts", "NO_MKDOCS_2_WARNING": "1"}
CHECK = """
from pathlib import Path
from library.commands.check import check
from library.commands.reporting import report
checked = check(Path.cwd(), errors_only=%s)
print(report("text", checked))
raise SystemExit(bool(checked.errors))
"""
KEPT = ".cache"
BUILD = ("-m", "mkdocs", "build", "--quiet", "--site-dir", "site")


@dataclass(frozen=True, slots=True)
class Job:
    """Something to measure."""

    name: str
    command: tuple[str, ...]
    folder: Path
    """Where it is run."""
    pages: str = ""
    """A pattern for the resources' pages in the site that it builds."""
    first: bool = True
    """Whether nothing is kept of earlier runs. Without it, everything is: no file has changed."""
    costs: list[Cost] = field(default_factory=list)


def bench(
    root: Path, sizes: Sequence[int], rounds: int, workplace: Path, say: Callable[[str], None]
) -> tuple[Measured, ...]:
    """Measure every job at every size. `say` is told what is going on; the libraries stand in `workplace`."""
    found: list[Measured] = []
    for size in sizes:
        say(f"Making {size} resources …")
        jobs = _jobs(root, size, workplace / str(size))
        for number in range(1, rounds + 1):
            say(f"{size} resources, round {number} of {rounds} …")
            one_round(jobs, backwards=number % 2 == 0)
        found += _measured(jobs, size)
    return tuple(found)


def report(measured: Sequence[Measured]) -> str:
    """Return the figures as text."""
    return "\n\n".join(part for part in (figures.table(measured), figures.growth(measured)) if part)


def _jobs(root: Path, size: int, workplace: Path) -> tuple[Job, ...]:
    ours, plain = workplace / "ours", workplace / "plain"
    shutil.rmtree(workplace, ignore_errors=True)
    big_library.make(root, size, ours)
    plain_site.make(ours, plain)
    return (
        Job("check, errors only", ("-c", CHECK % True), ours),
        Job("check, everything", ("-c", CHECK % False), ours),
        Job("check errors again", ("-c", CHECK % True), ours, first=False),
        Job("our build", BUILD, ours, "resources/*/index.html"),
        Job("our build again", BUILD, ours, "resources/*/index.html", first=False),
        Job(PLAIN, BUILD, plain, "resources/*/*/index.html"),
    )


def one_round(jobs: Sequence[Job], *, backwards: bool) -> None:
    """Run every job once. The order turns about, so that a machine that slows down favours nobody."""
    for job in reversed(jobs) if backwards else jobs:
        if job.first:
            shutil.rmtree(job.folder / KEPT, ignore_errors=True)
        if job.pages:
            # Only a build starts afresh: a check that runs after it must leave its site to be measured.
            shutil.rmtree(job.folder / "site", ignore_errors=True)
        job.costs.append(measuring.run((sys.executable, *job.command), job.folder, ENVIRONMENT))


def _measured(jobs: Sequence[Job], size: int) -> Iterator[Measured]:
    for job in jobs:
        done = Measured(job.name, size, tuple(job.costs))
        yield replace(done, site=measuring.site(job.folder / "site", job.pages)) if job.pages else done
