"""The site in the folder it was built into, and the server that shows it to a browser."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from lxml import html

Row = dict[str, Any]
RANGE = re.compile(r"bytes=(\d+)-(\d*)")


@dataclass(frozen=True)
class BuiltSite:
    """What tests ask of the site. Addresses are relative to its top, as in `themes/`."""

    folder: Path
    url: str
    """Where it is served, with a slash at the end; empty for tests that read files only."""

    def file(self, address: str) -> Path:
        """Return the file that answers an address."""
        path = self.folder / address
        return path / "index.html" if address in ("", "/") or address.endswith("/") else path

    def text(self, address: str) -> str:
        """Return what answers an address."""
        return self.file(address).read_text(encoding="utf-8")

    def tree(self, address: str) -> Any:
        """Return a page as a tree to ask with XPath."""
        return html.fromstring(self.text(address).encode())

    def has(self, address: str) -> bool:
        """Tell whether an address is answered."""
        return self.file(address).is_file()

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The paths of all pages, sorted."""
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")))

    @cached_property
    def catalogue(self) -> dict[str, Any]:
        """`/catalogue.json`."""
        found: dict[str, Any] = json.loads(self.text("catalogue.json"))
        return found

    @cached_property
    def resources(self) -> tuple[Row, ...]:
        """The catalogue's rows, by id."""
        return tuple(sorted(self.catalogue["resources"], key=lambda row: str(row["id"])))

    def address(self, row: Row) -> str:
        """Return a resource's address on this site, whatever the published one begins with."""
        return str(row["url"]).removeprefix(str(self.catalogue["site"]))


class _Handler(SimpleHTTPRequestHandler):
    """Serves as a static host does: quietly, and with 404.html for what isn't there."""

    extensions_map = {  # noqa: RUF012  the standard library declares it as a plain dictionary
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".xml": "application/xml",
        ".json": "application/json",
        ".vtt": "text/vtt",
        ".webm": "video/webm",
        ".ics": "text/calendar",
    }

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class named it
        """Keep the test's own output readable."""

    def do_GET(self) -> None:
        """Answer a request for a part of a file, as every host does: without it no browser moves within a film."""
        wanted = RANGE.fullmatch(self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            return super().do_GET()
        data = path.read_bytes()
        first, last = int(wanted[1]), min(int(wanted[2] or len(data)), len(data) - 1)
        if first > last:
            return super().send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        self.wfile.write(data[first : last + 1])
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def served(folder: Path) -> Iterator[BuiltSite]:
    """Serve a folder on this machine only, on any free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield BuiltSite(folder, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        thread.join()
