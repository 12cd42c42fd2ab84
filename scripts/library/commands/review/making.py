"""The story of a review, in the half that has no rights: check, build both sites, compare, take pictures, write."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from library.commands.check import Checked, check
from library.commands.review import comment, data, picture_page, replacing
from library.commands.review.comparing import Compared, compare
from library.commands.review.data import Page, Remark, Review
from library.commands.review.pictures import Pair, take
from library.model.problem import Problem, Severity
from library.reading.site_settings import markdown_reader
from library.rules.rule import Context

Say = Callable[[str], None]
COMMENT = "comment.md"
SITE = "site"
NO_COMPARISON = Compared((), style_changed=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for."""

    before: str
    """The commit to compare with."""
    folder: Path
    """Where everything is written."""
    browser: str = ""
    pictures: bool = True


def make(root: Path, wish: Wish, say: Say, today: date | None = None) -> Review:
    """Write what a comment, a preview and pictures need into a folder, and return what was found."""
    shutil.rmtree(wish.folder, ignore_errors=True)
    wish.folder.mkdir(parents=True)
    today = today or datetime.now(tz=UTC).date()
    checked = check(root, today=today)
    touched = changed_files(root, wish.before)
    review = told(checked, touched, root, today)
    say("Building the site …")
    with _earlier_site(root, wish.before, say) as before:
        after = wish.folder / SITE
        if not _build(root, after):
            return _written(replace(review, notes=("not-built",)), (), wish)
        if before is None:
            return _written(replace(review, notes=("nothing-before",)), (), wish)
        compared = compare(before, after, touched)
        pairs = _pictures(compared, before, after, wish, say)
    return _written(_with_pages(review, compared, pairs, wish), pairs or (), wish)


def changed_files(root: Path, before: str) -> tuple[str, ...]:
    """Return the files that differ from an earlier commit, those not yet committed among them."""
    names = _git(root, "diff", "--name-only", "-z", "--diff-filter=d", before, "--")
    others = _git(root, "ls-files", "-z", "--others", "--exclude-standard")
    return tuple(sorted({name for name in (names + others).split("\0") if name}))


def told(checked: Checked, touched: tuple[str, ...], root: Path, today: date) -> Review:
    """Return what is told of the check: the proposal's own files first."""
    context = Context(checked.tree, checked.catalogue, today)
    own = [problem for problem in checked.problems if problem.place.path in touched]
    mended = replacing.replacements(own, replacing.lines_of(checked), checked, context, markdown_reader(root))

    def remark(problem: Problem) -> Remark:
        yours = problem.place.path in touched
        line = mended.get(problem, "")
        return Remark(
            code=problem.code,
            severity=problem.severity.value,
            path=problem.place.path[:300],
            line=problem.place.line,
            message=problem.message[: data.MOST_WORDS],
            why=problem.why[: data.MOST_WORDS],
            instead=problem.instead[: data.MOST_WORDS],
            replacement=line if len(line) <= data.MOST_WORDS else "",
            yours=yours,
        )

    problems = [problem for problem in checked.problems if problem.severity is not Severity.NOTICE]
    problems.sort(key=lambda problem: (problem.place.path not in touched, problem.severity != "error", problem.order))
    files = tuple(name for name in touched if name.startswith("resources/") and len(name) <= 300)
    return Review(
        resources=len(checked.tree.resources),
        files=files[: data.MOST_FILES],
        remarks=tuple(remark(problem) for problem in problems[: data.MOST_PROBLEMS]),
        more_remarks=max(0, len(problems) - data.MOST_PROBLEMS),
    )


def _with_pages(review: Review, compared: Compared, pairs: tuple[Pair, ...] | None, wish: Wish) -> Review:
    pictured = {pair.page.address for pair in pairs or ()}
    pages = tuple(replace(page, pictured=page.address in pictured) for page in compared.pages[: data.MOST_PAGES])
    notes = ("style-changed",) if compared.style_changed else ()
    if pairs is None and wish.pictures:
        notes = (*notes, "no-pictures")
    return replace(review, pages=pages, more_pages=max(0, len(compared.pages) - data.MOST_PAGES), notes=notes)


def _pictures(compared: Compared, before: Path, after: Path, wish: Wish, say: Say) -> tuple[Pair, ...] | None:
    if not wish.pictures or not compared.pages:
        return None if not wish.pictures else ()
    say("Taking pictures …")
    try:
        return take(compared.pages, before, after, wish.browser)
    except Exception as error:  # noqa: BLE001  a browser fails in many ways, and a review without pictures still helps
        say(f"No pictures: {error}")
        return None


def _written(review: Review, pairs: tuple[Pair, ...], wish: Wish) -> Review:
    pages: dict[str, Page] = {pair.page.address: pair.page for pair in pairs}
    texts = {
        data.NAME: data.write(review),
        COMMENT: comment.comment(review, comment.Addresses()),
        picture_page.NAME: picture_page.page(pairs, max(0, len(review.pages) + review.more_pages - len(pages))),
    }
    for name, text in texts.items():
        (wish.folder / name).write_text(text, encoding="utf-8", newline="\n")
    return review


@contextmanager
def _earlier_site(root: Path, before: str, say: Say) -> Iterator[Path | None]:
    """Build the site as it was, in a folder that goes away again."""
    with TemporaryDirectory(prefix="library-before-") as temporary:
        tree, site = Path(temporary) / "tree", Path(temporary) / "site"
        _git(root, "worktree", "add", "--detach", "--force", str(tree), before)
        try:
            built = _build(tree, site)
            if not built:
                say(f"The site at {before} could not be built, so there is nothing to compare with.")
            yield site if built else None
        finally:
            _git(root, "worktree", "remove", "--force", str(tree))


def _build(tree: Path, site: Path) -> bool:
    # Faults are told in the comment; the preview shows whatever can be shown.
    command = [sys.executable, str(tree / "scripts" / "build.py"), "--no-check", "--site-dir", str(site.resolve())]
    done = subprocess.run(command, cwd=tree, check=False, stdout=subprocess.DEVNULL)
    return done.returncode == 0 and (site / "index.html").is_file()


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")
