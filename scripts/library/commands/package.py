"""The story of a package: check, find the course, pack, inspect, write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from library.catalogue.catalogue import Catalogue
from library.commands.check import Checked, check
from library.model.course import Course
from library.rules.metadata.records import near
from library.sinks import whole_files
from library.sinks.joining import NotJoinableError
from library.sinks.package_faults import refusal
from library.sinks.packages import FORMATS, Packer, faults_of, file_name, manifest_of


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was written, and what to do."""

    message: str


def package(root: Path, wanted: str, formats: tuple[str, ...], output: Path) -> Packed | Refusal:
    """Write the packages of the course `wanted`, an id or a folder's name, to the folder `output`."""
    if problem := _problem_of_formats(formats):
        return Refusal(problem)
    checked = check(root, errors_only=True)
    course = _courses(checked.catalogue).get(wanted.strip().lower())
    if not course:
        return Refusal(_unknown(wanted, checked.catalogue))
    if problem := _problem_of_course(checked, course):
        return Refusal(problem)
    chosen = tuple(dict.fromkeys(formats or course.plan.packages))
    if not chosen:
        return Refusal(f"{course.slug} names no packages in its course.yml. Say which with --format.")
    try:
        packer = Packer(checked.catalogue, root)
    except NotJoinableError as error:
        return Refusal(f"The scripts of a package can't be joined: {error}")
    return _written(packer, checked.catalogue, course, chosen, output)


def _written(
    packer: Packer, catalogue: Catalogue, course: Course, formats: Iterable[str], output: Path
) -> Packed | Refusal:
    """Write nothing before every package is found good."""
    site = catalogue.partnership.site_url if catalogue.partnership else ""
    packed: dict[str, bytes] = {}
    for name in formats:
        faults = faults_of(packer.content(course, name), manifest_of(name), site=site)
        if faults:
            return Refusal(refusal(name, faults))
        packed[file_name(course, name)] = packer.package(course, name)
    if output.exists() and not output.is_dir():
        return Refusal(f"{output} is a file. Name a folder with --output.")
    output.mkdir(parents=True, exist_ok=True)
    for name, content in packed.items():
        # Nobody should upload one that is half there.
        whole_files.put(output / name, content)
    return Packed(tuple(output / name for name in packed))


def _courses(catalogue: Catalogue) -> Mapping[str, Course]:
    """Return every word that means a course: its id, its folder's name and its earlier ones."""
    return {
        word: course
        for course in catalogue.courses
        for word in (*course.resource.aliases, course.slug, course.resource.id)
    }


def _unknown(wanted: str, catalogue: Catalogue) -> str:
    known = _courses(catalogue)
    if not known:
        return "There is no course here that can be read. `python3 scripts/check.py` says why."
    word = wanted.strip().lower()
    if resource := catalogue.by_id.get(word):
        return f"`{wanted}` is {resource.title}, which is no course. Courses are {_listed(catalogue)}."
    found = near(word, known)
    instead = f"Did you mean `{found}`?" if found else f"Courses are {_listed(catalogue)}."
    return f"There is no course `{wanted}`. {instead}"


def _listed(catalogue: Catalogue) -> str:
    return ", ".join(f"{course.slug} ({course.resource.id})" for course in catalogue.courses)


def _problem_of_formats(formats: Iterable[str]) -> str:
    for name in formats:
        if name not in FORMATS:
            found = near(name, FORMATS)
            instead = f"Did you mean `{found}`?" if found else f"Choose one of {', '.join(FORMATS)}."
            return f"There is no format `{name}`. {instead}"
    return ""


def _problem_of_course(checked: Checked, course: Course) -> str:
    """Refuse a course with errors: what can't be shown would be missing from the package without a word."""
    folder = course.resource.path.rpartition("/")[0] + "/"
    errors = [problem for problem in checked.errors if problem.place.path.startswith(folder)]
    if not errors:
        return ""
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{errors[0].place} has an error{more}, so nothing was packed. `python3 scripts/check.py` says what to do."
