"""What the author of a proposal reads: what is fine, what must change, what to consider, what readers will see.

Written from data that may be a stranger's. Every word of it goes through `harmless`; every address is ours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from library.commands.review import harmless
from library.commands.review.data import Page, Remark, Review

MARK = "<!-- learning-library: review -->"
"""By which the comment is found again, so that there is only ever one."""
MOST_CHARACTERS = 60_000
"""GitHub takes 65,536."""
MOST_TOLD = 20
MOST_FINE = 12
MOST_LISTED = 30
NOTES = {
    "not-built": "The preview could not be built this time. Once the points above are mended, it is built again.",
    "nothing-before": "There was nothing to compare with, so no list of changed pages can be shown.",
    "style-changed": "The site's style or scripts change too, so every page may look a little different.",
    "no-pictures": "No pictures could be taken this time. The preview shows the pages themselves.",
}
CHANGES = {"new": "New", "changed": "Changed", "gone": "No longer there"}
FOOT = (
    "This comment is written again whenever the proposal changes. Links to other websites are never part of this "
    "check. Stuck? Say so below: somebody will help."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where things stand on GitHub; empty where nobody knows, as on somebody's own computer."""

    repository: str = ""
    """The repository's page."""
    base: str = "main"
    """The branch that the proposal is for."""
    edit: str = ""
    """The beginning of the address that opens a file of the proposal for writing."""
    pictures: str = ""
    preview: str = ""
    commit: str = ""

    def rule(self, code: str) -> str:
        """Return where a rule is explained."""
        page = f"docs/contribute/rules/{code.lower()}.md"
        return f"[More about {code}]({self.repository}/blob/{quote(self.base)}/{page})" if self.repository else code

    def line(self, remark: Remark) -> str:
        """Return a link that opens the file for writing."""
        if not self.edit:
            return ""
        return f" ([open this file to change it]({self.edit}{_quoted(remark.path)}#L{remark.line}))"


def _quoted(path: str) -> str:
    # A bracket would end Markdown's own address; `quote` leaves neither that nor a space.
    return quote(path, safe="/")


def comment(review: Review, at: Addresses) -> str:
    """Return the comment."""
    parts = [MARK, _heading(review), *_fine(review)]
    parts += _remarks("What must change", review.errors, at, _left_out(review.errors))
    parts += _remarks("What to consider", review.warnings, at, _left_out(review.warnings), CONSIDER)
    parts += _seen(review, at)
    parts.append("---")
    parts.append(f"{FOOT}{f' Checked: {at.commit[:10]}.' if at.commit else ''}")
    text = "\n\n".join(parts) + "\n"
    if len(text) <= MOST_CHARACTERS:
        return text
    # Cut between paragraphs, so that no block of code stays open.
    kept = text[:MOST_CHARACTERS].rpartition("\n\n**")[0]
    return f"{kept}\n\nThere is more; it did not fit here. The annotations beside the changed lines have it all.\n"


CONSIDER = "Nothing here stops the proposal. You decide."


def _heading(review: Review) -> str:
    errors = len([remark for remark in review.errors if remark.yours])
    elsewhere = len(review.errors) - errors
    thanks = "Thank you for this."
    if errors:
        things = "One thing" if errors == 1 else f"{errors} things"
        changes = "needs" if errors == 1 else "need"
        return (
            f"## {things} to change first\n\n{thanks} {things} below {changes} a change before this can be published."
        )
    if elsewhere:
        return f"## Your part is ready\n\n{thanks} What must still change stands in files that you did not touch."
    return f"## Ready for somebody to read\n\n{thanks} The check found nothing that must change."


def _fine(review: Review) -> Iterator[str]:
    troubled = {remark.path for remark in review.remarks}
    fine = [path for path in review.files if path not in troubled]
    yield "### What is fine"
    counted = _count(review.resources, "resource", "resources")
    lines = []
    if review.errors:
        lines.append(f"- Everything else in {counted} passed the check.")
    else:
        lines.append(
            f"- Every field, link and file of {_count(review.resources, 'resource', 'resources')} was checked."
        )
    lines += [f"- {harmless.code(path)} has nothing to change." for path in fine[:MOST_FINE]]
    if len(fine) > MOST_FINE:
        lines.append(f"- The same is true of {len(fine) - MOST_FINE} more of your files.")
    if "not-built" not in review.notes:
        lines.append("- The site can be built with it.")
    yield "\n".join(lines)


def _left_out(remarks: Sequence[Remark]) -> int:
    return max(0, len([remark for remark in remarks if remark.yours]) - MOST_TOLD)


def _remarks(title: str, remarks: Sequence[Remark], at: Addresses, left_out: int, note: str = "") -> Iterator[str]:
    if not remarks:
        return
    yield f"### {title}"
    if note:
        yield note
    yours = [remark for remark in remarks if remark.yours][:MOST_TOLD]
    places = groupby(yours, key=lambda remark: (remark.path, remark.line))
    for number, (_, group) in enumerate(places, start=1):
        yield _place(number, tuple(group), at)
    if left_out:
        yield f"**And {left_out} more**, beside the changed lines."
    others = {remark.path: 0 for remark in remarks if not remark.yours}
    if others:
        names = ", ".join(harmless.code(path) for path in list(others)[:MOST_FINE])
        yield f"**In files that you did not touch** there is something too. You need not mend it: {names}."


def _place(number: int, remarks: Sequence[Remark], at: Addresses) -> str:
    """Tell everything about one line."""
    first = remarks[0]
    parts = [f"**{number}. {harmless.code(first.path)}, line {first.line}**{at.line(first)}"]
    for remark in remarks:
        parts.append(f"{harmless.words(remark.message)} {harmless.words(remark.why)} {at.rule(remark.code)}")
        if remark.instead and not remark.replacement:
            parts += ["What to write, or to do:", harmless.block(remark.instead, "text")]
    for line in dict.fromkeys(remark.replacement for remark in remarks if remark.replacement):
        parts += [f"Write line {first.line} like this:", harmless.block(line, "suggestion")]
    return "\n\n".join(parts)


def _seen(review: Review, at: Addresses) -> Iterator[str]:
    yield "### What readers will see"
    if review.pages:
        yield from _pages(review)
    elif not {"not-built", "nothing-before"} & set(review.notes):
        yield "No page of the site changes."
    yield from (NOTES[note] for note in review.notes)
    if at.pictures and any(page.pictured for page in review.pages):
        yield f"[See these pages before and after]({at.pictures}) (opens in your browser)"
    if at.preview:
        yield f"[Download the whole preview]({at.preview}). In the unpacked folder, each page is a file `index.html`."


def _pages(review: Review) -> Iterator[str]:
    """List the proposal's own pages, and fold away those that only show something of them."""
    own = [page for page in review.pages if page.yours][:MOST_LISTED]
    others = [page for page in review.pages if page not in own]
    if own:
        yield "\n".join(_page(page) for page in own)
    if others or review.more_pages:
        lines = [_page(page) for page in others[:MOST_LISTED]]
        if more := len(others) - len(lines) + review.more_pages:
            lines.append(f"- and {_count(more, 'page more', 'pages more')}")
        count = _count(len(others) + review.more_pages, "page", "pages")
        title = f"{count} besides" if own else count
        yield "\n\n".join([f"<details><summary>{title}, such as lists</summary>", "\n".join(lines), "</details>"])


def _page(page: Page) -> str:
    title = harmless.words(page.title.replace("`", "'")) or "The home page"
    return f"- {CHANGES[page.change]}: {title} ({harmless.code('/' + page.address)})"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
