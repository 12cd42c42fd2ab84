"""A review to tell, and what a page makes of its words."""

from dataclasses import replace

from lxml import html
from markdown_it import MarkdownIt

from library.commands.review.data import Page, Remark, Review

PATH = "resources/tools/first-tool/index.md"
ERROR = Remark(
    code="RES009",
    severity="error",
    path=PATH,
    line=8,
    message="`audiences` says `health-visiter`, which is not one of its words. Did you mean `health-visitor`?",
    why="Readers find resources by these words.",
    instead="health-visitor",
    replacement="audiences: [health-visitor]",
)
WARNING = replace(
    ERROR, code="TXT011", severity="warning", line=30, message="`hard to reach` can blame somebody.", replacement=""
)
CHANGED = Page(address="resources/first-tool/", title="First tool", change="changed", yours=True, pictured=True)
CLEAN = Review(resources=3, files=(PATH,), pages=(CHANGED,))


def rendered(text: str) -> html.HtmlElement:
    """Return a comment as a page has it, rendered by somebody else's CommonMark with HTML let through."""
    return html.fromstring(f"<div>{MarkdownIt('commonmark', {'html': True}).render(text)}</div>")
