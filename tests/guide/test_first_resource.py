"""What the guide to a first resource says is true: its steps are followed, and its pictures show what is there."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.guide.following import PICTURES, Followed, Guide, follow
from tests.guide.pictures import SHARPER, kept, mark_of, words_shown

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("guide")]

MOST_BYTES = 80_000
AGAIN = "the guide's pictures are out of date: run `PYTHONPATH=scripts python3 -m tests.guide.pictures`"
NAMES = sorted(path.stem for path in PICTURES.glob("*.webp"))


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    return follow(tmp_path_factory.mktemp("guide"))


@pytest.fixture(scope="module")
def shown(followed: Followed, browser: Browser) -> dict[str, str]:
    return words_shown(followed, browser)


def test_it_begins_the_file_that_the_guide_names(followed: Followed) -> None:
    assert followed.begun.returncode == 0, followed.begun.stderr
    assert followed.begun.stdout.splitlines()[0] == Guide().file


def test_the_mistake_made_on_purpose_is_the_only_one(followed: Followed) -> None:
    assert followed.faulty.returncode == 1
    assert followed.faulty.stdout.rstrip().endswith("1 fault must be fixed, in 1 of 4 resources.")


def test_what_the_check_says_to_type_is_what_the_guide_says(followed: Followed) -> None:
    _, mended = Guide().blocks("yaml")
    assert f"Instead: {mended.strip()}\n" in followed.faulty.stdout


def test_then_there_are_no_faults_and_the_page_is_built(followed: Followed) -> None:
    assert followed.mended.stdout == "No faults in 4 resources.\n"
    assert followed.built.returncode == 0, followed.built.stdout + followed.built.stderr
    assert (followed.library.root / "site/resources/before-you-knock/index.html").is_file()


def test_every_field_of_the_guide_is_one_that_the_new_file_leaves_open(followed: Followed) -> None:
    fields, _ = Guide().blocks("yaml")
    for name in (line.partition(":")[0] for line in fields.splitlines() if line[:1].isalpha()):
        assert f"\n{name}:" in followed.new_file


def test_the_guide_shows_every_picture_and_no_other(shown: dict[str, str]) -> None:
    assert sorted(Guide().pictures) == NAMES == sorted(shown)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_what_is_there_now(name: str, shown: dict[str, str]) -> None:
    mark, words = kept(name)
    assert words == shown[name], AGAIN
    assert mark == mark_of(name), AGAIN


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small_and_has_its_words_and_its_size(name: str) -> None:
    path = Path(PICTURES / f"{name}.webp")
    said = Guide().pictures[name]
    assert path.stat().st_size < MOST_BYTES
    assert 60 <= len(said["alt"]) <= 300
    with Image.open(path) as picture:
        size = (round(picture.width / SHARPER), round(picture.height / SHARPER))
    assert size == (int(said["width"]), int(said["height"])), AGAIN
