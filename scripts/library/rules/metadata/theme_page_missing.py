"""A theme without its page, or a page that is not its file's theme."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, on_line, short


def _check_all(context: Context) -> Iterator[Finding]:
    pages = {document.slug for document in context.tree.themes}
    vocabulary = context.tree.vocabularies.get("themes")
    if vocabulary is None or not vocabulary.records:
        return
    themes = [found for record in vocabulary.records if (found := one(record.node, "id"))]
    for theme in themes:
        if theme.text not in pages:
            message = f"The theme `{short(theme.text)}` has no page of its own."
            yield Finding(at(vocabulary, theme), message, f"Write resources/themes/{theme.text}.md")
    ids = {theme.text for theme in themes}
    for page in context.tree.themes:
        yield from _name(page, ids)


def _name(page: Document, themes: set[str]) -> Iterator[Finding]:
    theme = one(page.front, "theme")
    if page.slug not in themes:
        meant = near(page.slug, themes) or (theme.text if theme and theme.text in themes else "")
        message = f"The file is called {short(page.slug)}.md, and no theme has this name."
        yield Finding(on_line(page, 1), message, f"Rename it to {meant}.md" if meant else "Rename or delete it")
    elif theme and theme.text != page.slug and theme.text in themes:
        message = f"The file is called {page.slug}.md, and says that its theme is `{theme.text}`."
        yield Finding(at(page, theme), message, f"theme: {page.slug}")


RULE = Rule(
    name="theme-page-missing",
    what="A theme has no file in resources/themes/, or a file there is not named after its theme.",
    why="Readers start from the themes. A theme without its page leads nowhere.",
    check_all=_check_all,
)
