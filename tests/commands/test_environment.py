"""The set-up that every command begins with, in a folder of its own and without a network."""

import ast
import errno
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import environment
from tests.commands.small_library import ROOT, ran, surroundings

COMMANDS = sorted(path for path in (ROOT / "scripts").glob("*.py") if path.name != "mkdocs_hook.py")
OUTSIDE = str(getattr(sys, "_base_executable", sys.executable))
"""The Python that the tests' own environment was made from."""
COMMAND = """\
import sys

import environment


def main():
    environment.enter()
    import tiny_package_of_the_tests as tiny
    print(tiny.VERSION, sys.prefix)
    return 7


if __name__ == "__main__":
    environment.run(main)
"""
WITHOUT_VENV = """\
import importlib.util

find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *others: None if name == "ensurepip" else find(name, *others)
"""
"""Makes a Python look like Debian's without python3-venv."""


@dataclass(frozen=True)
class Checkout:
    """A folder with a command that needs one small package, which lies beside it."""

    root: Path

    def pin(self, version: str, *, hashed: str = "") -> None:
        """Ask for a version of the package; make the package too."""
        wheel = self.root / "wheels" / f"tiny_package_of_the_tests-{version}-py3-none-any.whl"
        wheel.parent.mkdir(parents=True, exist_ok=True)
        info = f"tiny_package_of_the_tests-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as file:
            file.writestr("tiny_package_of_the_tests.py", f"VERSION = {version!r}\n")
            file.writestr(
                f"{info}/METADATA",
                f"Metadata-Version: 2.1\nName: tiny-package-of-the-tests\nVersion: {version}\n",
            )
            file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            file.writestr(f"{info}/RECORD", f"tiny_package_of_the_tests.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n")
        digest = hashed or hashlib.sha256(wheel.read_bytes()).hexdigest()
        (self.root / "requirements.txt").write_text(
            f"tiny-package-of-the-tests=={version} \\\n    --hash=sha256:{digest}\n", encoding="utf-8"
        )

    def run(self, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run the command with the Python outside, which can reach the package's folder and nothing else."""
        offline = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": (self.root / "wheels").as_uri(),
            "PIP_CONFIG_FILE": "/dev/null",
        }
        return ran([OUTSIDE, "scripts/command.py"], self.root, **(offline | settings))

    @property
    def venv(self) -> Path:
        """Where the environment is made."""
        return self.root / ".venv"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A folder in which nothing was ever started."""
    made = Checkout(tmp_path / "a checkout")
    scripts = made.root / "scripts"
    scripts.mkdir(parents=True)
    (scripts / "command.py").write_text(COMMAND, encoding="utf-8")
    (scripts / "environment.py").write_bytes((ROOT / "scripts" / "environment.py").read_bytes())
    made.pin("1.0")
    return made


def test_it_is_made_once_and_again_when_the_pins_change_or_it_is_half_made(checkout: Checkout) -> None:
    done = checkout.run()
    assert (done.returncode, done.stdout) == (7, f"1.0 {checkout.venv}\n"), done.stderr
    assert "Making" in done.stderr

    assert checkout.run().stderr == ""

    checkout.pin("2.0")
    done = checkout.run()
    assert (done.returncode, done.stdout) == (7, f"2.0 {checkout.venv}\n"), done.stderr
    assert "Making" not in done.stderr

    next(checkout.venv.rglob("tiny_package_of_the_tests.py")).unlink()
    next(checkout.venv.rglob("pyvenv.cfg")).unlink()
    done = checkout.run()
    assert (done.returncode, done.stdout) == (7, f"2.0 {checkout.venv}\n"), done.stderr


def test_a_python_that_has_everything_makes_no_other(checkout: Checkout) -> None:
    library = checkout.root / "elsewhere"
    pip = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--target", str(library)]
    wheel = next((checkout.root / "wheels").iterdir())
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    done = checkout.run(PYTHONPATH=str(library))
    assert (done.returncode, done.stderr) == (7, "")
    assert not checkout.venv.exists()


def test_a_package_pinned_twice_for_different_pythons_counts_once(checkout: Checkout) -> None:
    library = checkout.root / "elsewhere"
    pip = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--target", str(library)]
    subprocess.run([*pip, str(next((checkout.root / "wheels").iterdir()))], check=True, capture_output=True)
    pins = checkout.root / "requirements.txt"
    pinned = pins.read_text(encoding="utf-8")
    other = pinned.replace("==1.0", "==9.0 ; python_full_version >= '9'")
    assert other != pinned
    pins.write_text(pinned + other, encoding="utf-8")
    done = checkout.run(PYTHONPATH=str(library))
    assert (done.returncode, done.stderr) == (7, "")
    assert not checkout.venv.exists()


def test_without_a_network_nothing_half_made_stays(checkout: Checkout) -> None:
    nowhere = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_FIND_LINKS": "", "PIP_RETRIES": "0"}
    done = checkout.run(**nowhere)
    assert done.returncode == 2
    assert "no connection" in done.stderr
    assert "Traceback" not in done.stderr
    assert not checkout.venv.exists()
    assert checkout.run().returncode == 7


def test_without_the_venv_module_the_package_to_install_is_named(checkout: Checkout) -> None:
    (checkout.root / "sitecustomize.py").write_text(WITHOUT_VENV, encoding="utf-8")
    done = checkout.run(PYTHONPATH=str(checkout.root), PATH="")
    assert done.returncode == 2
    assert "apt install python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not checkout.venv.exists()


def test_a_package_that_is_not_the_pinned_one_is_not_installed(checkout: Checkout) -> None:
    checkout.pin("3.0", hashed="0" * 64)
    done = checkout.run()
    assert done.returncode == 2
    assert "differs from the one that was pinned" in done.stderr
    assert not checkout.venv.exists()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: Could not install packages: [Errno 13] Permission denied: '/x'", "write permission"),
        ("NewConnectionError: Failed to establish a new connection: [Errno -3] name resolution", "no connection"),
        ("a\nERROR: something else\nb", "could not be set up: ERROR: something else"),
        ("", "no reason was given"),
    ],
)
def test_what_pip_writes_becomes_one_sentence(output: str, sentence: str) -> None:
    said = environment.meaning_of(output)
    assert sentence in said
    assert "\n" not in said


def test_too_old_says_both_versions() -> None:
    said = environment.too_old(3, 9, 2)
    assert "3.11.5" in said
    assert "3.9.2" in said
    assert environment.too_old(3, 11, 4)
    assert not environment.too_old(3, 11, 5)
    assert not environment.too_old(4, 0, 0)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda path: path.name)
def test_an_old_python_gets_one_sentence(command: Path) -> None:
    ast.parse(command.read_text(encoding="utf-8"), feature_version=(3, 6))
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); "
        f"sys.path.insert(0, {str(command.parent)!r}); runpy.run_path({str(command)!r}, run_name='__main__')"
    )
    done = ran([OUTSIDE, "-c", pretend], ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == environment.too_old(3, 9, 2) + "\n"


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the details of failures."""
    monkeypatch.setattr(environment, "LOGS", tmp_path / "logs")
    return tmp_path / "logs"


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "The disk is full."),
        (PermissionError(errno.EACCES, "Permission denied", "site"), 2, "There is no permission to use site."),
        (environment.SetUpError("Port 8000 is taken."), 2, "Port 8000 is taken."),
        (ValueError("a slip\nof ours"), 2, "The library itself failed"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_goes_wrong_is_one_sentence(
    error: BaseException, code: int, sentence: str, logs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def main() -> int:
        raise error

    with pytest.raises(SystemExit) as ended:
        environment.run(main)
    said = capsys.readouterr().err
    assert ended.value.code == code
    assert said.startswith(sentence)
    assert said.count("\n") == 1
    assert logs.exists() == ("The library itself failed" in said)


def test_somebody_who_reads_only_the_beginning_gets_no_trace(tmp_path: Path) -> None:
    talks = "import environment; environment.run(lambda: [print('x' * 99) for _ in range(9999)] and 0)"
    talker = [sys.executable, "-c", talks]
    with subprocess.Popen(
        talker, cwd=ROOT / "scripts", env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as talking:
        assert talking.stdout
        assert talking.stderr
        talking.stdout.readline()
        talking.stdout.close()
        assert talking.stderr.read() == b""


def test_the_pins_are_hashed_agree_and_name_no_index() -> None:
    needed, films, tests = (_pins(ROOT / name) for name in environment.FULL)
    assert needed.items() <= films.items() <= tests.items()
    for name in environment.FULL:
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), name
    locked = json.loads((ROOT / "tests" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = [entry for path, entry in locked.items() if path]
    assert packages
    assert [entry for entry in packages if "resolved" in entry] == []
    assert [entry for entry in packages if not entry["integrity"].startswith("sha512-")] == []


def _pins(path: Path) -> dict[str, str]:
    """Return each package's version; every one has a hash."""
    entries = re.split(r"\n(?=[a-z])", path.read_text(encoding="utf-8"))
    pinned = [entry for entry in entries if not entry.startswith("#")]
    assert all("--hash=sha256:" in entry for entry in pinned)
    return {name: version for entry in pinned for name, version in re.findall(r"^(\S+)==(\S+)", entry)}
