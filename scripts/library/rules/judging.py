"""Asks the rules about everything that was read. In a large library two processes share the documents."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule

WORTH_TWO_PROCESSES = 200
"""Below so many documents, starting a second process costs more than it saves."""
Found = tuple[str, Finding]
"""A finding, with its rule's code."""


def findings(context: Context, rules: Mapping[str, Rule]) -> list[Found]:
    """Return what every rule finds, in no order that means anything."""
    found = [
        (code, finding) for code, rule in rules.items() if rule.check_all for finding in rule.check_all(context)
    ]
    documents = tuple(context.tree.documents)
    if len(documents) < WORTH_TWO_PROCESSES or (os.cpu_count() or 1) < 2 or sys.platform != "linux":
        return [*found, *_of(documents, context, rules)]
    return [*found, *_of_both_halves(documents, context, rules)]


def _of(documents: Sequence[Document], context: Context, rules: Mapping[str, Rule]) -> Iterator[Found]:
    for code, rule in rules.items():
        if rule.check:
            for document in documents:
                for finding in rule.check(document, context):
                    yield code, finding


_second_half: list[tuple[Sequence[Document], Context, Mapping[str, Rule]]] = []


def _of_both_halves(
    documents: Sequence[Document], context: Context, rules: Mapping[str, Rule]
) -> Iterator[Found]:
    middle = len(documents) // 2
    # A forked process has all that was read already; only what it finds has to be sent.
    _second_half.append((documents[middle:], context, rules))
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as other:
            later = other.submit(_of_second_half)
            yield from _of(documents[:middle], context, rules)
            yield from later.result()
    finally:
        _second_half.clear()


def _of_second_half() -> list[Found]:
    return list(_of(*_second_half[0]))
