"""The page of each form, to fill in on screen or to print."""

from collections.abc import Iterator

from library.catalogue import addresses, form_layout
from library.catalogue.catalogue import Catalogue
from library.model.form import Form
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource
from library.pages import form_views, redirects


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each resource that has a form, and what leads to it from its earlier names."""
    for resource, form in form_layout.form_resources(catalogue):
        yield _page(catalogue, resource, form)
        here = addresses.form(resource.slug)
        for alias in resource.aliases:
            yield redirects.page(catalogue, addresses.form(alias), here, resource.title, resource.path)


def _page(catalogue: Catalogue, resource: Resource, form: Form) -> GeneratedFile:
    home = resource.themes[0]
    return GeneratedFile(
        addresses.page_path(addresses.form(resource.slug)),
        "",
        resource.path.replace("index.md", "form.yml"),
        {
            "template": "form.html",
            "title": f"Fill in: {resource.title}",
            "description": f"{resource.title}: a form to fill in on screen, print or take as a Word file.",
            "view": {
                "theme": home,
                "theme_label": catalogue.label("themes", home),
                "theme_url": addresses.theme(home),
                "resource_url": addresses.resource(resource.slug),
                "permanent": addresses.permanent(resource.id),
                "lead": resource.summary,
                "quick_exit": catalogue.is_sensitive(resource),
                "warning": resource.content_warning,
                "status": resource.status,
                "status_label": catalogue.label("statuses", resource.status),
                "form": form_views.form_view(catalogue, resource, form),
            },
        },
    )
