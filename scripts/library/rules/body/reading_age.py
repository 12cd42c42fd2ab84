"""A page that is harder to read than its type should be."""

from collections.abc import Iterator

from library.catalogue.reading_age import longest_sentence, reading_age
from library.model.course import Unit
from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.model.vocabulary import ResourceType
from library.reading.courses import FOLDER as COURSES
from library.reading.documents import Document
from library.rules.rule import Context, Rule, on_line, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    limit = _limit(document, context)
    age = reading_age(document.body) if document.body and limit else None
    if not document.body or age is None or age <= limit:
        return
    sentence, line = longest_sentence(document.body)
    yield Finding(
        on_line(document, line),
        f"The page reads like one for people of {age}; the aim for its type is {limit}. Its longest sentence "
        f"has {len(sentence.split())} words: `{short(sentence, 50)}`",
        "Start here: cut this sentence in two, and use a shorter word where there is one",
    )


def _limit(document: Document, context: Context) -> int:
    # A course's units are read by those who take it. Its trainer's guide is not.
    folder = document.type_folder if document.model is Resource else COURSES if document.model is Unit else ""
    for kind in context.catalogue.vocabulary("types"):
        if folder and isinstance(kind, ResourceType) and kind.folder == folder:
            return kind.reading_age
    return 0


RULE = Rule(
    name="reading-age",
    what="The page's sentences and words are longer than its type of resource allows for.",
    why="Readers open it tired and between visits, and some read English as their second language.",
    severity=Severity.WARNING,
    check=_check,
)
