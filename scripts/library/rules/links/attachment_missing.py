"""A link or a picture whose file is not there."""

from collections.abc import Iterator

from library.catalogue.linking import Kind
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.links.targets import place_of, targets_of
from library.rules.rule import Context, Rule, short

NO_PICTURE = {
    Kind.RESOURCE, Kind.THEME, Kind.UNIT, Kind.PATH,
    Kind.HANDWRITTEN, Kind.ADDRESS, Kind.ANCHOR, Kind.MAIL, Kind.PHONE, Kind.DEAD
}  # fmt: skip


def _files(context: Context) -> set[str]:
    kept = context.cache.get("files beside")
    if not isinstance(kept, set):
        kept = {file.path for files in context.tree.beside.values() for file in files}
        context.cache["files beside"] = kept
    return kept


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for link, found in targets_of(document, context):
        meant = f" Did you mean `{found.suggestion}`?" if found.suggestion else ""
        written = short(link.target)
        if found.kind is Kind.MISSING and found.path not in _files(context):
            yield Finding(
                place_of(document, link),
                f"There is no file `{written}`.{meant}",
                found.suggestion or "Put the file beside index.md, or delete the link",
            )
        elif link.is_image and found.kind is Kind.EXTERNAL and not link.text.startswith("type:"):
            yield Finding(
                place_of(document, link),
                f"The picture `{written}` would be fetched from another website.",
                "Put the file beside index.md, if its licence allows, and write its name alone",
            )
        elif link.is_image and found.kind in NO_PICTURE:
            yield Finding(
                place_of(document, link),
                f"`{written}` stands where a picture should, and it is not a picture.",
                "Name a picture that lies beside index.md, or write a link without the `!`",
            )


RULE = Rule(
    name="attachment-missing",
    what="A link or a picture names a file that is not in the resource's folder.",
    why="A reader taps the worksheet or looks for the picture, and nothing is there.",
    check=_check,
)
