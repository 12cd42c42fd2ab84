"""Speaks with GitHub's own interface, with the standard library alone.

What may write to the repository installs no package: https://docs.github.com/en/rest. Words travel as JSON, so
whatever somebody put into a title or a branch's name stays words.
"""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

PATIENCE = 30
"""Seconds for one answer."""
A_PAGE = 100
MOST_PAGES = 30
MOST_JSON = 10_000_000
"""Bytes of one answer."""


class GitHubError(Exception):
    """GitHub refused, or did not answer."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class _Onwards(urllib.request.HTTPRedirectHandler):
    """Follows to where files are kept, and leaves our token behind when that is another host."""

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: Any) -> Any:  # noqa: PLR0917  as the base class has it
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following and urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            following.remove_header("Authorization")
        return following


@dataclass(frozen=True)
class GitHub:
    """One repository."""

    repository: str
    """`owner/name`."""
    token: str
    api: str = "https://api.github.com"
    server: str = "https://github.com"

    @classmethod
    def here(cls) -> "GitHub":
        """Return the repository that a workflow runs in."""
        return cls(
            os.environ["GITHUB_REPOSITORY"],
            os.environ["GITHUB_TOKEN"],
            os.environ.get("GITHUB_API_URL", cls.api),
            os.environ.get("GITHUB_SERVER_URL", cls.server),
        )

    def get(self, path: str, **query: str | int) -> Any:
        """Return what stands at a path below the repository."""
        return json.loads(self._sent("GET", _with(path, query), None, MOST_JSON))

    def every(self, path: str, key: str = "", **query: str | int) -> Iterator[Any]:
        """Go through a list, page by page. `key` names the list where it stands inside an object."""
        for number in range(1, MOST_PAGES + 1):
            answer = self.get(path, **query, per_page=A_PAGE, page=number)
            items = answer[key] if key else answer
            yield from items
            if len(items) < A_PAGE:
                return

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Make something."""
        return json.loads(self._sent("POST", path, body, MOST_JSON))

    def patch(self, path: str, body: Mapping[str, Any]) -> Any:
        """Change something."""
        return json.loads(self._sent("PATCH", path, body, MOST_JSON))

    def delete(self, path: str) -> None:
        """Take something away."""
        self._sent("DELETE", path, None, MOST_JSON)

    def file(self, path: str, most: int) -> bytes:
        """Return a file's bytes, and refuse one that is larger than `most`."""
        return self._sent("GET", path, None, most)

    def _sent(self, method: str, path: str, body: Mapping[str, Any] | None, most: int) -> bytes:
        request = urllib.request.Request(  # noqa: S310  the address is GitHub's, from its own environment
            f"{self.api}/repos/{self.repository}/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode("ascii"),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "learning-library",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urllib.request.build_opener(_Onwards).open(request, timeout=PATIENCE) as answer:
                data: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            said = error.read(2000).decode("utf-8", "replace")
            raise GitHubError(f"GitHub answered {error.code} to {method} {path}: {said}", error.code) from error
        except OSError as error:
            raise GitHubError(f"GitHub did not answer {method} {path}: {error}") from error
        if len(data) > most:
            raise GitHubError(f"The answer to {method} {path} is larger than {most} bytes.")
        return data


def _with(path: str, query: Mapping[str, str | int]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def event() -> dict[str, Any]:
    """Return what started the workflow, from GitHub's file: nothing of it passes through a shell."""
    found = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise GitHubError("The event is no object.")
    return found
