"""The schema takes every real resource and refuses one fault of each kind."""

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.resource import Resource
from library.reading.documents import split_front_matter
from library.reference import examples, json_schema

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / json_schema.PATH
RESOURCES = sorted((ROOT / "resources").glob("*/*/index.md"))
EXAMPLE = {spec.name: examples.value_of(Resource, spec) for spec in fields.fields_of(Resource)}


@pytest.fixture(scope="module")
def schema(catalogue: Catalogue) -> dict[str, Any]:
    return json_schema.schema(catalogue)


def errors_of(schema: dict[str, Any], value: dict[str, Any]) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return ["/".join(map(str, error.absolute_path)) or error.validator for error in validator.iter_errors(value)]


def check_jsonschema(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.oracle
def test_it_is_a_json_schema() -> None:
    done = check_jsonschema("--check-metaschema", SCHEMA)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.oracle
def test_every_real_resource_follows_it(tmp_path: Path) -> None:
    assert RESOURCES
    for path in RESOURCES:
        front = split_front_matter(path.read_text(encoding="utf-8"))[0]
        (tmp_path / f"{path.parent.name}.yml").write_text(front, encoding="utf-8")
    done = check_jsonschema("--schemafile", SCHEMA, *sorted(tmp_path.iterdir()))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_follows_it(schema: dict[str, Any]) -> None:
    assert errors_of(schema, EXAMPLE) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "No"),
        ("title", "x" * 71),
        ("id", "PC-3"),
        ("minutes", 7),
        ("minutes", "5"),
        ("review_months", 37),
        ("published", "2026-02-30"),
        ("published", "23/11/2026"),
        ("quick_exit", "yes"),
        ("level", "beginner"),
        ("themes", "neglect"),
        ("themes", []),
        ("themes", ["neglect", "supervision", "curiosity", "bereavement"]),
        ("audiences", ["teacher", "teacher"]),
        ("law", ["magna-carta"]),
        ("related", ["Was not brought"]),
        ("supervision_questions", ["Which child do you think of first?"]),
        ("aliases", ["Old Name"]),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(schema: dict[str, Any], name: str, value: object) -> None:
    assert {place.split("/")[0] for place in errors_of(schema, {**EXAMPLE, name: value})} == {name}


@pytest.mark.parametrize(
    ("name", "value"), [("url", "http://example.org"), ("year", 26), ("evidence", "a hunch"), ("page", 3)]
)
def test_a_fault_inside_a_group_is_refused(schema: dict[str, Any], name: str, value: object) -> None:
    changed = copy.deepcopy(EXAMPLE)
    changed["sources"][0][name] = value  # type: ignore[call-overload, index]
    (place,) = errors_of(schema, changed)
    assert place.startswith("sources/0")


def test_a_field_that_is_needed_is_missed(schema: dict[str, Any]) -> None:
    assert errors_of(schema, {name: value for name, value in EXAMPLE.items() if name != "summary"}) == ["required"]


def test_a_field_that_nobody_knows_is_refused(schema: dict[str, Any]) -> None:
    assert errors_of(schema, {**EXAMPLE, "audience": ["teacher"]}) == ["additionalProperties"]


def test_every_field_carries_its_help(schema: dict[str, Any], catalogue: Catalogue) -> None:
    for spec in fields.fields_of(Resource):
        assert schema["properties"][spec.name]["description"] == spec.doc
    levels = schema["$defs"]["levels"]
    shown = dict(zip(levels["enum"], levels["markdownEnumDescriptions"], strict=True))
    for term in catalogue.vocabulary("levels"):
        assert term.definition in shown[term.id]
