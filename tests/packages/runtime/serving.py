"""A learning platform's web server: the packages, scorm-again and the page that launches them, on this machine only."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

HERE = Path(__file__).parent
SCORM_AGAIN = HERE.parents[1] / "node_modules" / "scorm-again" / "dist"
PAGE = """<!doctype html><html lang="en"><title>Platform</title><body>
<script src="/npm/scorm{number}.min.js"></script><script src="/lms.js"></script>
<iframe id="course" title="Course" src="{address}" style="width:100%;height:700px"></iframe></body></html>"""
FRAME = """<!doctype html><html lang="en"><title>Around</title><body>
<iframe title="Inner" src="{address}" style="width:100%;height:700px"></iframe></body></html>"""


class _Handler(SimpleHTTPRequestHandler):
    """`/packages/`, `/npm/`, `/lms.js`, `/launch/<number>?<address>` and `/frame?<address>`."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class named it
        """Keep the test's own output readable."""

    def translate_path(self, path: str) -> str:
        """Find the file of an address."""
        found = unquote(urlsplit(path).path)
        if found.startswith("/npm/"):
            return str(SCORM_AGAIN / found.removeprefix("/npm/"))
        return str(HERE / "lms.js") if found == "/lms.js" else super().translate_path(found.removeprefix("/packages"))

    def do_GET(self) -> None:
        """Answer with a page around a course, or a file."""
        parts = urlsplit(self.path)
        if parts.path.startswith("/launch/"):
            return self._page(PAGE.format(number=parts.path.rpartition("/")[2], address=unquote(parts.query)))
        if parts.path == "/frame":
            return self._page(FRAME.format(address=unquote(parts.query)))
        return super().do_GET()

    def _page(self, text: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def platform(folder: Path) -> Iterator[str]:
    """Serve the packages in a folder; yield the address, with a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def script(version: str, saved: Any, faults: dict[str, Any]) -> str:
    """Return what a page runs first: what the platform knows, and what is wrong with it."""
    return f"if (self === top) window.lms = {json.dumps({'version': version, 'cmi': saved, 'faults': faults})};"
