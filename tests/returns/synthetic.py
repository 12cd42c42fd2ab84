"""Makes returns that are clearly nobody's: agencies called “Synthetic agency A”, answers thrown by a seeded die.

    PYTHONPATH=scripts:. python tests/returns/synthetic.py survey 20000 FOLDER

Nothing that comes out of here says anything about anybody, and none of it is ever shown as if it did.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from library.catalogue.building import catalogue_of
from library.catalogue.form_layout import Asked, parts_of
from library.model.form import FormField
from library.reading.return_answers import FORMAT, VERSION, checksum
from library.reading.tree import read_tree

ROOT = Path(__file__).parents[2]
FORMS = {"self-declaration": "sy-01", "survey": "sy-02", "audit": "sy-06"}
FIRST_DAY = date(2026, 3, 1)
WORDS = ("Synthetic words.", "Made by a machine for a test.", "Nobody said this.")
Content = dict[str, Any]
CATALOGUE = catalogue_of(read_tree(ROOT))


def agency(number: int) -> str:
    """Return a name that is no agency's: Synthetic agency A to Z, then AA."""
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(65 + letter) + letters
    return f"Synthetic agency {letters}"


def returns(kind: str, count: int, seed: int = 1, **fixed: Any) -> Iterator[Content]:
    """Yield returns with their checksums. `fixed` answers stand in each of them."""
    random = Random(seed)  # noqa: S311  a die for a test
    form = CATALOGUE.forms[FORMS[kind]]
    asked = [question for part in parts_of(form, CATALOGUE) for question in part.asked if not question.field.private]
    for number in range(count):
        known = {"consent": "yes", "version": "wider", "agency": agency(number), "year": 2025, **fixed}
        answers = _answers(asked, random, {name.replace("_", "-"): value for name, value in known.items()})
        content = {
            "format": FORMAT,
            "v": VERSION,
            "kind": kind,
            "form": FORMS[kind],
            "form_version": form.version,
            "saved": (FIRST_DAY + timedelta(days=random.randrange(30))).isoformat(),
            "answers": answers,
        }
        if "year" in answers:
            content["year"] = answers["year"]
        yield sealed(content)


def sealed(content: Content) -> Content:
    """Return a return with the checksum that its page would give it."""
    bare = {name: value for name, value in content.items() if name != "checksum"}
    return {**bare, "checksum": checksum(bare)}


def _answers(asked: list[Asked], random: Random, known: Mapping[str, Any]) -> Content:
    found: Content = {}
    flat: dict[str, Any] = {}
    for question in asked:
        field = question.field
        value = known[field.id] if field.id in known else _value(field, random)
        given = flat.get(question.depends)
        if value is None or (question.depends and field.when and given not in field.when.answers):
            continue
        flat[question.key] = value
        if question.theme:
            found.setdefault(field.id, {})[question.theme] = value
        else:
            found[field.id] = value
    return found


def _value(field: FormField, random: Random) -> Any:
    if random.random() < 0.08:
        return None
    ids = [choice.id for choice in field.choices]
    # The first answers are likelier, so that some numbers are small enough to be hidden.
    weights = [2 ** (len(ids) - place) for place in range(len(ids))]
    most = min(field.most or len(ids), 3)
    makers: Mapping[str, Callable[[], Any]] = {
        **dict.fromkeys(("one", "yes-no", "rag"), lambda: random.choices(ids, weights=weights)[0]),
        "scale": lambda: random.choices((1, 2, 3, 4, 5), weights=(1, 2, 5, 9, 6))[0],
        "several": lambda: random.sample(ids, random.randint(1, most)),
        "ranking": lambda: sorted(ids, key=lambda name: ids.index(name) + random.gauss(0, 2)),
        "number": lambda: random.randrange(500),
        "date": lambda: str(FIRST_DAY + timedelta(days=random.randrange(300))),
        "actions": lambda: [{column.id: "2026-09-01" if column.kind == "date" else "None" for column in field.grid}],
    }
    return makers.get(field.kind, lambda: random.choice(WORDS))()


def written(folder: Path, contents: Iterator[Content]) -> Path:
    """Write each return as a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(contents):
        (folder / f"return-{number:05}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


if __name__ == "__main__":
    written(Path(sys.argv[3]), returns(sys.argv[1], int(sys.argv[2])))
