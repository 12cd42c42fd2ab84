"""What arrives from the half without rights is a stranger's letter."""

import json
from dataclasses import replace
from typing import Any

import pytest

from library.commands.review import data
from library.commands.review.data import read, write
from library.commands.review.untrusted import UnusableError
from tests.review.told import CLEAN, ERROR, WARNING

WHOLE = replace(CLEAN, remarks=(ERROR, WARNING), notes=("style-changed",))


def test_what_we_write_we_read() -> None:
    assert read(write(WHOLE).encode()) == WHOLE


def _with(**changes: Any) -> bytes:
    return json.dumps({**json.loads(write(WHOLE)), **changes}).encode()


def _remark(**changes: Any) -> bytes:
    return _with(remarks=[{**json.loads(write(WHOLE))["remarks"][0], **changes}])


@pytest.mark.parametrize(
    "arrived",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"version": 1}',
        b" " * (data.MOST_BYTES + 1),
        _with(version=2),
        _with(resources=-1),
        _with(resources=True),
        _with(resources="3"),
        _with(files="index.md"),
        _with(files=["../../etc/passwd"]),
        _with(files=["/etc/passwd"]),
        _with(files=["resources\\..\\x"]),
        _with(files=["a" * 301]),
        _with(files=["a"] * (data.MOST_FILES + 1)),
        _with(notes=["a note of my own"]),
        _with(remarks=[7]),
        _with(remarks=[{}]),
        _remark(code="RES009](https://example.org)"),
        _remark(severity="fatal"),
        _remark(line="8"),
        _remark(message=["words"]),
        _remark(message="m" * (data.MOST_WORDS + 1)),
        _remark(path="resources/../../x"),
        _remark(yours="yes"),
        _with(pages=[{"address": "../x", "title": "", "change": "new", "yours": True, "pictured": True}]),
        _with(pages=[{"address": "x/", "title": "", "change": "hacked", "yours": True, "pictured": True}]),
    ],
    ids=lambda arrived: repr(arrived[:40]) if len(arrived) < 200 else repr(arrived[-60:]),
)
def test_anything_else_is_refused(arrived: bytes) -> None:
    with pytest.raises(UnusableError):
        read(arrived)


def test_what_cannot_be_seen_is_taken_out() -> None:
    found = read(_remark(message="a\x1b[31m b\u202ec\nd", replacement="  a:\u2066 b\r"))
    assert found.remarks[0].message == "a [31m b c d"
    assert found.remarks[0].replacement == "  a:  b "
