"""What a film's file says of itself, whatever program made it."""

from pathlib import Path
from typing import Any

import pytest

from library.reading.probing import Probed, probe
from tests.films.clips import clip


def probed(folder: Path, ending: str, **how: Any) -> Probed:
    path = folder / f"film.{ending}"
    path.write_bytes(clip(ending, **how))
    found = probe(path)
    assert found
    return found


def test_an_mp4_film(tmp_path: Path) -> None:
    found = probed(tmp_path, "mp4", seconds=3, audio="aac", size=(96, 54))
    assert (found.width, found.height) == (96, 54)
    assert (found.video, found.profile, found.pixels) == ("h264", "High", "yuv420p")
    assert found.audio == "aac"
    assert found.seconds == pytest.approx(3, abs=0.1)
    assert found.faststart


@pytest.mark.parametrize(
    ("codec", "audio", "names"),
    [
        ("libvpx", "", ("vp8", "")),
        ("libvpx-vp9", "libopus", ("vp9", "opus")),
        ("libsvtav1", "", ("av1", "")),
    ],
)
def test_codecs_are_named_alike_whichever_program_made_them(
    tmp_path: Path, codec: str, audio: str, names: tuple[str, str]
) -> None:
    found = probed(tmp_path, "webm", codec=codec, audio=audio, size=(64, 64))
    assert (found.video, found.audio) == names
    assert found.seconds == pytest.approx(2, abs=0.1)
    assert found.faststart


def test_a_table_of_contents_at_the_end(tmp_path: Path) -> None:
    assert not probed(tmp_path, "mp4", faststart=False).faststart


def test_a_file_of_sound_has_no_picture(tmp_path: Path) -> None:
    found = probed(tmp_path, "mp4", codec="none", audio="aac")
    assert (found.video, found.width, found.audio) == ("", 0, "aac")


def test_codecs_that_browsers_do_not_play_are_named(tmp_path: Path) -> None:
    assert probed(tmp_path, "mp4", codec="mpeg4").video == "mpeg4"
    assert probed(tmp_path, "mp4", pixels="yuv444p").pixels == "yuv444p"


@pytest.mark.parametrize("data", [b"", b"x" * 2000, b"\0\0\0\x01mdat", b"\x1aE\xdf\xa3", b"\0\0\0\x08moov" * 50])
@pytest.mark.parametrize("ending", ["mp4", "webm"])
def test_what_is_no_film_gives_nothing(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"film.{ending}"
    path.write_bytes(data)
    assert probe(path) is None


def test_every_cut_and_every_changed_byte_gives_a_film_or_nothing(tmp_path: Path) -> None:
    whole = clip("mp4", audio="aac")
    path = tmp_path / "film.mp4"
    for place in range(0, len(whole), 97):
        for data in (whole[:place], whole[:place] + b"\xff" + whole[place + 1 :]):
            path.write_bytes(data)
            assert isinstance(probe(path), Probed | None)


def test_a_list_of_addresses_is_not_followed(tmp_path: Path) -> None:
    """FFmpeg guesses formats by what a file holds, and a playlist may name any file or website."""
    (tmp_path / "real.mp4").write_bytes(clip("mp4"))
    playlists = (
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nreal.mp4\n#EXT-X-ENDLIST\n",
        f"ffconcat version 1.0\nfile '{tmp_path / 'real.mp4'}'\n",
    )
    for text in playlists:
        path = tmp_path / "list.mp4"
        path.write_text(text, encoding="utf-8")
        assert probe(path) is None


def test_other_endings_and_missing_files_give_nothing(tmp_path: Path) -> None:
    path = tmp_path / "film.avi"
    path.write_bytes(clip("mp4"))
    assert probe(path) is None
    assert probe(tmp_path / "nowhere.mp4") is None
    assert probe(tmp_path) is None
