"""Two answers of one question with the same words."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Matching, Question, Words
from library.reading.documents import Document
from library.rules.questions.asked import each_question, groups_of
from library.rules.rule import Rule, on_line, short


def _about(document: Document, question: Question) -> Iterator[Finding]:
    for options in groups_of(question):
        yield from _repeated(document, [option.words for option in options])
    if isinstance(question, Matching):
        yield from _repeated(document, [pair.right for pair in question.pairs])


def _repeated(document: Document, every: list[Words]) -> Iterator[Finding]:
    first: dict[str, Words] = {}
    for words in every:
        same = " ".join(words.text.split()).casefold().rstrip(".!?")
        if same and (earlier := first.setdefault(same, words)) is not words:
            yield Finding(
                on_line(document, words.line),
                f"`{short(words.text)}` can already be chosen, on line {earlier.line}.",
                "Other words, or delete one of the two",
            )


RULE = Rule(
    name="answer-repeated",
    what="Two answers of a question, two choices of a step, or two cells of one column have the same words.",
    why="Nobody can tell the two apart, and one of them would be called wrong.",
    check=each_question(_about),
)
