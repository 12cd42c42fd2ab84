"""A small library for each test of the commands, which are started in it as people start them."""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "rules" / "base"
CODE = ("scripts", "overrides", "mkdocs.yml", "requirements.txt")
EXAMPLE = "resources/tools/first-tool/index.md"

PATIENCE = 300  # seconds until a command that doesn't end is a failure


@dataclass(frozen=True)
class Library:
    """A copy of the smallest library."""

    root: Path

    @classmethod
    def copied(cls, root: Path) -> "Library":
        """Copy the content that the rules' cases use, and our code beside it."""
        shutil.copytree(BASE, root, symlinks=True)
        for name in CODE:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(source, root / name)
        return cls(root)

    def command(self, *arguments: str) -> list[str]:
        """Return how a command of scripts/ is started, with the Python that runs the tests."""
        script, *others = arguments
        return [sys.executable, str(self.root / "scripts" / script), *others]

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, from another folder."""
        return ran(self.command(*arguments), self.root.parent, **settings)

    def change(self, old: str, new: str, path: str = EXAMPLE) -> None:
        """Edit a file."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def break_it(self) -> None:
        """Make an error that stops a build."""
        self.change("audiences: [everyone]", "audiences: [health-visiter]")

    def site(self, folder: str = "site") -> dict[str, bytes]:
        """Return every file of the built site."""
        top = self.root / folder
        return {
            path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()
        }


def ran(command: list[str], folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal."""
    return subprocess.run(
        command,
        cwd=folder,
        env=surroundings(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


def surroundings(**settings: str) -> dict[str, str]:
    """Return the environment without what the tests' own run put there."""
    own = {"PYTHONPATH", "SOURCE_DATE_EPOCH", "NO_COLOR", "LIBRARY_CHECK"}
    return {name: value for name, value in os.environ.items() if name not in own} | settings


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
