"""Gives every command the right Python and packages, and says in one sentence what is in the way.

Standard library only. Nothing in this file or in a command is newer than Python 3.6's syntax, and nothing
newer runs before the check below: an old Python must get far enough to say that it is too old.
"""

import argparse
import errno
import hashlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

NEEDED = (3, 11, 5)


def too_old(*version: int) -> str:
    """Return what to say to somebody whose Python is too old, and nothing for any other."""
    if version >= NEEDED:
        return ""
    needed, found = (".".join(str(part) for part in numbers) for numbers in (NEEDED, version))
    return (
        f"This library needs Python {needed} or newer, and this is Python {found}. "
        "Install a newer Python and start the command with that one."
    )


if too_old(*sys.version_info[:3]):
    sys.stderr.write(too_old(*sys.version_info[:3]) + "\n")
    sys.exit(2)

from importlib import metadata  # noqa: E402  it came with Python 3.8

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
"""Written last: an environment without it was never finished."""
LOGS = ROOT / ".cache"
FULL = ("requirements.txt", "scripts/requirements-film.txt", "tests/requirements.txt")
"""Each holds everything that the ones before it hold. Other sets hold the first and what they add."""
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)\s*(;?)", re.MULTILINE)

FULL_DISK = "The disk is full. Nothing half-written was kept; make some room and start the command again."
OTHER_PACKAGE = (
    "A package differs from the one that was pinned, so it was not installed. "
    "Start the command again; if it says so again, tell the library's maintainers."
)
NO_PERMISSION = f"Nothing may be written to {VENV}. Start the command where you have write permission."
NO_NETWORK = (
    "The packages can't be fetched, because there is no connection to the package index. "
    "Check the network and start the command again."
)
NO_VENV = "Python's venv module is missing. On Debian and Ubuntu, install it with: sudo apt install python3-venv"
MEANINGS = (
    (("No space left on device", "Disk quota exceeded", "not enough space on the disk"), FULL_DISK),
    (("DO NOT MATCH THE HASHES",), OTHER_PACKAGE),
    (("Permission denied", "Read-only file system", "Access is denied"), NO_PERMISSION),
    (
        (
            *("Failed to establish a new connection", "Failed to resolve", "name resolution", "timed out"),
            *("Connection refused", "Connection reset", "unreachable", "ProxyError", "SSLError"),
            *("CERTIFICATE_VERIFY_FAILED", "Max retries exceeded", "(from versions: none)"),
        ),
        NO_NETWORK,
    ),
)
"""What pip and venv write, and what it means."""


class SetUpError(Exception):
    """Something outside the library is in the way; the message is for the person who started the command."""


def parser(command: str, description: str) -> argparse.ArgumentParser:
    """Return a parser with what every command takes."""
    made = argparse.ArgumentParser(prog=f"scripts/{command}", description=description, allow_abbrev=False)
    made.add_argument("--debug", action="store_true", help="show the trace when the library itself fails")
    return made


def run(main: Callable[[], int]) -> None:
    """Run a command to its end. What goes wrong is one sentence; 2 means it wasn't the content's fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_told(main))


def _told(main: Callable[[], int]) -> int:
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    except SetUpError as error:
        say(str(error))
    except BrokenPipeError:
        # Whoever read our output has read enough. Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        say(_of_the_machine(error) or _our_own(error))
    else:
        return code
    return 2


def say(words: str) -> None:
    """Tell the person something that isn't the command's result."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def _of_the_machine(error: Exception) -> str:
    if not isinstance(error, OSError):
        return ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL_DISK
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"There is no permission to use {error.filename or 'a file'}."
    return ""


def _our_own(error: Exception) -> str:
    what = " ".join(f"{type(error).__name__}: {error}".split())
    log = kept("failure.log", traceback.format_exc())
    return (
        f"The library itself failed, which is not the fault of your files ({what}). "
        f"Please open an issue and attach {log}."
    )


def kept(name: str, words: str) -> Path:
    """Keep details out of sight, in a file that a message can name."""
    try:
        LOGS.mkdir(exist_ok=True)
        (LOGS / name).write_text(words, encoding="utf-8")
    except OSError:
        elsewhere = Path(tempfile.gettempdir()) / f"library-{name}"
        elsewhere.write_text(words, encoding="utf-8")
        return elsewhere
    return LOGS / name


def enter(requirements: str = "requirements.txt") -> None:
    """Go on in a Python that has the pinned packages: this one, or `.venv`, made where it is missing."""
    wanted = ROOT / requirements
    if _has_everything(wanted):
        return
    if not _is_ready(wanted):
        _prepare(wanted)
    command = [str(PYTHON), *sys.argv]
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(_waited_for(command))
    os.execv(command[0], command)  # noqa: S606  no shell is wanted


