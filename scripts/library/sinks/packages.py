"""Puts each course into packages that learning management systems take, and into one that opens from a disk.

A package is one page with all the units, one style, one script, the attachments and a manifest. It asks nothing
of this site or any other.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, cast

from jinja2 import Environment, FileSystemLoader

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.exports import cmi5, qti, scorm_1_2, scorm_2004
from library.exports.manifests import START
from library.model.course import Course
from library.model.generated_file import GeneratedFile, Json
from library.pages import assets, course_views
from library.pages.views import View
from library.sinks.joining import join
from library.sinks.package_faults import FaultyPackageError, faults_of, refusal
from library.sinks.package_links import PackageLinks
from library.sinks.zips import zipped

__all__ = ["FORMATS", "FaultyPackageError", "Packer", "faults_of", "files"]
TEMPLATE = "package.html"
ENTRY = "components/package/package.js"
"""The module that begins a package's page; all that it imports comes with it."""
STYLE = "style.css"
SCRIPT = "script.js"
OFFLINE = "offline"
QUESTIONS = "qti"

ManifestMaker: TypeAlias = Callable[[Catalogue, Course, Mapping[str, bytes]], bytes]
MANIFESTS: Mapping[str, tuple[str, ManifestMaker]] = {
    "scorm-1.2": (scorm_1_2.MANIFEST, scorm_1_2.manifest),
    "scorm-2004": (scorm_2004.MANIFEST, scorm_2004.manifest),
    "cmi5": (cmi5.MANIFEST, cmi5.manifest),
}
"""Formats that are the course itself with a manifest: its name, and what makes it."""
FORMATS = (*MANIFESTS, OFFLINE, QUESTIONS)
"""Every format; the terms of the vocabulary `package-formats`."""


def files(catalogue: Catalogue, root: Path) -> Iterator[GeneratedFile]:
    """Return the packages that courses name in their course.yml; one with a fault raises FaultyPackageError."""
    if not any(course.plan.packages for course in catalogue.courses):
        return
    packer = Packer(catalogue, root)
    site = catalogue.partnership.site_url if catalogue.partnership else ""
    for course in catalogue.courses:
        for name in dict.fromkeys(course.plan.packages):
            if name in FORMATS:
                if faults := faults_of(packer.content(course, name), manifest_of(name), site=site):
                    raise FaultyPackageError(f"{course.resource.path}: {refusal(name, faults)}")
                path = addresses.course(course.slug) + file_name(course, name)
                yield GeneratedFile(path, packer.package(course, name), course.resource.path)


def file_name(course: Course, name: str) -> str:
    """Return the name of a package's zip file."""
    return f"{course.slug}-{name}.zip"


def manifest_of(name: str) -> str:
    """Return the file name of a format's manifest; empty for a format without one."""
    if name == QUESTIONS:
        return qti.MANIFEST
    return MANIFESTS[name][0] if name in MANIFESTS else ""


class Packer:
    """Packs courses of one catalogue. What all packages share is made once."""

    def __init__(self, catalogue: Catalogue, root: Path) -> None:
        """Take the repository's top folder, with the templates, styles and scripts in overrides/."""
        overrides = root / "overrides"
        self._catalogue = catalogue
        self._root = root
        self._linker = Linker(catalogue)
        environment = Environment(loader=FileSystemLoader(overrides), autoescape=True, keep_trailing_newline=True)
        self._template = environment.get_template(TEMPLATE)
        self._style = assets.stylesheet(root).encode()
        self._script = join(overrides, ENTRY).encode()
        self._kept: dict[str, tuple[dict[str, Json], dict[str, bytes]]] = {}

    def package(self, course: Course, name: str) -> bytes:
        """Return a course's package in one format, zipped."""
        content = self.content(course, name)
        if name == OFFLINE:
            # People unpack it among their own files.
            content = {f"{course.slug}/{path}": data for path, data in content.items()}
        return zipped(content)

    def content(self, course: Course, name: str) -> dict[str, bytes]:
        """Return the files of a course's package in one format, by their names."""
        if name == QUESTIONS:
            return qti.files(self._catalogue, course)
        view, attachments = self.parts(course)
        page = self._template.render(course=view, style=STYLE, script=SCRIPT, format=name)
        content = {START: page.encode(), STYLE: self._style, SCRIPT: self._script, **attachments}
        if name in MANIFESTS:
            manifest, make = MANIFESTS[name]
            content[manifest] = make(self._catalogue, course, content)
        return content

    def parts(self, course: Course) -> tuple[dict[str, Json], dict[str, bytes]]:
        """Return what the template shows of a course, the same for each format, and the files that it needs."""
        if course.slug not in self._kept:
            links = PackageLinks(self._root, self._catalogue, self._linker, course)
            plan = course_views.plan_view(course)
            units: list[Json] = [
                {**line, "parts": course_views.parts_view(course, unit, links.of(unit))}
                for unit, line in zip(course.units, cast("list[View]", plan["units"]), strict=True)
            ]
            view: dict[str, Json] = {
                **plan,
                "units": units,
                "theme": course.resource.themes[0],
                "sensitive": self._catalogue.is_sensitive(course.resource),
                "warning": course.resource.content_warning,
            }
            self._kept[course.slug] = view, links.attachments
        return self._kept[course.slug]
