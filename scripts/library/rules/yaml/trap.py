"""What the rules on YAML share: each speaks for one kind of trap that reading noticed."""

from collections.abc import Callable, Iterator

from library.model.nodes import Trap
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Check, Context, on_line


def check_for(
    kind: str, message: Callable[[Trap], str], instead: Callable[[Trap], str] = lambda trap: trap.instead
) -> Check:
    """Return a check that reports each trap of one kind."""

    def check(document: Document, _: Context) -> Iterator[Finding]:
        for trap in document.traps:
            if trap.kind == kind:
                yield Finding(on_line(document, trap.line, trap.column), message(trap), instead(trap))

    return check
