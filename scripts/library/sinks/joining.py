"""Joins ES modules into one classic script: browsers refuse modules from a disk, and some platforms do too.

It knows the few forms that our scripts use. Whatever it does not know it refuses, so that it never guesses.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

IMPORT = re.compile(r'^import\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<target>\.{1,2}/[^"]+\.js)";?[ \t]*$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function|function|const|let|class) )", re.MULTILINE)
DECLARED = re.compile(
    r"^(?P<export>export )?(?:async function\*?|function\*?|const|let|var|class) (?P<name>[\w$]+)", re.MULTILINE
)
SPREAD = re.compile(r"^(?:export )?(?:const|let|var) *[\[{]", re.MULTILINE)
UNKNOWN = re.compile(r"^(?:import|export)\b.*$|\bimport\s*\(.*$|\bimport\.meta\b.*$", re.MULTILINE)
NAME = re.compile(r"[\w$]+")


class NotJoinableError(Exception):
    """A script is written in a form that can't be joined. The message says which, and what to write."""


@dataclass(frozen=True, slots=True)
class _Module:
    """One script, its imports and exports taken out."""

    path: str
    text: str
    needs: tuple[tuple[str, tuple[str, ...]], ...]
    """The paths that it imports from, each with the names."""
    declares: tuple[str, ...]
    exports: frozenset[str]


def join(folder: Path, entry: str) -> str:
    """Return one script that does what the module `entry`, a path within `folder`, does with all it imports."""
    modules: dict[str, _Module] = {}
    _collect(folder, entry, modules, ())
    _refuse_unknown_names(modules)
    _refuse_same_names(modules)
    parts = [f"// {posixpath.basename(module.path)}\n{module.text}" for module in modules.values()]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _collect(folder: Path, path: str, modules: dict[str, _Module], above: tuple[str, ...]) -> None:
    """Read a module after all those that it imports."""
    if path in above:
        raise NotJoinableError(f"{path} imports itself by way of {above[-1]}. Move what both need into a third script.")
    if path in modules:
        return
    module = _read(folder, path, above)
    for target, _ in module.needs:
        _collect(folder, target, modules, (*above, path))
    modules[path] = module


def _read(folder: Path, path: str, above: tuple[str, ...]) -> _Module:
    try:
        text = (folder / path).read_text(encoding="utf-8")
    except OSError:
        wanted = f", which {above[-1]} imports" if above else ""
        raise NotJoinableError(f"There is no script {path}{wanted}.") from None
    needs = tuple((_target(path, found["target"]), _names(path, found["names"])) for found in IMPORT.finditer(text))
    declared = list(DECLARED.finditer(text))
    bare = EXPORT.sub("", IMPORT.sub("", text))
    for pattern, advice in (
        (UNKNOWN, 'Write `import { name } from "./script.js";`, `export function` or `export const`'),
        (SPREAD, "Give each name of the script's outermost level a line of its own"),
    ):
        if found := pattern.search(bare):
            raise NotJoinableError(f"{path} can't be joined: `{found[0].strip()[:60]}`. {advice}.")
    return _Module(
        path,
        bare.strip() + "\n",
        needs,
        tuple(found["name"] for found in declared),
        frozenset(found["name"] for found in declared if found["export"]),
    )


def _target(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _names(path: str, written: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in written.split(",") if name.strip())
    for name in names:
        if not NAME.fullmatch(name):
            raise NotJoinableError(f"{path} can't be joined: it imports `{name}`. Import it under its own name.")
    return names


def _refuse_unknown_names(modules: dict[str, _Module]) -> None:
    for module in modules.values():
        for target, names in module.needs:
            for name in names:
                if name not in modules[target].exports:
                    raise NotJoinableError(f"{module.path} imports `{name}`, which {target} does not export.")


def _refuse_same_names(modules: dict[str, _Module]) -> None:
    first: dict[str, str] = {}
    for module in modules.values():
        for name in module.declares:
            if name in first:
                raise NotJoinableError(f"{module.path} and {first[name]} both call something `{name}`. Rename one.")
            first[name] = module.path
