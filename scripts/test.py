"""Set up what the tests need, then run every check of the code and every test."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment

TESTS = environment.ROOT / "tests"
JAR = TESTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
BROWSERS = (
    *("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "msedge"),
)
INSTALLED = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"${PROGRAMFILES}\Google\Chrome\Application\chrome.exe",
    r"${PROGRAMFILES(X86)}\Google\Chrome\Application\chrome.exe",
    r"${LOCALAPPDATA}\Google\Chrome\Application\chrome.exe",
    r"${PROGRAMFILES(X86)}\Microsoft\Edge\Application\msedge.exe",
)
"""Where macOS and Windows keep browsers, which are not on the path there."""
STEPS = (
    ("ruff", ("-m", "ruff", "check")),
    ("mypy", ("-m", "mypy")),
    ("lint-imports", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    ("pytest", ("-m", "pytest")),
)


def main() -> int:
    """Run every step, even after one that fails. What isn't known here goes to pytest."""
    parser = environment.parser("test.py", "Check the code and run the tests.")
    parser.epilog = "Anything else goes to pytest, such as -k links or tests/rules."
    _, extra = parser.parse_known_args()
    environment.enter("tests/requirements.txt")
    os.chdir(environment.ROOT)
    settings = {
        "LIBRARY_BROWSER": browser(),
        "LIBRARY_VNU": html_checker(),
        "PYTHONPATH": str(environment.ROOT / "scripts"),
    }
    surroundings = {**os.environ, **{name: value for name, value in settings.items() if value}}
    failed = []
    for name, arguments in STEPS:
        own = [*parallel(extra), *extra] if name == "pytest" else []
        environment.say(f"\n{name} …")
        if subprocess.run([sys.executable, *arguments, *own], env=surroundings, check=False).returncode:
            failed.append(name)
    if failed:
        environment.say(f"\nFailed: {', '.join(failed)}.")
    return 1 if failed else 0


def parallel(extra: list[str]) -> list[str]:
    """Use every core, unless somebody said how many. What a group of tests shares is made by one worker alone."""
    said = any(argument.startswith("-n") or argument == "--pdb" for argument in extra)
    return [] if said or (os.cpu_count() or 1) < 2 else ["-n", "auto", "--dist", "loadgroup"]


def browser() -> str:
    """Return the path of a browser: one that is there, one that apt may install, or Playwright's own."""
    found = found_browser()
    # Without the windows of a whole browser the same pages take two thirds of the time.
    if not found and (environment.apt_install("chromium-headless-shell") or environment.apt_install("chromium")):
        found = found_browser()
    return found or playwrights_own()


def found_browser() -> str:
    """Return a browser that is already there and starts."""
    named = [os.environ.get("LIBRARY_BROWSER", ""), *(shutil.which(name) or "" for name in BROWSERS)]
    paths = [*named, *(os.path.expandvars(path) for path in INSTALLED)]
    return next((path for path in paths if path and Path(path).is_file() and starts(path)), "")


def starts(path: str) -> bool:
    """Tell whether a browser can be started. Some systems put a stub in its place."""
    # On Windows, asking for the version opens a window.
    return os.name == "nt" or environment.logged([path, "--version"]) is None


def playwrights_own() -> str:
    """Return Playwright's own browser, fetched where it is missing."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).is_file():
        environment.say("Fetching Playwright's own browser …")
        output = environment.logged([sys.executable, "-m", "playwright", "install", "chromium"])
        if output is not None:
            log = environment.kept("browser.log", output)
            return without("A BROWSER", f"None was found, and none could be installed (details: {log})")
    return path


def html_checker() -> str:
    """Return the path of the Nu HTML checker, installed as tests/package-lock.json pins it."""
    needed = {"java": "default-jre-headless"} if is_pinned() else {"java": "default-jre-headless", "npm": "npm"}
    missing = [package for name, package in needed.items() if not shutil.which(name)]
    if missing and not environment.apt_install(*missing):
        return without("THE NU HTML CHECKER", f"It needs {' and '.join(missing)}, which could not be installed")
    if not is_pinned():
        environment.say("Installing the HTML checker and what packages are tried in into tests/node_modules …")
        output = environment.logged([shutil.which("npm") or "npm", "ci", "--ignore-scripts"], TESTS)
        if output is not None:
            log = environment.kept("npm.log", output)
            return without("THE NU HTML CHECKER", f"npm could not install it (details: {log})")
    return str(JAR)


def is_pinned() -> bool:
    """Tell whether what package.json names is there, in the versions that the lock file has."""
    lock = json.loads((TESTS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in lock[""]["devDependencies"]:
        inside = f"node_modules/{name}"
        try:
            there = json.loads((TESTS / inside / "package.json").read_text(encoding="utf-8"))["version"]
        except (OSError, ValueError, KeyError):
            return False
        if there != lock[inside]["version"]:
            return False
    return JAR.is_file()


def without(what: str, why: str) -> str:
    """Say loudly which tests can't run."""
    environment.say(f"THE TESTS WITH {what} CAN'T RUN. {why}.")
    return ""


if __name__ == "__main__":
    environment.run(main)
