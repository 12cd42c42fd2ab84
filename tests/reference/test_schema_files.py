"""Every file that editors write has a schema, follows it, and is led to it by Visual Studio Code's settings."""

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from library.catalogue.catalogue import Catalogue
from library.reading.documents import split_front_matter
from library.reading.rereading import fields_of
from library.reading.tree import read_tree
from library.reference import course_scaffold, json_schema
from library.reference.schema_files import MODELINE, SCHEMAS, SchemaFile

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))


def names(of: SchemaFile) -> str:
    return of.name


def files_of(of: SchemaFile) -> list[Path]:
    return [path for pattern in of.files for path in sorted(ROOT.glob(pattern))]


def check_jsonschema(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.oracle
@pytest.mark.parametrize("of", SCHEMAS, ids=names)
def test_every_real_file_follows_its_schema(of: SchemaFile, tmp_path: Path) -> None:
    real = files_of(of)
    assert real, "no real file shows whether the schema is right"
    copies = []
    for number, path in enumerate(real):
        text = path.read_text(encoding="utf-8")
        only = split_front_matter(text)[0] if path.suffix == ".md" else text
        copies.append(tmp_path / f"{number:03}-{path.parent.name}-{path.stem}.yml")
        copies[-1].write_text(only, encoding="utf-8")
    done = check_jsonschema("--schemafile", DOCS / of.path, *copies)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.oracle
def test_they_are_json_schemas() -> None:
    done = check_jsonschema("--check-metaschema", *(DOCS / of.path for of in SCHEMAS))
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_with_fields_has_exactly_one_schema() -> None:
    known = [path.relative_to(ROOT).as_posix() for of in SCHEMAS for path in files_of(of)]
    assert len(known) == len(set(known))
    written = {document.path for document in read_tree(ROOT).documents if fields_of(document, document.text)}
    assert written == set(known)


@pytest.mark.parametrize("of", SCHEMAS, ids=names)
def test_a_field_that_nobody_knows_is_refused(of: SchemaFile, catalogue: Catalogue) -> None:
    schema = json_schema.schema(catalogue, of)
    group = schema["items"] if of.is_list else schema
    example = {name: spec["examples"][0] for name, spec in group["properties"].items() if "examples" in spec}
    validator = jsonschema.Draft202012Validator(schema)
    whole: Any = [example] if of.is_list else example
    # An example shows one entry of each list. A storyboard has none.
    kinds = {error.validator for error in validator.iter_errors(whole)} - {"minItems"}
    assert kinds == ({"required"} if of.name == "storyboard" else set())
    wrong = copy.deepcopy(example) | {"nobody_knows": 1}
    faults = [error.validator for error in validator.iter_errors([wrong] if of.is_list else wrong)]
    assert "additionalProperties" in faults


def test_the_settings_of_visual_studio_code_name_every_schema_of_yaml_files() -> None:
    wanted = {
        f"docs/{of.path}": [f"/{pattern}" for pattern in of.files] for of in SCHEMAS if of.files[0].endswith(".yml")
    }
    given = {path: [files] if isinstance(files, str) else files for path, files in SETTINGS["yaml.schemas"].items()}
    assert given == wanted


@pytest.mark.parametrize("of", SCHEMAS, ids=names)
def test_the_line_that_names_a_schema_leads_to_it(of: SchemaFile) -> None:
    folder = ROOT / of.files[0].replace("*/", "x/")
    target = folder.parent / of.modeline.removeprefix(MODELINE)
    assert Path(*target.parts).resolve() == (DOCS / of.path).resolve()
    assert (DOCS / of.path).is_file()


def test_a_new_course_names_its_schemas() -> None:
    by_name = {of.name: of for of in SCHEMAS}
    files = course_scaffold.files()
    assert files["course.yml"].splitlines()[0] == by_name["course"].modeline
    assert files["units/first-unit.md"].splitlines()[1] == by_name["unit"].modeline
