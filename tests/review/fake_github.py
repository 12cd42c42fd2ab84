"""A GitHub of our own on this machine: it answers what our commands ask, and remembers what they did."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "example/library"
BOT = "github-actions[bot]"
SHA = "a" * 40
Answer = tuple[int, Any]


@dataclass
class FakeGitHub:
    """What the repository holds."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[str, bytes] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    refs: dict[str, str] = field(default_factory=lambda: {"heads/main": SHA})
    trees: list[dict[str, Any]] = field(default_factory=list)
    commits: list[dict[str, Any]] = field(default_factory=list)
    opened: list[dict[str, Any]] = field(default_factory=list)
    drafts_allowed: bool = True
    opening_allowed: bool = True
    tokens: list[tuple[str, str]] = field(default_factory=list)
    """Each request's path, with the token that came with it."""
    url: str = ""
    files_url: str = ""

    def comment(self, body: str, login: str = BOT) -> None:
        """Put a comment there."""
        self.comments.append({"id": len(self.comments) + 1, "body": body, "user": {"login": login}})

    def get(self, path: str, query: dict[str, list[str]]) -> Answer:
        """Answer a question."""
        if path == "pulls":
            wanted = query["head"][0]
            return 200, [pull for pull in self.pulls if pull["head"]["label"] == wanted]
        if re.fullmatch(r"actions/runs/\d+/artifacts", path):
            names = [{"name": name, "id": place} for place, name in enumerate(self.artifacts)]
            return 200, {"artifacts": names}
        if re.fullmatch(r"issues/\d+/comments", path):
            first = (int(query["page"][0]) - 1) * int(query["per_page"][0])
            return 200, self.comments[first : first + int(query["per_page"][0])]
        if path.startswith("git/ref/"):
            sha = self.refs.get(path.removeprefix("git/ref/"))
            return (200, {"object": {"sha": sha}}) if sha else (404, {})
        if path.startswith("git/commits/"):
            return 200, {"tree": {"sha": "b" * 40}}
        return 404, {}

    def change(self, method: str, path: str, body: Any) -> Answer:
        """Do what is asked."""
        if method == "PATCH" and (found := re.fullmatch(r"issues/comments/(\d+)", path)):
            next(each for each in self.comments if each["id"] == int(found[1]))["body"] = body["body"]
            return 200, {}
        if re.fullmatch(r"issues/\d+/comments", path):
            self.comment(body["body"])
            return 201, {}
        if path == "pulls":
            return self._open(body)
        if path == "git/refs":
            self.refs[body["ref"].removeprefix("refs/")] = body["sha"]
            return 201, {}
        kept = {"git/trees": self.trees, "git/commits": self.commits}[path]
        kept.append(body)
        return 201, {"sha": "c" * 40}

    def _open(self, body: Any) -> Answer:
        if not self.opening_allowed:
            return 403, {"message": "GitHub Actions is not permitted to create or approve pull requests."}
        if body.get("draft") and not self.drafts_allowed:
            return 422, {"message": "Draft pull requests are not supported in this repository."}
        self.opened.append(body)
        return 201, {"number": 99}


def handler(github: FakeGitHub) -> type[BaseHTTPRequestHandler]:
    """Return what speaks for it."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class named it
            """Say nothing."""

        def do_GET(self) -> None:
            self._note()
            where = urlsplit(self.path)
            path = where.path.removeprefix(f"/repos/{REPOSITORY}/")
            if found := re.fullmatch(r"actions/artifacts/(\d+)/zip", path):
                self.send_response(302)
                self.send_header("Location", f"{github.files_url}/files/{found[1]}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif path.startswith("/files/"):
                self._send(200, list(github.artifacts.values())[int(path.rpartition("/")[2])])
            else:
                self._answer(github.get(path, parse_qs(where.query)))

        def _changed(self) -> None:
            self._note()
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            path = urlsplit(self.path).path.removeprefix(f"/repos/{REPOSITORY}/")
            self._answer(github.change(self.command, path, body))

        do_POST = do_PATCH = _changed  # noqa: N815  the base class named them

        def _note(self) -> None:
            github.tokens.append((self.path, self.headers.get("Authorization", "")))

        def _answer(self, answer: Answer) -> None:
            self._send(answer[0], json.dumps(answer[1]).encode())

        def _send(self, status: int, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler


@contextmanager
def running(github: FakeGitHub) -> Iterator[FakeGitHub]:
    """Run it, its files on a host of their own as the real one has them."""
    with _served(handler(github)) as api, _served(handler(github)) as files:
        github.url, github.files_url = api, files
        yield github


@contextmanager
def _served(made: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), made) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def zipped(**files: bytes) -> bytes:
    """Return an archive; `__` in a name stands for a dot."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return held.getvalue()
