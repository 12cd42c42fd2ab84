"""What a command costs: its time, the memory of its largest process, and the site that it leaves."""

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
"""In what getrusage counts memory: bytes on macOS, kilobytes elsewhere. See getrusage(2)."""


class CommandFailedError(Exception):
    """A measured command did not end well, so its cost says nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost."""

    seconds: float
    """By the clock on the wall."""
    processor: float
    """Seconds that the processors worked for it. Other programs disturb this far less."""
    megabytes: float
    """Most memory that any one of its processes held at any time. Never less than this process holds itself:
    a system counts what a new process shares with its parent until it has begun its own program."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a build left."""

    files: int
    megabytes: float
    page_kilobytes: float
    """The median page of a resource, as it stands."""
    page_compressed: float
    """The same page as a server sends it, in kilobytes."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a process of its own and return its cost. Needs wait4, which Windows lacks."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | environment, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            raise CommandFailedError(f"{' '.join(command)} ended with {process.returncode}:\n{words}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MEMORY_UNIT / 1e6)


def site(folder: Path, pages: str) -> Site:
    """Measure a site; `pages` is a pattern for the pages of its resources."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    bodies = [path.read_bytes() for path in sorted(folder.glob(pages))]
    return Site(
        files=len(sizes),
        megabytes=sum(sizes) / 1e6,
        page_kilobytes=statistics.median(len(body) for body in bodies) / 1e3,
        page_compressed=statistics.median(len(gzip.compress(body, mtime=0)) for body in bodies) / 1e3,
    )
