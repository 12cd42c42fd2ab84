"""Lets a preview answer a request for a part of a file, as every host does.

MkDocs' own server sends whole files only, and then no browser moves within a film. RFC 9110, section 14.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any
from wsgiref.util import FileWrapper

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
RANGE = re.compile(r"bytes=(\d+)-(\d*)")


def with_parts(application: Application) -> Application:
    """Return the same WSGI application, which now also answers for one part of a file."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        wanted = RANGE.fullmatch(environ.get("HTTP_RANGE", ""))
        if not wanted:
            return application(environ, start_response)
        told: list[tuple[str, list[tuple[str, str]]]] = []
        body = application(environ, lambda status, headers, *_: told.append((status, headers)))
        status, headers = told[0]
        if not isinstance(body, FileWrapper):
            start_response(status, headers)
            return body
        length = int(dict(headers)["Content-Length"])
        first, last = int(wanted[1]), min(int(wanted[2] or length), length - 1)
        with closing(body):
            if first > last:
                start_response("416 Range Not Satisfiable", [("Content-Range", f"bytes */{length}")])
                return []
            body.filelike.seek(first)
            part = body.filelike.read(last - first + 1)
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        place = [("Content-Length", str(len(part))), ("Content-Range", f"bytes {first}-{last}/{length}")]
        start_response("206 Partial Content", [*kept, *place])
        return [part]

    return answer