def _is_running() -> bool:
    return VENV.is_dir() and VENV.samefile(sys.prefix)


def _waited_for(command: list[str]) -> int:
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child got it too, and tidies up


def _has_everything(wanted: Path) -> bool:
    """Tell whether this Python has every package at its pinned version."""
    if _is_running() and _is_ready(wanted):
        return True
    pins = PIN.findall(wanted.read_text(encoding="utf-8"))
    for name, _, condition in pins:
        # One package may be pinned twice, each version for other Pythons.
        versions = [version for other, version, _ in pins if other == name]
        try:
            if metadata.version(name) not in versions:
                return False
        except metadata.PackageNotFoundError:
            # With a condition it may belong to another kind of computer.
            if not condition:
                return False
    return True


def _stamps(wanted: Path) -> list[str]:
    """Return what a finished environment's stamp says. A new Python under the same name makes it stale."""
    name = wanted.relative_to(ROOT).as_posix()
    held = FULL[: FULL.index(name) + 1] if name in FULL else (FULL[0], name)
    return [os.path.realpath(PYTHON), *(f"{each} {_digest(ROOT / each)}" for each in held)]


def _stamps_still_true() -> list[str]:
    """Return the stamps of everything that is installed: what is added later takes nothing away."""
    try:
        python, *stamps = STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    files = {stamp: ROOT / stamp.rpartition(" ")[0] for stamp in stamps}
    true = [stamp for stamp, path in files.items() if path.is_file() and stamp.endswith(_digest(path))]
    return true if python == os.path.realpath(PYTHON) else []


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_ready(wanted: Path) -> bool:
    try:
        stamp = STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return False
    python, *_, last = _stamps(wanted)
    return _is_whole() and stamp[:1] == [python] and last in stamp


def _is_whole() -> bool:
    # Without its settings file, the Python in the folder would run as if it were outside.
    return PYTHON.exists() and (VENV / "pyvenv.cfg").is_file()


def _prepare(wanted: Path) -> None:
    """Make `.venv` or bring it up to date. A failure leaves nothing that would be taken for finished."""
    new = not _works()
    finished = False
    others = [] if new else _stamps_still_true()
    STAMP.unlink(missing_ok=True)
    try:
        if new:
            _make()
        say("Installing the library's packages into .venv. The first time takes a minute or two …")
        pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
        _or_explain([*pip, "install", "--require-hashes", "-r", str(wanted)])
        draft = STAMP.with_suffix(".draft")
        draft.write_text("\n".join(dict.fromkeys([*_stamps(wanted), *others])) + "\n", encoding="utf-8")
        draft.replace(STAMP)
        finished = True
    finally:
        if new and not finished:
            shutil.rmtree(VENV, ignore_errors=True)


def _works() -> bool:
    return _is_whole() and logged([str(PYTHON), "-m", "pip", "--version"]) is None


def _make() -> None:
    if not _can_make() and not (apt_install("python3-venv") and _can_make()):
        raise SetUpError(NO_VENV)
    say("Making a virtual environment in .venv …")
    outside = getattr(sys, "_base_executable", sys.executable)
    _or_explain([outside, "-m", "venv", "--clear", "--without-pip", str(VENV)])
    # As venv would do it, which keeps to itself what goes wrong.
    _or_explain([str(PYTHON), "-Im", "ensurepip", "--upgrade", "--default-pip"])


def _can_make() -> bool:
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def apt_install(*packages: str) -> bool:
    """Install Debian packages where nobody need be asked: as root, with apt. Return whether it was done."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say(f"Installing {' '.join(packages)} with apt, as you are root …")
    logged(["apt-get", "update"])
    return logged(["apt-get", "install", "--yes", "--no-install-recommends", *packages]) is None


def logged(command: list[str], folder: Path = ROOT) -> str | None:
    """Run a command whose output nobody needs unless it fails. Return the output then."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PIP_USER": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return None if done.returncode == 0 else done.stdout


def _or_explain(command: list[str]) -> None:
    output = logged(command)
    if output is not None:
        raise SetUpError(f"{meaning_of(output)} (Details: {kept('setup.log', output)})")


def meaning_of(output: str) -> str:
    """Return one sentence for what pip or venv wrote when it failed."""
    for phrases, sentence in MEANINGS:
        if any(phrase in output for phrase in phrases):
            return sentence
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    last = next((line for line in reversed(lines) if "error" in line.lower()), "".join(lines[-1:]))
    return f"The environment could not be set up: {last or 'no reason was given.'}"
