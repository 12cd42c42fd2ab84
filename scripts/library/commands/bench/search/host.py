"""Serves a site as static hosts do, on this machine only, and keeps account of what it sent."""

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

COMPRESSED = frozenset({".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".ics", ".vtt"})
"""What hosts compress. Pagefind's own files are compressed already."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer."""

    path: str
    """Without the slash in front and without what follows a question mark."""
    size: int
    """Bytes of its body as they were sent."""
    at: float
    """When it was asked for, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Host:
    """A running server."""

    url: str
    """With a slash at the end."""
    sent: list[Sent] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Otherwise a browser waits forty milliseconds for the second half of every answer.
    disable_nagle_algorithm = True
    extensions_map = {  # noqa: RUF012  the standard library declares it as a plain dictionary
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
    }

    def __init__(self, *request: Any, directory: str, sent: list[Sent]) -> None:
        self._sent = sent
        super().__init__(*request, directory=directory)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class named it
        """Say nothing of each request."""

    def do_GET(self) -> None:
        at = time.time()
        asked = urlsplit(self.path).path
        path = Path(self.translate_path(self.path))
        if path.is_dir() and asked.endswith("/"):
            path /= "index.html"
        found = path.is_file()
        if not found:
            path = Path(self.directory) / "404.html"
        body = sent_body(path) if path.is_file() else b""
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if body and path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        # Before the last byte goes out: whoever has it may ask at once what was sent.
        self._sent.append(Sent(asked.removeprefix("/"), len(body), at))
        self.wfile.write(body)


@cache
def sent_body(path: Path) -> bytes:
    """Return a file as it is sent."""
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if path.suffix in COMPRESSED else data


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a folder."""
    sent: list[Sent] = []
    handler = partial(_Handler, directory=str(folder), sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Host(f"http://127.0.0.1:{server.server_port}/", sent)
        finally:
            server.shutdown()
            thread.join()
