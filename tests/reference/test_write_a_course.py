"""The examples on the page "Write a course" are a course that the check has nothing to say about."""

import re
import shutil
from pathlib import Path

from library.commands.check import check
from library.model.question import QuestionKind
from library.reading.lessons import read_lesson
from library.reading.site_settings import markdown_reader
from tests.rules.cases import BASE, TODAY

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/contribute/courses.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```markdown\n(///.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
(PLAN,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
(UNIT,) = re.findall(r"^```markdown\n(---.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_kind_of_question_has_an_example() -> None:
    lesson, traps = read_lesson("\n".join(BLOCKS), 1, markdown_reader(ROOT).html)
    assert traps == ()
    assert {question.kind for question in lesson.questions} == set(QuestionKind)
    assert len(lesson.notes) == 1


def test_the_examples_are_a_course_without_faults(tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(BASE, library)
    course = library / "resources/courses/first-course"
    shutil.rmtree(course / "units")
    (course / "units").mkdir()
    confidence = next(block for block in BLOCKS if block.startswith("/// confidence"))
    (course / "course.yml").write_text(PLAN, encoding="utf-8")
    (course / "units/ask-again.md").write_text("\n".join([UNIT, *BLOCKS]), encoding="utf-8")
    again = f"---\ntitle: Look back\nminutes: 7\n---\nWhat has changed?\n\n{confidence}"
    (course / "units/look-back.md").write_text(again, encoding="utf-8")
    assert check(library, today=TODAY).problems == ()
