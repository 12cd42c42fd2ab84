"""Our own films as they were committed: fresh, small, playable everywhere, and readable on every frame."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from library.commands.film import films
from library.exports.film_record import RECORD, is_stale
from library.exports.film_texts import texts_of
from library.model.storyboard import CHAPTERS, FRAMES_A_SECOND, LONGEST, SHORTEST, WORDS_A_MINUTE, Storyboard
from library.reading.drawings import read_artwork
from library.reading.storyboards import STORYBOARD, read_storyboard_document, storyboard_of
from library.sinks.film_encoding import MOST_BYTES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "videos"
FILMS = films(ROOT)
AGAIN = "Run python3 scripts/film.py"
AA, LARGE = 4.5, 52
MOMENTS = (0.5, 0.8, 1.0)
"""Parts of a scene at which frames are looked at: words stand, and at the end everything rests."""


def board(slug: str) -> Storyboard:
    found = storyboard_of(read_storyboard_document(FOLDER / slug / STORYBOARD, slug))
    assert found
    return found


def record(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / slug / RECORD).read_text(encoding="utf-8"))
    return found


def test_there_are_films() -> None:
    assert len(FILMS) >= 5


@pytest.mark.parametrize("slug", FILMS)
def test_pictures_show_what_the_storyboard_says(slug: str) -> None:
    storyboard = board(slug)
    assert not is_stale(record(slug), storyboard, read_artwork(scene.draw for scene in storyboard.scenes)), AGAIN


@pytest.mark.parametrize("slug", FILMS)
def test_texts_say_what_the_storyboard_says(slug: str) -> None:
    for name, text in texts_of(board(slug), spoken=bool(record(slug)["narration"])).items():
        assert (FOLDER / slug / name).read_text(encoding="utf-8") == text, AGAIN


@pytest.mark.parametrize("slug", FILMS)
def test_everything_is_there_and_as_big_as_it_was_made(slug: str) -> None:
    made = record(slug)
    assert {name: (FOLDER / slug / name).stat().st_size for name in made["files"]} == made["files"]
    stills = {f"stills/{path.name}" for path in (FOLDER / slug / "stills").iterdir()}
    assert stills == {scene["still"] for scene in made["scenes"]}


@pytest.mark.parametrize("slug", FILMS)
def test_people_can_read_it_in_peace(slug: str) -> None:
    storyboard = board(slug)
    assert SHORTEST <= storyboard.seconds <= LONGEST
    assert CHAPTERS[0] <= len(storyboard.chapters) <= CHAPTERS[1]
    for scene in storyboard.scenes:
        assert scene.words_a_minute <= WORDS_A_MINUTE, scene.id
    for scene in record(slug)["scenes"]:
        for row in scene["words"]:
            assert row["size"] >= LARGE, row
            assert row["x"] >= 40, row
            assert row["x"] + row["width"] <= 1240, row


@pytest.mark.parametrize("slug", FILMS)
@pytest.mark.parametrize("ending", ["mp4", "webm"])
def test_every_browser_plays_it(slug: str, ending: str) -> None:
    path = FOLDER / slug / f"{slug}.{ending}"
    assert path.stat().st_size <= MOST_BYTES
    with av.open(str(path)) as film:
        video = film.streams.video[0]
        assert (video.width, video.height, video.pix_fmt) == (1280, 720, "yuv420p")
        assert video.average_rate == FRAMES_A_SECOND
        assert film.duration is not None
        assert film.duration / 1_000_000 == pytest.approx(board(slug).seconds, abs=0.1)
        assert len(film.streams.audio) == bool(record(slug)["narration"])
        if ending == "webm":
            assert video.codec_context.name in {"libvpx-vp9", "vp9"}
        else:
            assert video.codec_context.name == "h264"
            assert "Baseline" in str(video.codec_context.profile)
    if ending == "mp4":
        head = path.read_bytes()
        assert head.index(b"moov") < head.index(b"mdat")


@pytest.mark.parametrize("slug", FILMS)
def test_words_stand_out_on_the_frames_of_the_real_file(slug: str) -> None:
    wanted: dict[int, list[dict[str, Any]]] = {}
    for scene in record(slug)["scenes"]:
        for part in MOMENTS:
            frame = round((scene["start"] + scene["seconds"] * part) * FRAMES_A_SECOND) - 1
            # Words that have not arrived yet can't be measured: at first, only the first line is there.
            wanted[frame] = scene["words"] if part > 0.7 else scene["words"][:1]
    for place, picture in pictures(FOLDER / slug / f"{slug}.mp4", set(wanted)):
        for row in wanted[place]:
            assert contrast_of(picture, row) >= AA, (place, row)


def pictures(path: Path, wanted: set[int]) -> Iterator[tuple[int, Image.Image]]:
    """Go through some frames of a film."""
    with av.open(str(path)) as film:
        for place, frame in enumerate(film.decode(video=0)):
            if place in wanted:
                shown: Any = frame
                yield place, shown.to_image().convert("RGB")


def contrast_of(picture: Image.Image, row: dict[str, Any]) -> float:
    """Return the contrast between a row's strokes and the least helpful of what lies beneath and beside them.

    The strokes' middle has the words' own colour; edges are blends. Strokes cover less than a third of a row, so
    what is lighter (or, at night, darker) than that third is the ground.
    """
    left, top, right, bottom = row["x"], row["y"], row["x"] + row["width"], row["y"] + row["height"]
    inside = sorted(lights(picture.crop((left, top, right, bottom))))
    beside = [*lights(picture.crop((left - 20, top, left - 9, bottom)))]
    beside += lights(picture.crop((right + 9, top, right + 20, bottom)))
    beside.sort()
    night = at_share(inside, 0.5) < 0.2
    words = at_share(inside, 0.99 if night else 0.01)
    beneath = (at_share(inside, share) for share in ((0.05, 0.6) if night else (0.4, 0.95)))
    return min(ratio(words, light) for light in (*beneath, at_share(beside, 0.02), at_share(beside, 0.98)))


def at_share(sorted_lights: list[float], share: float) -> float:
    """Return the lightness below which a share of all pixels lies."""
    return sorted_lights[round(share * (len(sorted_lights) - 1))]


def lights(picture: Image.Image) -> Iterator[float]:
    """Go through the luminances of a picture's pixels."""
    for count, colour in picture.getcolors(picture.width * picture.height) or []:
        yield from [luminance(colour)] * count


def luminance(colour: Any) -> float:
    """Return the relative luminance that WCAG defines."""
    parts: list[float] = [
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: float, other: float) -> float:
    """Return the contrast ratio that WCAG defines."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
