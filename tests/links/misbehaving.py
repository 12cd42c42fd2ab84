"""Websites on this computer that do everything wrong, a clock that nobody waits for, and who asks them."""

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from library.reading.link_asking import LinkAsker
from library.reading.link_manners import Clock, Manners
from library.reading.web import Limits, Web

CERTIFICATES = Path(__file__).parent / "certificates"
HERE = IPv4Address("127.0.0.1")
SHORT = Limits(connect=5, silence=0.2, whole=5)
"""For websites that are meant to be too slow."""


@dataclass(frozen=True)
class Asked:
    """A question that came."""

    method: str
    host: str
    path: str
    headers: dict[str, str]


Send = Callable[[bytes], None]
Answer = Callable[[Asked, Send], None]


def said(code: int, body: bytes = b"A page.", /, **headers: str) -> Answer:
    """Answer as a website should."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {code} Whatever", *(f"{name}: {value}" for name, value in named.items())]

    def answer(asked: Asked, send: Send) -> None:
        head = "\r\n".join((*lines, f"Content-Length: {len(body)}", "Connection: close", "", "")).encode()
        send(head + (b"" if asked.method == "HEAD" else body))

    return answer


def raw(words: bytes) -> Answer:
    """Answer with exactly these bytes, and hang up."""

    def answer(_: Asked, send: Send) -> None:
        send(words)

    return answer


def by_method(head: Answer, get: Answer) -> Answer:
    """Answer HEAD and GET each in its own way."""
    return lambda asked, send: (head if asked.method == "HEAD" else get)(asked, send)


def in_turn(*answers: Answer) -> Answer:
    """Answer each question in another way; the last stays."""
    waiting = list(answers)

    def answer(asked: Asked, send: Send) -> None:
        now = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        now(asked, send)

    return answer


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 50


@dataclass
class Websites:
    """All of them at once, told apart by their names."""

    certificate: str = ""
    """A file in certificates/: they then speak https."""
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    """Set at the end: who keeps somebody waiting waits for it."""

    def __post_init__(self) -> None:
        self._answers: dict[tuple[str, str], Answer] = {}
        websites = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                # Whoever hangs up in the middle, or dislikes the certificate, is no failure of a test.
                with contextlib.suppress(OSError, ValueError):
                    websites._serve(self.request)

        self._context: ssl.SSLContext | None = None
        if self.certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(CERTIFICATES / self.certificate)
        self._server = _Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        line = self._context.wrap_socket(connection, server_side=True) if self._context else connection
        with line, line.makefile("rb") as read:
            method, path, _ = read.readline().decode("latin-1").split()
            rows = [row.decode("latin-1").strip().partition(": ") for row in iter(read.readline, b"\r\n")]
            headers = {name.lower(): value for name, _, value in rows}
            asked = Asked(method, headers["host"].partition(":")[0], path, headers)
            self.asked.append(asked)
            self._answers[asked.host, path](asked, line.sendall)

    def at(self, path: str, answer: Answer, host: str = "a.test") -> str:
        """Put something at an address, and return the address."""
        self._answers[host, path] = answer
        return self.address(path, host)

    def address(self, path: str, host: str = "a.test") -> str:
        """Return an address, whether anything is there or not."""
        return f"{'https' if self.certificate else 'http'}://{host}:{self.port}{path}"

    def silence(self, _: Asked, __: Send) -> None:
        """Keep somebody waiting until the test is over."""
        self.closing.wait(60)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in the order of the questions."""
        return [f"{asked.method} {asked.path}" for asked in self.asked]

    def close(self) -> None:
        """Send everybody home."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


class FakeClock(Clock):
    """A clock that moves only when somebody waits."""

    def __init__(self, moment: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC)) -> None:
        super().__init__()
        self.waited: list[float] = []
        self._moment = moment
        self._guard = threading.Lock()

    def now(self) -> datetime:
        return self._moment

    def sleep(self, seconds: float) -> None:
        with self._guard:
            self.waited.append(seconds)
            self._moment += timedelta(seconds=seconds)

    def next_day(self) -> None:
        """Let a night pass."""
        self._moment += timedelta(days=1)


def everywhere_here(_: str, __: int) -> tuple[IPv4Address, ...]:
    """Say of every name that its machine is this one."""
    return (HERE,)


def a_web(limits: Limits | None = None, trust: ssl.SSLContext | None = None) -> Web:
    """Return a web whose every machine is this one, which only a test may ask."""
    return Web("A test", limits=limits, resolve=everywhere_here, may_ask=lambda _: True, trust=trust)


def an_asker(clock: Clock | None = None, web: Web | None = None) -> LinkAsker:
    """Return somebody who asks as the command does."""
    return LinkAsker(web or a_web(), Manners(clock or FakeClock()))
