"""The real courses that the tests take, unpacked: one as it is, the same with a pass mark, and a sensitive one."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from library.commands.check import check
from library.sinks.packages import Packer

ROOT = Path(__file__).parents[3]
COURSE = "pc-10"
UNITS = ("one-page", "second-question", "thinking-traps", "respectful-challenge", "take-to-supervision")
FORMATS = ("scorm-1.2", "scorm-2004", "cmi5", "offline")


@cache
def unpacked(folder: Path) -> Path:
    """Write the packages below a folder.

    `<format>/` is the course as it is, `<format>-scored/` has a pass mark of 60, and `<format>-sensitive/` is another
    course, whose pages have the quick exit.
    """
    catalogue = check(ROOT, errors_only=True).catalogue
    course = catalogue.course_of[COURSE]
    scored = replace(course, plan=replace(course.plan, completion="score", pass_mark=60))
    sensitive = next(one for one in catalogue.courses if catalogue.is_sensitive(one.resource))
    for ending, one in (("", course), ("-scored", scored), ("-sensitive", sensitive)):
        packer = Packer(catalogue, ROOT)
        for name in FORMATS:
            for path, content in packer.content(one, name).items():
                target = folder / f"{name}{ending}" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    return folder
