"""An answer that only speaks about the other answers."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Choice, Question
from library.reading.documents import Document
from library.rules.questions.asked import each_question
from library.rules.rule import Rule, on_line, short

OTHERS = r"(?:the )?(?:above|below|answers?|options?|others?|other answers|choices|these|those|them)"
ALL = re.compile(
    rf"(?:(?:all|none|both|neither|any|either|most|some|each|one|two|more than one)(?: of)? {OTHERS}"
    r"|both|neither|(?:both |neither )?(?:answers? )?[a-h1-8](?:,? (?:and|or|nor|&) [a-h1-8])+)\W*",
    re.IGNORECASE,
)


def _about(document: Document, question: Question) -> Iterator[Finding]:
    for answer in question.answers if isinstance(question, Choice) else ():
        if ALL.fullmatch(answer.words.text.strip("*_“”\"' ")):
            yield Finding(
                on_line(document, answer.words.line),
                f"`{short(answer.words.text)}` says nothing of its own, and the page may show the answers in "
                "another order.",
                f"/// several | {question.id or 'a-short-name'} with a cross in each right box, and delete this answer",
            )


RULE = Rule(
    name="answer-all-of-the-above",
    what="An answer reads “all of the above”, “none of these” or “both”.",
    why="It tests how well people take tests. Whoever knows two right answers need not think about the third.",
    check=each_question(_about),
)
