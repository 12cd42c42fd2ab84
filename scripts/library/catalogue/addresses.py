"""Every address of the site, in one place. All are relative to the site's top and end in a slash."""

from library.model.course import Course
from library.model.resource import Resource


def resource(slug: str) -> str:
    """Return a resource's address."""
    return f"resources/{slug}/"


def permanent(resource_id: str) -> str:
    """Return the address that never changes."""
    return f"r/{resource_id}/"


def course(slug: str) -> str:
    """Return the address that leads to a course, whoever shortens the address of one of its units."""
    return f"courses/{slug}/"


def unit(course_slug: str, slug: str) -> str:
    """Return the address of a unit of a course."""
    return f"courses/{course_slug}/{slug}/"


def trainer(course_slug: str) -> str:
    """Return the address of a course's trainer's view. No unit may have its name."""
    return unit(course_slug, TRAINER)


def package(course_slug: str, package_format: str) -> str:
    """Return the address of a course's package for learning management systems."""
    return f"courses/{course_slug}/{course_slug}-{package_format}.zip"


def learning_path(slug: str) -> str:
    """Return the address of a learning path."""
    return f"paths/{slug}/"


def theme(theme_id: str) -> str:
    """Return a theme page's address."""
    return f"themes/{theme_id}/"


def facet(facet_name: str, value: str) -> str:
    """Return the address of the static page of one value of a facet."""
    return f"library/{facet_name}/{value}/"


def facet_index(facet_name: str) -> str:
    """Return the address of the page that lists a facet's values."""
    return f"library/{facet_name}/"


def rule(code: str) -> str:
    """Return the address of a rule's page."""
    return f"contribute/rules/{code.lower()}/"


TRAINER = "trainer"
PATHS = "paths/"
RECORD = "learning-record/"
LIBRARY = "library/"
THEMES = "themes/"
ATOM = "feeds/all.xml"


def atom(theme_id: str) -> str:
    """Return the address of a theme's feed."""
    return f"feeds/{theme_id}.xml"


def of_handwritten(path: str) -> str:
    """Return the address of a page in docs/, from its path in docs/."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def page_path(address: str) -> str:
    """Return the path of the page that a renderer turns into an address."""
    return f"{address}index.md"


def all_of(item: Resource) -> tuple[str, ...]:
    """Return every address that leads to a resource: its own, the permanent one and those of its earlier slugs."""
    return (resource(item.slug), permanent(item.id), *(resource(alias) for alias in item.aliases))


def all_of_course(item: Course) -> tuple[str, ...]:
    """Return every address of a course besides those of its resource, with those under its earlier names."""
    slugs = (item.slug, *item.resource.aliases)
    units = (TRAINER, *(entry.slug for entry in item.units))
    return tuple(address for slug in slugs for address in (course(slug), *(unit(slug, name) for name in units)))
