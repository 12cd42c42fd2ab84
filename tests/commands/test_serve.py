"""serve.py, started as people start it and asked as a browser asks."""

import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.commands.small_library import Library, free_port, surroundings

PATIENCE = 300  # seconds until a preview that doesn't come is a failure


@dataclass
class Preview:
    """A running preview."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str = "") -> str:
        """Fetch a page as soon as it is there."""
        return self.until(lambda: urlopen(self.address + path, timeout=PATIENCE).read().decode())  # noqa: S310

    def until(self, ask, wanted: str = "") -> str:  # type: ignore[no-untyped-def]
        """Ask again and again until the answer holds what is wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.said()
            try:
                if wanted in (answer := ask()):
                    return str(answer)
            except URLError:
                pass
            time.sleep(0.05)
        pytest.fail(f"{wanted or self.address} never came:\n{self.said()}")

    def said(self) -> str:
        """Return what the command has printed."""
        return self.log.read_text(encoding="utf-8")


@contextmanager
def preview(library: Library, *arguments: str) -> Iterator[Preview]:
    """Start a preview, and stop it as somebody does who closes the terminal politely."""
    port = free_port()
    log = library.root.parent / "serve.log"
    with log.open("wb") as file:
        command = library.command("serve.py", "--port", str(port), *arguments)
        process = subprocess.Popen(command, env=surroundings(), stdout=file, stderr=file)
        running = Preview(f"http://127.0.0.1:{port}/", log, process)
        try:
            yield running
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
    assert "Traceback" not in running.said()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A small library without a fault."""
    return Library.copied(tmp_path / "library")


def test_a_clean_library_is_served_and_follows_changes(library: Library) -> None:
    with preview(library) as shown:
        assert "First tool" in shown.page("resources/first-tool/")
        said = shown.until(shown.said, "Serving on")
        assert shown.address in said
        assert "3 resources" in said
        library.change("title: First tool", "title: Renamed tool")
        shown.until(lambda: shown.page("resources/first-tool/"), "Renamed tool")
        # The search follows the page, and knows the new title.
        pages = shown.until(lambda: shown.page("search/places.json"), "en_")
        assert len(json.loads(pages)["pages"].split()) == 3
        shown.until(lambda: shown.page("search/titles.json"), "Renamed tool")
    assert not (library.root / "site").exists()


def test_a_part_of_a_file_is_answered_so_that_films_can_be_moved_within(library: Library) -> None:
    with preview(library) as shown:
        whole = shown.page("catalogue.json").encode()
        asked = Request(f"{shown.address}catalogue.json", headers={"Range": "bytes=10-29"})  # noqa: S310
        with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
            assert answer.status == 206
            assert answer.headers["Content-Range"] == f"bytes 10-29/{len(whole)}"
            assert answer.read() == whole[10:30]
        beyond = Request(f"{shown.address}catalogue.json", headers={"Range": f"bytes={len(whole)}-"})  # noqa: S310
        with pytest.raises(HTTPError, match="416"):
            urlopen(beyond, timeout=PATIENCE)  # noqa: S310


def test_a_fault_is_told_and_the_rest_is_shown(library: Library) -> None:
    library.break_it()
    with preview(library) as shown:
        assert "<html" in shown.page()
        assert "RES009" in shown.said()
        library.change("[health-visiter]", "[everyone]")
        shown.until(shown.said, "Nothing must be fixed any more")


def test_nothing_is_told_without_the_check(library: Library) -> None:
    library.break_it()
    with preview(library, "--no-check") as shown:
        assert "<html" in shown.page()
        assert "RES009" not in shown.said()


def test_a_broken_settings_file_ends_neither_the_preview_nor_in_a_trace(library: Library) -> None:
    with preview(library) as shown:
        shown.page()
        (library.root / "mkdocs.yml").write_text("plugins: [", encoding="utf-8")
        shown.until(shown.said, "could not be built again")
        assert shown.process.poll() is None


def test_a_taken_port_is_one_sentence(library: Library) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = library.run("serve.py", "--port", port)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"Port {port} is taken" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "٨٠٨٠"])
def test_what_is_no_port_is_refused(library: Library, port: str) -> None:
    done = library.run("serve.py", f"--port={port}")
    assert done.returncode == 2
    assert "is no port" in done.stderr
