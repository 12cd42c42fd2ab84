"""What templates show of a question: plain data, the same on the site and in packages."""

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

from library.model.generated_file import Json
from library.model.question import (
    Answer,
    Choice,
    Matching,
    Open,
    Ordering,
    Pair,
    Question,
    Scenario,
    Spotting,
    Words,
)
from library.pages.views import View

Keyed = TypeVar("Keyed", Answer, Pair)
Link = Callable[[str], str]
"""Rewrites the links of a piece of HTML for the page that shows it."""


def question(item: Question, link: Link, *, when: str = "") -> View:
    """Return one question. `when` says for confidence whether it stands `before` or `after` the course."""
    view: View = {"kind": item.kind.value, "id": item.id, "prompt": link(item.prompt.html), "when": when}
    match item:
        case Choice():
            answers: list[Json] = [_answer(answer, link) for answer in item.answers]
            return view | {"answers": answers}
        case Ordering():
            shown: list[Json] = [_answer(step, link) for step in _shuffled(item.steps, item.id)]
            right: list[Json] = [_answer(step, link) for step in item.steps]
            return view | {"answers": shown, "right": right, "feedback": link(item.feedback.html)}
        case Matching():
            return view | _matching(item, link)
        case Spotting():
            pieces: list[Json] = [
                {"phrase": _answer(piece, link), "html": ""}
                if isinstance(piece, Answer)
                else {"phrase": None, "html": link(piece)}
                for piece in item.record
            ]
            phrases: list[Json] = [_answer(phrase, link) for phrase in item.phrases]
            return view | {"record": pieces, "answers": phrases}
        case Scenario():
            return view | {"steps": _steps(item, link)}
        case Open():
            # A label holds no paragraphs.
            label = _blocks(item.prompt, link).replace("<p>", "<span>").replace("</p>", "</span>")
            return view | {"text": item.prompt.text, "label": label}


def _answer(item: Answer, link: Link) -> View:
    return {
        "key": item.key,
        "html": link(item.words.html),
        "right": item.right,
        "feedback": _blocks(item.feedback, link),
    }


def _matching(item: Matching, link: Link) -> View:
    pairs: list[Json] = [
        {"key": pair.key, "left": link(pair.left.html), "right": link(pair.right.html), "why": link(pair.feedback.html)}
        for pair in item.pairs
    ]
    # Options of a list can't hold HTML.
    options: list[Json] = [{"key": pair.key, "text": _plain(pair.right)} for pair in _shuffled(item.pairs, item.id)]
    return {"pairs": pairs, "options": options, "left_title": item.left_title, "right_title": item.right_title}


def _steps(item: Scenario, link: Link) -> list[Json]:
    numbers = {step.name: place for place, step in enumerate(item.steps, start=1)}
    return [
        {
            "number": numbers[step.name],
            "name": step.name,
            "html": _blocks(step.words, link),
            "turns": [
                {
                    "key": turn.key,
                    "html": link(turn.words.html),
                    "to": numbers.get(turn.to, 1),
                    "feedback": _blocks(turn.feedback, link),
                }
                for turn in step.turns
            ],
        }
        for step in item.steps
    ]


def _blocks(words: Words, link: Link) -> str:
    """Return words as paragraphs, also where they are a single one."""
    html = link(words.html)
    return html if not html or html.startswith("<") else f"<p>{html}</p>"


def _plain(words: Words) -> str:
    return words.text.replace("**", "").replace("*", "").replace("`", "")


def _shuffled(items: Sequence[Keyed], seed: str) -> list[Keyed]:
    """Return the items in another order: always the same one, and never the right one if there are two or more."""

    def place(item: Keyed) -> bytes:
        return hashlib.sha256(f"{seed} {item.key}".encode()).digest()

    mixed: list[Keyed] = sorted(items, key=place)
    if mixed and mixed == list(items):
        mixed.append(mixed.pop(0))
    return mixed
