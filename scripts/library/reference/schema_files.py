"""Which JSON Schema belongs to which of the files that editors write."""

from collections.abc import Iterator
from dataclasses import dataclass

from library.model.chooser import Chooser
from library.model.course import CoursePlan, Unit
from library.model.deck import Deck
from library.model.evidence import Figure
from library.model.exercise import Exercise
from library.model.film import Recording
from library.model.form import Form
from library.model.learning_log import LearningEntry
from library.model.learning_path import LearningPath
from library.model.partnership import Partnership
from library.model.resource import Resource
from library.model.storyboard import Storyboard
from library.model.theme_page import ThemePage
from library.model.vocabulary import TERM_MODELS, Term
from library.model.webinar import WebinarPlan
from library.reference.markdown import FOLDER

MODELINE = "# yaml-language-server: $schema="
"""How a file names its schema: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema"""


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A schema, and the files that follow it."""

    name: str
    model: type
    title: str
    files: tuple[str, ...]
    """Patterns from the repository's top folder."""
    is_list: bool = False
    """Whether such a file holds a list of groups, and not one group."""

    @property
    def path(self) -> str:
        """Its own file in docs/."""
        folder = FOLDER if self.model is Resource else f"{FOLDER}schemas/"
        return f"{folder}{self.name}.schema.json"

    @property
    def modeline(self) -> str:
        """The first line of a file that names its schema."""
        up = "../" * self.files[0].count("/")
        return f"{MODELINE}{up}docs/{self.path}"


RESOURCE = SchemaFile("resource", Resource, "A learning resource", ("resources/*/*/index.md",))
COURSE = SchemaFile("course", CoursePlan, "A course's plan", ("resources/courses/*/course.yml",))
UNIT = SchemaFile("unit", Unit, "A unit of a course", ("resources/courses/*/units/*.md",))
PLAIN_LISTS = tuple(name for name, model in TERM_MODELS.items() if model is Term)


def _vocabularies() -> Iterator[SchemaFile]:
    for name, model in TERM_MODELS.items():
        if model is not Term:
            yield SchemaFile(name, model, f"The list of {name}", (f"resources/vocabularies/{name}.yml",), is_list=True)
    files = tuple(f"resources/vocabularies/{name}.yml" for name in PLAIN_LISTS)
    yield SchemaFile("vocabulary", Term, "A list of words", files, is_list=True)


SCHEMAS: tuple[SchemaFile, ...] = (
    *(RESOURCE, COURSE, UNIT),
    SchemaFile("form", Form, "A form", ("resources/*/*/form.yml",)),
    SchemaFile("cards", Deck, "A deck of cards", ("resources/*/*/cards.yml",)),
    SchemaFile("chooser", Chooser, "A chooser", ("resources/*/*/chooser.yml",)),
    SchemaFile("exercise", Exercise, "A case exercise", ("resources/*/*/exercise.yml",)),
    SchemaFile("video", Recording, "A film's recording", ("resources/videos/*/video.yml",)),
    SchemaFile("storyboard", Storyboard, "A storyboard", ("resources/videos/*/storyboard.yml",)),
    SchemaFile("webinar", WebinarPlan, "A webinar's sessions", ("resources/webinars/*/webinar.yml",)),
    SchemaFile("path", LearningPath, "A learning path", ("resources/paths/*.yml",)),
    SchemaFile("learning-log", LearningEntry, "An entry of the learning log", ("resources/learning-log/*.yml",)),
    SchemaFile("figure", Figure, "A figure and its source", ("resources/evidence/*.yml",)),
    SchemaFile("theme-page", ThemePage, "A theme's page", ("resources/themes/*.md",)),
    SchemaFile("partnership", Partnership, "The settings of the library", ("resources/partnership.yml",)),
    *_vocabularies(),
)


def modeline_of(name: str) -> str:
    """Return the first line of a file that lies beside a page, by the file's name."""
    return next(schema.modeline for schema in SCHEMAS if any(files.endswith(f"/{name}") for files in schema.files))
