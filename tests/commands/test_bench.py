"""The benchmark measures what it says, over libraries like the real one."""

import statistics
import sys
from pathlib import Path

import pytest

from library.commands.bench import Job, big_library, one_round, plain_site
from library.commands.bench.figures import PLAIN, Measured, exponent, growth, table
from library.commands.bench.measuring import CommandFailedError, Cost, Site, run, site
from library.commands.check import check
from library.model.problem import Severity
from library.model.resource import Resource

pytestmark = pytest.mark.xdist_group("bench")
ROOT = Path(__file__).parents[2]
COUNT = 2 * len(list((ROOT / "resources").glob("*/*/index.md")))
"""So many that one is made after each real one."""


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bench") / "library"
    big_library.make(ROOT, COUNT, target)
    return target


@pytest.fixture(scope="module")
def made(big: Path) -> tuple[Resource, ...]:
    checked = check(big, errors_only=True)
    assert [problem for problem in checked.problems if problem.severity is Severity.ERROR] == []
    assert len(checked.catalogue.resources) == COUNT
    return tuple(item for item in checked.catalogue.resources if item.title.startswith("Example "))


def test_new_resources_are_as_long_as_real_ones(big: Path, made: tuple[Resource, ...]) -> None:
    real = [item for item in check(big, only=["none"]).catalogue.resources if item not in made]
    wanted = statistics.median(len(item.body.text) for item in real)
    assert statistics.median(len(item.body.text) for item in made) == pytest.approx(wanted, rel=0.15)


def test_new_resources_vary(made: tuple[Resource, ...]) -> None:
    assert len({item.body.html for item in made}) == len(made)
    assert len({(item.audiences, item.when_to_use, item.minutes, item.level) for item in made}) > len(made) / 2
    html = "".join(item.body.html for item in made)
    assert all(sign in html for sign in ("<table>", 'class="admonition', "task-list-item", "<ol>", "<a href="))


def test_new_resources_name_one_another(made: tuple[Resource, ...]) -> None:
    by_id = {item.id: item for item in made}
    assert all(item.id in by_id[other].related for item in made for other in item.related)


def test_the_same_library_is_made_again(big: Path, tmp_path: Path) -> None:
    big_library.make(ROOT, COUNT, tmp_path / "again")
    paths = sorted(path.relative_to(big) for path in (big / "resources").rglob("*") if path.is_file())
    assert paths
    assert all((tmp_path / "again" / path).read_bytes() == (big / path).read_bytes() for path in paths)


def test_plain_mkdocs_gets_the_same_markdown(big: Path, tmp_path: Path) -> None:
    plain_site.make(big, tmp_path / "plain")
    resources = sorted((big / "resources").glob("*/*/index.md"))
    assert len(resources) == COUNT
    for path in resources:
        copy = tmp_path / "plain" / "docs" / path.relative_to(big)
        assert copy.read_bytes() == path.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows doesn't say what a finished process used")
def test_a_command_s_memory_is_measured(tmp_path: Path) -> None:
    small = run((sys.executable, "-c", "pass"), tmp_path, {})
    large = run((sys.executable, "-c", "b'x' * 600_000_000"), tmp_path, {})
    assert 600 < large.megabytes < 650
    # A child begins with what its parent had in memory, and a worker of the tests holds a lot.
    assert small.megabytes < large.megabytes - 50


@pytest.mark.skipif(sys.platform == "win32", reason="Windows doesn't say what a finished process used")
def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="what went wrong"):
        run((sys.executable, "-c", "raise SystemExit('what went wrong')"), tmp_path, {})


def test_a_site_is_measured(tmp_path: Path) -> None:
    for name, size in (("a", 1000), ("b", 2000), ("c", 6000)):
        (tmp_path / "r" / name).mkdir(parents=True)
        (tmp_path / "r" / name / "index.html").write_bytes(b"x" * size)
    (tmp_path / "style.css").write_bytes(b"y" * 91_000)
    found = site(tmp_path, "r/*/index.html")
    assert (found.files, found.megabytes, found.page_kilobytes) == (4, 0.1, 2.0)
    assert found.page_compressed < 0.1


def test_growth_is_told_by_its_exponent() -> None:
    assert exponent([(10, 3), (100, 30), (1000, 300)]) == pytest.approx(1)
    assert exponent([(10, 1), (100, 100)]) == pytest.approx(2)
    measured = [Measured("ours", size, (Cost(1, size**2, 9),)) for size in (10, 100)]
    assert "ours" in growth(measured)
    assert "exponent 2.00" in growth(measured)
    assert growth(measured[:1]) == ""


def test_the_table_compares_medians_with_plain_mkdocs() -> None:
    ours = Measured("ours", 1000, (Cost(9, 9, 50), Cost(3, 6, 70), Cost(2, 1, 60)), Site(7, 1.5, 20.0, 6.0))
    plain = Measured(PLAIN, 1000, (Cost(2, 4, 40),))
    _, line, _ = table((ours, plain)).splitlines()
    assert line.split() == ["1,000", "ours", "3.00", "1.50", "6.00", "1.50", "70", "7", "1.5", "20.0", "6.0"]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_check_leaves_the_site_to_be_measured(tmp_path: Path, *, backwards: bool) -> None:
    making = "from pathlib import Path; Path('site').mkdir(); Path('site/index.html').write_text('x')"
    jobs = (Job("check", ("-c", "pass"), tmp_path), Job("build", ("-c", making), tmp_path, "index.html"))
    for _ in range(2):
        one_round(jobs, backwards=backwards)
    assert site(tmp_path / "site", "index.html").files == 1
    assert [len(job.costs) for job in jobs] == [2, 2]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_first_run_finds_nothing_kept_and_a_later_one_does(tmp_path: Path, *, backwards: bool) -> None:
    (tmp_path / ".cache").mkdir()
    fresh = "from pathlib import Path; raise SystemExit(Path('.cache').exists() or Path('.cache').mkdir())"
    later = "from pathlib import Path; raise SystemExit(not Path('.cache').exists())"
    jobs = (Job("first", ("-c", fresh), tmp_path), Job("again", ("-c", later), tmp_path, first=False))
    for _ in range(2):
        one_round(jobs, backwards=backwards)
    assert [len(job.costs) for job in jobs] == [2, 2]
