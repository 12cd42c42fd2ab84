"""Libraries of any size made out of the real one, and their pages as the templates show them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from jinja2 import ChainableUndefined, Environment, FileSystemLoader

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.commands.build import site_view
from library.model.generated_file import GeneratedFile
from library.model.resource import Change, Resource
from library.reading.tree import read_tree

ROOT = Path(__file__).parents[2]
FIRST_DAY = date(2025, 3, 1)


@cache
def real() -> Catalogue:
    """Return the real library."""
    return catalogue_of(read_tree(ROOT))


def with_resources(*resources: Resource) -> Catalogue:
    """Return the real library with other resources."""
    ordered = sorted(resources, key=lambda resource: (resource.title.casefold(), resource.path))
    return replace(real(), resources=tuple(ordered), archive=None, kept={})


def resource(number: int = 1, **changed: object) -> Resource:
    """Return a resource that is like a real one and has its own names."""
    like = real().resources[number % len(real().resources)]
    own: dict[str, object] = {
        "id": f"zz-{number}",
        "slug": f"{like.slug}-{number}",
        "path": f"resources/tools/{like.slug}-{number}/index.md",
        "changes": (),
    }
    return replace(like, **{**own, **changed})  # type: ignore[arg-type]


def grown(count: int) -> Catalogue:
    """Return a library of that size. Half of the words are shared, as words are; half of it came on one day."""
    return with_resources(*(_grown(number) for number in range(count)))


def _grown(number: int) -> Resource:
    like = real().resources[number % len(real().resources)]
    published = FIRST_DAY + timedelta(days=number % 600 if number % 2 else 0)
    words = (f"{word} {number}" if place % 2 else word for place, word in enumerate(like.also_called))
    return resource(
        number,
        title=f"{like.title} {number}",
        also_called=tuple(words),
        published=published,
        changes=(Change(date=published + timedelta(days=30), note=f"Change {number % 9} of what it says."),),
    )


def rendered(catalogue: Catalogue, files: Iterator[GeneratedFile]) -> Iterator[tuple[str, str]]:
    """Go through pages as the renderer would write them: the address and the HTML."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False, undefined=ChainableUndefined)  # noqa: S701
    config = {"extra": {"library": site_view(catalogue, ROOT)}}
    for file in files:
        address = file.path.removesuffix("index.md")
        up = "../" * address.count("/")
        templates.filters["url"] = lambda target, up=up: up + str(target)
        page = {"meta": file.view, "content": "", "title": "", "canonical_url": ""}
        yield address, templates.get_template(str(file.view["template"])).render(page=page, config=config)
