"""A page that is harder to read than its type should be."""

from collections.abc import Iterator

from library.model.body import Body, Paragraph
from library.model.course import Unit
from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.model.vocabulary import ResourceType
from library.reading.courses import FOLDER as COURSES
from library.reading.documents import Document
from library.rules.body.sentences import sentences_of
from library.rules.rule import Context, Rule, on_line, short

FEWEST_WORDS = 120
"""Below so many words the measure says nothing."""
SHORTEST = 8
"""A paragraph with fewer words is a label, not prose."""
YEARS_BEFORE_SCHOOL = 5
"""The index counts years of school, which begin at five."""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    limit = _limit(document, context)
    if not document.body or not limit:
        return
    prose = [paragraph for paragraph in document.body.paragraphs if len(paragraph.text.split()) >= SHORTEST]
    if sum(len(paragraph.text.split()) for paragraph in prose) < FEWEST_WORDS:
        return
    # Takes half a second to load, and only warnings need it.
    import textstat

    text = "\n".join(_ended(paragraph.text) for paragraph in prose)
    age = round(textstat.automated_readability_index(text) + YEARS_BEFORE_SCHOOL)
    if age <= limit:
        return
    sentence, line = _longest(document.body, prose)
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


def _ended(text: str) -> str:
    """Return a paragraph that ends like a sentence, or a list would count as one endless sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _longest(body: Body, prose: list[Paragraph]) -> tuple[str, int]:
    pairs = [(sentence, paragraph.line) for paragraph in prose for sentence in sentences_of(paragraph.text)]
    sentence, line = max(pairs, key=lambda pair: len(pair[0].split()))
    start = body.text.find(sentence[:25])
    return sentence, body.first_line + body.text.count("\n", 0, start) if start >= 0 else line


RULE = Rule(
    name="reading-age",
    what="The page's sentences and words are longer than its type of resource allows for.",
    why="Readers open it tired and between visits, and some read English as their second language.",
    severity=Severity.WARNING,
    check=_check,
)
