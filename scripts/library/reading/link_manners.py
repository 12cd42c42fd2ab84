"""How often a website is asked: once at a time, with a pause in between, and not at all once it says so."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

PAUSE = 1.0
"""Seconds between two questions to one website."""
USUAL_WAIT = 30.0
"""Seconds after "too many requests", where the website doesn't say how many."""
LONGEST_WAIT = 120.0
"""Seconds that are waited for a website. Where it asks for more, the rest of its addresses wait for the next run."""
SECONDS = re.compile(r"\d{1,9}")


class Clock:
    """The time, and waiting for it. Several threads may wait at once."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    @property
    def stopped(self) -> bool:
        """Whether nothing more should be begun."""
        return self._stopped.is_set()

    def now(self) -> datetime:
        """Return the moment."""
        return datetime.now(tz=UTC)

    def sleep(self, seconds: float) -> None:
        """Wait, unless somebody stops the clock."""
        self._stopped.wait(seconds)

    def stop(self) -> None:
        """Wake everybody who waits: the run is over."""
        self._stopped.set()


class Manners:
    """Whose turn it is, website by website."""

    def __init__(self, clock: Clock, pause: float = PAUSE) -> None:
        self.clock = clock
        self._pause = timedelta(seconds=pause)
        self._locks: dict[str, threading.Lock] = {}
        self._due: dict[str, datetime] = {}
        self._closed: set[str] = set()
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[bool]:
        """Wait until a website may be asked, and keep everybody else from it. False: it may not be asked any more."""
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            if not self._over(host) and (wait := self._left(host)) > 0:
                self.clock.sleep(wait)
            try:
                yield not self._over(host)
            finally:
                self._due[host] = max(self._due.get(host, self.clock.now()), self.clock.now() + self._pause)

    def wait(self, host: str, seconds: float) -> None:
        """Leave a website alone for a while. To be said within its turn."""
        self._due[host] = self.clock.now() + timedelta(seconds=seconds)

    def close(self, host: str) -> None:
        """Leave a website alone until the next run."""
        self._closed.add(host)

    def _over(self, host: str) -> bool:
        return host in self._closed or self.clock.stopped

    def _left(self, host: str) -> float:
        due = self._due.get(host)
        return (due - self.clock.now()).total_seconds() if due else 0.0


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` asks for, be they a number or a date; None where it says neither."""
    if SECONDS.fullmatch(value.strip()):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
