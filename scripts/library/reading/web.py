"""One question to a website, and its answer or the reason why there is none.

The machine that was judged to be public is the one that is asked: its number is looked up once, and the
certificate is still that of the name. urllib3 names this way in its documentation of `server_hostname`.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
)
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url, parse_url
from urllib3.util.ssl_match_hostname import CertificateError

from library.model.link_health import LinkReason
from library.reading.public_addresses import Machine, Resolve, is_public, machines_of

PORTS = {"http": 80, "https": 443}
MOST_MACHINES = 2
"""How many of a website's machines are tried, where one does not answer."""
NO_ISSUER = {20, 21}
"""OpenSSL's numbers for a certificate whose issuer's own is missing, which browsers fetch for themselves."""
MEANINGS: tuple[tuple[tuple[type[Exception], ...], LinkReason], ...] = (
    ((ssl.SSLEOFError,), LinkReason.CUT_SHORT),
    ((ssl.SSLError, CertificateError), LinkReason.BAD_CERTIFICATE),
    ((NewConnectionError,), LinkReason.NO_CONNECTION),
    ((TimeoutError, ConnectTimeoutError, ReadTimeoutError), LinkReason.TOO_SLOW),
    ((http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError), LinkReason.CUT_SHORT),
    ((http.client.HTTPException,), LinkReason.NOT_HTTP),
    ((ProtocolError,), LinkReason.CUT_SHORT),
    ((OSError,), LinkReason.NO_CONNECTION),
)
"""What exceptions mean. The first that fits counts, because some are several things."""
LOOKS_LIKE = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much we listen."""

    connect: float = 10.0
    """Seconds until a connection stands."""
    silence: float = 20.0
    """Seconds in which nothing comes."""
    whole: float = 40.0
    """Seconds for one answer, however busily it drips."""
    size: int = 65_536
    """Bytes of a page that are read. Nothing needs the rest."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a website answered."""

    code: int
    headers: Mapping[str, str]
    """By their names in small letters."""
    start: bytes = b""
    """The first bytes of the page."""


class Web:
    """Asks websites. It may be used by several threads at once."""

    def __init__(
        self,
        agent: str,
        *,
        limits: Limits | None = None,
        resolve: Resolve = machines_of,
        may_ask: Callable[[Machine], bool] = is_public,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """Take who we say we are. Only tests give the rest."""
        self._agent = agent
        self._limits = limits or Limits()
        self._resolve = resolve
        self._may_ask = may_ask
        self._trust = trust or _trusted()

    def ask(self, method: str, address: str) -> Reply | LinkReason:
        """Put one question, without going where the answer may send us."""
        url = _parsed(address)
        if url is None:
            return LinkReason.UNUSABLE
        host, port = (url.host or "").strip("[]"), url.port or PORTS[url.scheme or ""]
        try:
            machines = self._resolve(host, port)
        except UnicodeError:
            return LinkReason.UNUSABLE
        except OSError:
            return LinkReason.NO_SUCH_HOST
        # One inside address among public ones is how a name is made to point at us.
        if not machines or not all(map(self._may_ask, machines)):
            return LinkReason.NOT_PUBLIC
        reply: Reply | LinkReason = LinkReason.NO_CONNECTION
        for machine in machines[:MOST_MACHINES]:
            reply = self._exchange(method, url, self._line(url, host, machine, port))
            if reply is not LinkReason.NO_CONNECTION:
                break
        return reply

    def _line(self, url: Url, host: str, machine: Machine, port: int) -> HTTPConnection:
        if url.scheme == "http":
            return HTTPConnection(str(machine), port, timeout=self._limits.connect)
        return HTTPSConnection(
            str(machine),
            port,
            timeout=self._limits.connect,
            server_hostname=host,
            assert_hostname=host,
            ssl_context=self._trust,
        )

    def _exchange(self, method: str, url: Url, line: HTTPConnection) -> Reply | LinkReason:
        alarm = _Alarm(self._limits.whole)
        try:
            reply: Reply | LinkReason = self._said(method, url, line, alarm)
        except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
            reply = _reason(error)
        finally:
            alarm.cancel()
            line.close()
        return LinkReason.TOO_SLOW if alarm.rang.is_set() else reply

    def _said(self, method: str, url: Url, line: HTTPConnection, alarm: "_Alarm") -> Reply:
        line.connect()
        alarm.sock = line.sock
        line.timeout = self._limits.silence
        headers = {"Host": url.netloc or "", "User-Agent": self._agent, **LOOKS_LIKE}
        line.request(method, url.request_uri, headers=headers, preload_content=False, decode_content=False)
        response: BaseHTTPResponse = line.getresponse()
        try:
            start = b"" if method == "HEAD" else _start(response, self._limits.size)
            named = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status, named, start)
        finally:
            response.close()


@cache
def _trusted() -> ssl.SSLContext:
    """Trust what this computer trusts, as browsers do, and where it has no list of its own, Mozilla's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def as_asked(address: str) -> str:
    """Return an address as a request writes it, without signs that mean something elsewhere; empty where it is none."""
    url = _parsed(address)
    return url.url if url else ""


def _parsed(address: str) -> Url | None:
    """Return an address in its parts, encoded as a request needs it; None where it can't or mustn't be asked."""
    try:
        url = parse_url(address)
    except LocationParseError:
        return None
    # A name and a password in an address are nobody's to send.
    if url.scheme not in PORTS or not url.host or url.auth is not None:
        return None
    return url


def _start(response: BaseHTTPResponse, size: int) -> bytes:
    """Return the first bytes of a page. One read more than there is to read tells that the page is whole."""
    start = b""
    while len(start) < size and (more := response.read(size - len(start))):
        start += more
    return start


def _reason(error: Exception) -> LinkReason:
    """Return what an exception means."""
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in NO_ISSUER:
        return LinkReason.CHAIN_INCOMPLETE
    return next((reason for kinds, reason in MEANINGS if isinstance(error, kinds)), LinkReason.NOT_HTTP)


class _Alarm(threading.Timer):
    """Hangs up after so many seconds.

    A website that sends a letter a second keeps every single wait short, and would keep us for ever. Until the
    connection stands, its own limit holds.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds, self._ring)
        self.daemon = True
        self.rang = threading.Event()
        self.sock: socket.socket | None = None
        """Kept here, because http.client lets go of it once it has read the headers."""
        self.start()

    def _ring(self) -> None:
        self.rang.set()
        if self.sock:
            # Past the encryption's own way of parting, which would wait for the other side.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
