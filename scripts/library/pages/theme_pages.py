"""The page of each theme: what reviews taught us, what helps, what to use, what to do next."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.model.generated_file import GeneratedFile, Json
from library.model.theme_page import ThemePage
from library.model.vocabulary import Theme
from library.pages import bodies, evidence_views, learning_log_views, views
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each theme that has one."""
    linker = Linker(catalogue)
    for theme in catalogue.themes:
        page = catalogue.theme_pages.get(theme.id)
        if page is None:
            continue
        address = addresses.theme(theme.id)
        yield GeneratedFile(
            addresses.page_path(address),
            bodies.for_page(page.body, page.path, address, linker),
            page.path,
            {
                "template": "theme.html",
                "title": theme.label,
                "description": page.lead,
                "view": _view(catalogue, theme, page),
            },
        )
    yield GeneratedFile(
        addresses.page_path(addresses.THEMES),
        "",
        "resources/vocabularies/themes.yml",
        {
            "template": "themes.html",
            "title": "Themes",
            "description": "The learning themes of the partnership, each with what reviews taught us and what helps.",
            "view": {"themes": tiles(catalogue)},
        },
    )


def tiles(catalogue: Catalogue) -> list[Json]:
    """Return each theme as a tile."""
    return [
        {
            "id": theme.id,
            "label": theme.label,
            "invitation": theme.invitation,
            "definition": theme.definition,
            "url": addresses.theme(theme.id),
            "count": len(catalogue.by_theme[theme.id]),
        }
        for theme in catalogue.themes
        if theme.id in catalogue.theme_pages
    ]


def _view(catalogue: Catalogue, theme: Theme, page: ThemePage) -> View:
    chosen = tuple(catalogue.by_id[item] for item in page.start_here if item in catalogue.by_id)
    return {
        "theme": theme.id,
        "quick_exit": theme.quick_exit,
        "source_path": page.path,
        "lead": page.lead,
        "feed": addresses.atom(theme.id),
        "start_here": views.cards(catalogue, chosen),
        "groups": _groups(catalogue, theme),
        "next_steps": [_step(catalogue, step.text, step.resource) for step in page.next_steps],
        "figures": evidence_views.figures_of_theme(catalogue, theme.id),
        "log": learning_log_views.theme_view(catalogue, theme.id),
        "across": [
            {
                "theme": link.theme,
                "label": catalogue.label("themes", link.theme),
                "url": addresses.theme(link.theme),
                "why": link.why,
            }
            for link in page.across
        ],
        "sources": views.sources(catalogue, page.sources),
    }


def _step(catalogue: Catalogue, text: str, resource_id: str) -> View:
    resource = catalogue.by_id.get(resource_id)
    return {
        "text": text,
        "title": resource.title if resource else "",
        "url": addresses.resource(resource.slug) if resource else "",
    }


def _groups(catalogue: Catalogue, theme: Theme) -> list[Json]:
    """Return the theme's resources by how they are used, as the vocabulary orders the uses."""
    found = catalogue.by_theme[theme.id]
    groups: list[Json] = []
    for use in catalogue.vocabulary("uses"):
        members = tuple(item for item in found if (kind := catalogue.types.get(item.type)) and kind.use == use.id)
        if members:
            groups.append({"id": use.id, "label": use.label, "cards": views.cards(catalogue, members)})
    return groups
