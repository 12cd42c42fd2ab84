"""Every example of every component is rendered: one list for trying, for documentation and for this sweep."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree, html

OVERRIDES = Path(__file__).parents[2] / "overrides"
BARE = re.compile(r" (?:data-[\w-]+|hidden|download)(?=[ >])")
"""Attributes without a value, which HTML allows."""
VOID = re.compile(r"<(input)([^>]*)>")
COMPONENTS = sorted(path for path in (OVERRIDES / "components").iterdir() if (path / f"{path.name}.html").is_file())
EXAMPLES = [
    pytest.param(folder.name, example, id=f"{folder.name}-{example['name']}")
    for folder in COMPONENTS
    for example in yaml.safe_load((folder / ".examples.yml").read_text(encoding="utf-8"))
]


def _rendered(component: str, example: dict[str, Any]) -> str:
    # StrictUndefined: MiniJinja stops where Jinja2 would show nothing, so no example may lean on a missing name.
    templates = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=False, undefined=StrictUndefined)  # noqa: S701
    templates.filters["url"] = lambda address: f"../{address}"
    template = templates.get_template(f"components/{component}/{component}.html")
    if "macro" not in example:
        return template.render(site=example["site"])
    return str(getattr(template.module, example["macro"])(*example["arguments"]))


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_shows_what_it_should(component: str, example: dict[str, Any]) -> None:
    markup = _rendered(component, example)
    words = " ".join(html.fragment_fromstring(markup, create_parent="div").text_content().split())
    for expected in example["shows"]:
        assert expected in words
    for absent in example.get("hides", []):
        assert absent not in words


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_is_well_formed(component: str, example: dict[str, Any]) -> None:
    markup = _rendered(component, example)
    # As XML, so that an unclosed element can't hide behind a forgiving reader.
    closed = VOID.sub(r"<\1\2/>", BARE.sub("", markup))
    tree = etree.fromstring(f"<div>{closed}</div>")
    assert len(tree) >= 1


def test_every_component_has_examples() -> None:
    assert [folder.name for folder in COMPONENTS if not (folder / ".examples.yml").is_file()] == []


def test_every_style_and_template_has_its_component() -> None:
    folders = [path for path in (OVERRIDES / "components").iterdir() if path.is_dir()]
    for folder in folders:
        for path in folder.iterdir():
            assert path.name == ".examples.yml" or path.suffix == ".js" or path.stem == folder.name, path


def test_no_two_styles_claim_the_same_class() -> None:
    """All styles are joined into one file: a class that begins a selector belongs to one component, or to the pages."""
    owners: dict[str, set[str]] = {}
    for path in (*(OVERRIDES / "components").glob("*/*.css"), OVERRIDES / "styles" / "4-pages.css"):
        css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{}@]+)\{", css):
            for name in re.findall(r"(?:^|,)\s*\.([a-z][\w-]*)", selectors):
                owners.setdefault(name, set()).add(path.name)
    assert len(owners) > 100
    assert {name: sorted(files) for name, files in owners.items() if len(files) > 1} == {}
