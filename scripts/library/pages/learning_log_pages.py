"""The learning log: all of it on one page, and a page for each theme that has entries."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile, Json
from library.model.learning_log import LearningEntry
from library.pages.learning_log_views import entry_view, summary_view
from library.pages.views import View

SOURCE = "resources/learning-log/"


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the pages of the log; none where it holds nothing."""
    if not catalogue.learning_log:
        return
    themes: list[Json] = [
        {
            "label": catalogue.label("themes", theme),
            "url": addresses.learning_log(theme),
            "theme": theme,
            "count": len(entries),
        }
        for theme, entries in catalogue.log_of.items()
    ]
    yield _page(
        addresses.LEARNING_LOG,
        "Learning log",
        "What the partnership learned, who acts on it, and what became different for children.",
        {**_view(catalogue, catalogue.learning_log), "themes": themes, "theme": ""},
    )
    for theme, entries in catalogue.log_of.items():
        label = catalogue.label("themes", theme)
        yield _page(
            addresses.learning_log(theme),
            f"Learning log: {label}",
            f"What the partnership learned about {label[0].lower()}{label[1:]}, and what became different.",
            {
                **_view(catalogue, entries),
                "themes": [],
                "theme": theme,
                "theme_label": label,
                "theme_url": addresses.theme(theme),
            },
        )


def _view(catalogue: Catalogue, entries: tuple[LearningEntry, ...]) -> View:
    return {
        "entries": [entry_view(catalogue, entry) for entry in entries],
        "summary": summary_view(entries),
        "log_url": addresses.LEARNING_LOG,
        "quick_exit": catalogue.quick_exit({theme for entry in entries for theme in entry.themes}),
    }


def _page(address: str, title: str, description: str, view: View) -> GeneratedFile:
    front: View = {"template": "learning_log.html", "title": title, "description": description, "view": view}
    return GeneratedFile(addresses.page_path(address), "", SOURCE, front)
