"""Measure the check and the build against plain MkDocs, over libraries of any size made from the real one."""

import os
import sys
import tempfile
from pathlib import Path

import environment


def main() -> int:
    """Make the libraries, measure, and print the figures."""
    parser = environment.parser("bench.py", "Measure time, memory and size against plain MkDocs.")
    parser.add_argument("--resources", type=int, default=1000, metavar="N", help="how many (1000)")
    parser.add_argument("--sizes", type=sizes, metavar="N,N,…", help="several sizes, to see how cost grows")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="runs of each job (3)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the libraries there, and keep them")
    chosen = parser.parse_args()
    if not hasattr(os, "wait4"):
        raise environment.SetUpError("Windows doesn't say what a process used. Measure on Linux or macOS.")
    environment.enter()
    from library.commands.bench import bench, report

    with tempfile.TemporaryDirectory(prefix="library-bench-") as temporary:
        workplace = (chosen.keep or Path(temporary)).resolve()
        wanted = chosen.sizes or (chosen.resources,)
        measured = bench(environment.ROOT, wanted, chosen.rounds, workplace, environment.say)
    sys.stdout.write(report(measured) + "\n")
    return 0


def sizes(text: str) -> tuple[int, ...]:
    """Read sizes, smallest first."""
    return tuple(sorted(int(size) for size in text.split(",")))


if __name__ == "__main__":
    environment.run(main)
