"""The same question for supervision on two pages."""

import re
from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.rules.rule import Context, Rule, at, short

NOT_WORDS = re.compile(r"[\W_]+")


def _check_all(context: Context) -> Iterator[Finding]:
    first: dict[str, tuple[str, int]] = {}
    for document in context.tree.resources:
        for item in document.front.scalars("supervision_questions") if document.front else ():
            words = NOT_WORDS.sub(" ", item.text).strip().casefold()
            if not words:
                continue
            if words in first:
                path, line = first[words]
                where = f"line {line}" if path == document.path else f"`{path}`"
                yield Finding(
                    at(document, item),
                    f"`{short(item.text)}` is also asked on {where}.",
                    "Ask something that only this page could ask",
                )
            else:
                first[words] = (document.path, item.line)


RULE = Rule(
    name="supervision-question-shared",
    what="Two resources ask the same supervision question.",
    why="A question that fits every page is answered out of habit. One that fits this page makes us think.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
