"""Measure the check, the build and the search, over libraries of any size made from the real one."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import environment

WITH_A_BROWSER = "scripts/requirements-review.txt"
QUERIES = environment.ROOT / "tests" / "search" / "queries.yml"
SIZES_OF_SEARCH = (70, 1000, 10_000)


def main() -> int:
    """Make what is to be measured, measure, and print the figures."""
    chosen = arguments()
    if not hasattr(os, "wait4"):
        raise environment.SetUpError("Windows doesn't say what a process used. Measure on Linux or macOS.")
    searching = chosen.search or chosen.search_cost
    environment.enter(WITH_A_BROWSER if searching else "requirements.txt")
    with tempfile.TemporaryDirectory(prefix="library-bench-") as temporary:
        workplace = (chosen.keep or Path(temporary)).resolve()
        if not searching:
            return check_and_build(chosen, workplace)
        from library.commands.bench.search.asking import SearchFailedError
        from library.commands.bench.search.queries import QueriesError

        try:
            return search_cost(chosen, workplace) if chosen.search_cost else search(chosen, workplace)
        except (QueriesError, SearchFailedError) as error:
            raise environment.SetUpError(str(error)) from error


def arguments() -> argparse.Namespace:
    """Read what is to be measured."""
    parser = environment.parser("bench.py", "Measure time, memory and size against plain MkDocs, or the search.")
    parser.add_argument("--resources", type=int, default=1000, metavar="N", help="how many (1000)")
    parser.add_argument("--sizes", type=sizes, metavar="N,N,…", help="several sizes, to see how cost grows")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="runs of each job (3)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the libraries there, and keep them")
    parser.add_argument("--search", action="store_true", help="how well the search finds, beside Material's own")
    parser.add_argument("--queries", type=Path, default=QUERIES, metavar="FILE", help="what --search asks")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="a built site for --search, not to build it again")
    parser.add_argument("--search-cost", action="store_true", help="what a first result costs (at --sizes)")
    return parser.parse_args()


def sizes(text: str) -> tuple[int, ...]:
    """Read sizes, smallest first."""
    return tuple(sorted(int(size) for size in text.split(",")))


def check_and_build(chosen: argparse.Namespace, workplace: Path) -> int:
    """Measure the check and the build."""
    from library.commands.bench import bench, report

    wanted = chosen.sizes or (chosen.resources,)
    measured = bench(environment.ROOT, wanted, chosen.rounds, workplace, environment.say)
    sys.stdout.write(report(measured) + "\n")
    return 0


def search(chosen: argparse.Namespace, workplace: Path) -> int:
    """Measure how well the search finds. A query without an answer is a failure of this command."""
    import test
    from library.commands.bench.search import quality
    from library.sinks.mkdocs_runs import build_site

    site = (chosen.site or workplace / "site").resolve()
    if not chosen.site and not build_site(environment.ROOT / "mkdocs.yml", site):
        return 1
    told, whole = quality.measure(
        environment.ROOT,
        queries=chosen.queries,
        site=site,
        workplace=workplace / "plain",
        browser=test.browser(),
        say=environment.say,
    )
    sys.stdout.write(told + "\n")
    return 0 if whole else 1


def search_cost(chosen: argparse.Namespace, workplace: Path) -> int:
    """Measure what a first result costs."""
    import test
    from library.commands.bench.search import cost, cost_figures

    wanted = chosen.sizes or SIZES_OF_SEARCH
    first, indexed = cost.measure(environment.ROOT, wanted, workplace, test.browser(), environment.say)
    sys.stdout.write(cost_figures.report(first, indexed) + "\n")
    return 0


if __name__ == "__main__":
    environment.run(main)
