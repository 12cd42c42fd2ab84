"""Asks the rules about everything that was read. In a large library all processors share the documents."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule

WORTH_MORE_PROCESSES = 200
"""Below so many documents, starting more processes costs more than it saves."""
MOST_PROCESSES = 8
Found = tuple[str, Finding]
"""A finding, with its rule's code."""


def findings(context: Context, rules: Mapping[str, Rule]) -> list[Found]:
    """Return what every rule finds, in no order that means anything."""
    found = [(code, finding) for code, rule in rules.items() if rule.check_all for finding in rule.check_all(context)]
    documents = tuple(context.tree.documents)
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(documents) < WORTH_MORE_PROCESSES or processes < 2 or sys.platform != "linux":
        return [*found, *_of(documents, context, rules)]
    shares = [documents[start::processes] for start in range(processes)]
    return [*found, *_of_all(shares, context, rules)]


def _of(documents: Sequence[Document], context: Context, rules: Mapping[str, Rule]) -> Iterator[Found]:
    for code, rule in rules.items():
        if rule.check:
            for document in documents:
                for finding in rule.check(document, context):
                    yield code, finding


_shared: list[tuple[Sequence[Sequence[Document]], Context, Mapping[str, Rule]]] = []


def _of_all(shares: Sequence[Sequence[Document]], context: Context, rules: Mapping[str, Rule]) -> Iterator[Found]:
    # A forked process has all that was read already; only what it finds has to be sent. Frozen, so that no
    # process goes through all of it for garbage, and copies it by that.
    _shared.append((shares, context, rules))
    gc.freeze()
    try:
        with ProcessPoolExecutor(len(shares) - 1, mp_context=get_context("fork")) as others:
            later = [others.submit(_of_share, number) for number in range(1, len(shares))]
            yield from _of(shares[0], context, rules)
            for found in later:
                yield from found.result()
    finally:
        gc.unfreeze()
        _shared.clear()


def _of_share(number: int) -> list[Found]:
    shares, context, rules = _shared[0]
    return list(_of(shares[number], context, rules))
