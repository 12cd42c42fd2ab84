"""Makes a big library out of the real one: each new resource is put together from the real ones' sections.

So sizes, Markdown and vocabularies are those of real resources, the check stays clean and every page differs.
The same number of resources gives the same library every time.
"""

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from library.reading.documents import Document
from library.reading.tree import read_tree

SOURCES = ("docs", "overrides", "resources", "scripts")
SEED = 1
GROUP = 5
"""Resources that name one another as related."""
NEAR = 300
"""How far from a real body's length a new one may be, in characters."""
DRAWN = ("audiences", "when_to_use", "ages", "minutes", "level")
"""Fields that a new resource takes from any real one."""
FIELD = re.compile(r"^(?P<name>[a-z_]+):.*(?:\n(?:[ \t-].*)?$)*", re.MULTILINE)
END_OF_ITEM = re.compile(r"[\"'](?=[,\]])|(?<![\"'])(?=[,\]])")
"""Where an item of a list in square brackets ends, before its closing quote if it has one."""
QUESTION_ENDS = re.compile(r"\?(?=\W*$)", re.MULTILINE)
HEADING = re.compile(r"^#+ +(.*?) *$", re.MULTILINE)
SECTION = re.compile(r"^(?=## )", re.MULTILINE)
BOUND_TO_ITS_PAGE = re.compile(r"\]\((?!https?:|mailto:|tel:|/|\.\./)")
"""A link to a place on the page or to a file beside it."""
TO_A_NEIGHBOUR = re.compile(r"\]\(\.\./(?!\.\./)")
"""A link to another resource of the same type, which a section takes along to other types."""


@dataclass(frozen=True, slots=True)
class Model:
    """What a new resource takes from a real one."""

    document: Document
    fields: dict[str, str]
    """The lines of each field of its front matter."""
    opening: str
    sections: tuple[str, ...]
    length: int
    """Of its body, in characters."""


def make(root: Path, count: int, target: Path) -> None:
    """Copy the library below `root` to `target`, with `count` resources in all."""
    for name in SOURCES:
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", target)
    tree = read_tree(root)
    # A course or a film is more than its page, and none can be put together from parts of others.
    more = {*tree.courses, *tree.films}
    models = [_model(document) for document in tree.resources if document.path not in more]
    pool = [section for model in models for section in model.sections]
    # Nothing secret depends on this: it only has to give the same library again.
    chance = random.Random(SEED)  # noqa: S311
    added = max(0, count - len(tree.resources))
    for number in range(added):
        model = models[number % len(models)]
        related = [other for other in _group(number, added) if other != number]
        front = _front_matter(model, chance.choices(models, k=len(DRAWN)), number, related)
        slug = f"{model.document.slug}-{number}"
        folder = target / "resources" / model.document.type_folder / slug
        folder.mkdir()
        text = f"---\n{front}---\n\n{_body(model, pool, chance)}"
        (folder / "index.md").write_text(text, encoding="utf-8", newline="\n")


def _model(document: Document) -> Model:
    _, front, written = document.text.split("---\n", 2)
    body = TO_A_NEIGHBOUR.sub(f"](../../{document.type_folder}/", written)
    opening, *sections = SECTION.split(body.strip() + "\n")
    kept = tuple(section.strip() for section in sections if not BOUND_TO_ITS_PAGE.search(section))
    fields = {match["name"]: match[0].rstrip() + "\n" for match in FIELD.finditer(front)}
    return Model(document, fields, opening.strip(), kept, len(body))


def _front_matter(model: Model, others: Sequence[Model], number: int, related: Sequence[int]) -> str:
    drawn = {name: other.fields[name] for name, other in zip(DRAWN, others, strict=True)}
    fields = model.fields | drawn
    fields["id"] = f"id: {_id(number)}\n"
    fields["title"] = f'title: "Example {number}: {_value(model.fields["title"])[:50].strip()}"\n'
    for name in ("related", "builds_on", "aliases"):
        fields.pop(name, None)
    if related:
        fields["related"] = f"related: [{', '.join(map(_id, related))}]\n"
    if "also_called" in fields:
        fields["also_called"] = END_OF_ITEM.sub(rf" {number}\g<0>", fields["also_called"])
    questions = fields["supervision_questions"]
    fields["supervision_questions"] = QUESTION_ENDS.sub(f", in example {number}?", questions)
    return "".join(fields.values())


def _id(number: int) -> str:
    return f"x{chr(ord('a') + number // 1000)}-{number % 1000:02}"


def _group(number: int, count: int) -> range:
    first = number - number % GROUP
    return range(first, min(first + GROUP, count))


def _value(field: str) -> str:
    return field.partition(":")[2].strip().strip("\"'").replace('"', "’")


def _body(model: Model, pool: Sequence[str], chance: random.Random) -> str:
    return "\n\n".join((model.opening, *_sections(model, pool, chance))) + "\n"


def _sections(model: Model, pool: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield sections with headings of their own until the body is as long as the model's."""
    length = len(model.opening)
    used: set[str] = set()
    for section in chance.sample(pool, len(pool)):
        headings = HEADING.findall(section)
        if used.isdisjoint(headings) and length + len(section) <= model.length + NEAR:
            used.update(headings)
            length += len(section) + 2
            yield section
        if length >= model.length - NEAR:
            return
