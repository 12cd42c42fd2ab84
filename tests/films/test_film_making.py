"""How a storyboard becomes texts and frames."""

import io
import json
import wave
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from library.commands.film import Refusal, plan
from library.exports.film_record import is_stale, record_of
from library.exports.film_texts import captions_vtt, chapters_vtt, transcript
from library.model.storyboard import Line, Scene, Storyboard
from library.reading.drawings import drawing_names, read_artwork
from library.reading.probing import probe
from library.reading.storyboards import read_storyboard_document, storyboard_of
from library.sinks.film_encoding import ENCODINGS, Encoding, encode
from library.sinks.film_frames import Held, moments_of, staged

BOARD = """\
title: Three words
scenes:
  - id: ask
    chapter: Begin
    seconds: 4
    draw: candle
    layout: low
    words:
      - 1. Ask
      - say: “What happened?”
    describe: A candle burns.
  - id: wait
    seconds: 3
    draw: two-chairs
    mood: night
    words: ["A child may think:", {think: “Was it me?”}, {not: "“At least…”"}]
    describe: Two chairs stand by a window.
  - id: end
    chapter: End
    seconds: 3
    draw: end-card
    words: Stay & listen
    caption: Stay, and listen.
    describe: A lamp stands on a hill.
"""


def board(folder: Path, text: str = BOARD) -> Storyboard:
    path = folder / "storyboard.yml"
    path.write_text(text, encoding="utf-8")
    found = storyboard_of(read_storyboard_document(path, "storyboard.yml"))
    assert found
    return found


def test_lines_say_how_they_are_meant(tmp_path: Path) -> None:
    storyboard = board(tmp_path)
    assert [line.manner for scene in storyboard.scenes for line in scene.words] == [
        *("plain", "say"),
        *("plain", "think", "not"),
        "plain",
    ]
    assert storyboard.moods == ("day", "night", "night")
    assert storyboard.chapters == ((0, 7, "Begin"), (7, 10, "End"))


def test_captions_share_a_scenes_time_and_leave_low_words_free(tmp_path: Path) -> None:
    assert captions_vtt(board(tmp_path)) == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:04.000 line:6%\n1. Ask\n“What happened?”\n\n"
        "00:00:04.000 --> 00:00:06.200\nA child may think:\n“Was it me?”\n\n"
        "00:00:06.200 --> 00:00:07.000\n“At least…”\n\n"
        "00:00:07.000 --> 00:00:10.000\nStay, and listen.\n"
    )


def test_chapters_and_transcript(tmp_path: Path) -> None:
    storyboard = board(tmp_path)
    assert chapters_vtt(storyboard) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:07.000\nBegin\n\n00:00:07.000 --> 00:00:10.000\nEnd\n"
    )
    told = transcript(storyboard, spoken=False)
    # A number with a full stop would begin a list.
    assert "[0:00] 1\\. Ask. “What happened?”" in told
    assert "[0:04] [Two chairs stand by a window.]" in told
    assert "[0:07] **Narrator:** Stay, and listen." in transcript(storyboard, spoken=True)


def test_words_on_screen_and_in_the_caption_count_once() -> None:
    words = (Line(text="Stay and listen to the child"),)
    scene = Scene(id="x", seconds=3, draw="candle", words=words, caption="Stay and listen.", describe="A candle burns.")
    assert scene.words_a_minute == 120


def test_every_frame_while_words_arrive_and_one_for_the_rest() -> None:
    frames = [frame for frame, _ in moments_of(4, 1000)]
    assert frames[:26] == list(range(26))
    assert frames[26:30] == [26, 28, 30, 32]
    assert frames[-1] == 75


def test_a_film_is_stale_when_what_is_seen_changes(tmp_path: Path) -> None:
    first = board(tmp_path)
    artwork = read_artwork(scene.draw for scene in first.scenes)
    made = json.loads(record_of(first, artwork, fonts="", narration="", boxes=[[], [], []], files={}))
    assert not is_stale(made, first, artwork)
    assert not is_stale(made, board(tmp_path, BOARD.replace("A candle burns", "One candle burns")), artwork)
    assert is_stale(made, board(tmp_path, BOARD.replace("seconds: 4", "seconds: 5")), artwork)
    assert is_stale(made, first, read_artwork(["candle"]))


def test_what_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "resources/videos/film"
    folder.mkdir(parents=True)
    (folder / "storyboard.yml").write_text(BOARD.replace("draw: candle", "draw: candel"), encoding="utf-8")
    refused = plan(tmp_path, "film")
    assert isinstance(refused, Refusal)
    assert "candel" in refused.message
    missing = plan(tmp_path, "flim")
    assert isinstance(missing, Refusal)
    assert "There are: film" in missing.message


def test_drawings_are_plain_pictures() -> None:
    for name in drawing_names():
        text = read_artwork([name]).drawings[name]
        assert text.startswith("<svg"), name
        for forbidden in ("<script", "http://", "https://", "<image", "<foreignObject", "onload"):
            assert forbidden not in text.replace('xmlns="http://www.w3.org/2000/svg"', ""), name


@pytest.mark.browser
def test_the_same_storyboard_gives_the_same_frames(tmp_path: Path, browser: Browser) -> None:
    storyboard = board(tmp_path)
    artwork = read_artwork(scene.draw for scene in storyboard.scenes)
    runs = []
    for _ in range(2):
        with staged(storyboard, artwork, browser) as stage:
            runs.append([stage.draw(place, still_only=True) for place in range(2)])
    assert [drawn.still for drawn in runs[0]] == [drawn.still for drawn in runs[1]]
    assert [row["text"] for row in runs[0][1].words] == ["A child may think:", "“Was it me?”", "“At least…”"]
    still = Held(runs[0][0].still, 5)
    for encoding in ENCODINGS:
        assert encode(lambda: [still], tmp_path / f"film.{encoding.ending}", encoding, None) > 1000


@pytest.mark.parametrize(("encoding", "codec"), list(zip(ENCODINGS, ("opus", "aac"), strict=True)))
def test_a_voice_is_mixed_in(tmp_path: Path, encoding: Encoding, codec: str) -> None:
    with wave.open(str(tmp_path / "narration.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        sound.writeframes(bytes(2 * 22_050))
    paper = io.BytesIO()
    Image.new("RGB", (1280, 720), "#faf6ef").save(paper, "PNG")
    path = tmp_path / f"film.{encoding.ending}"
    encode(lambda: [Held(paper.getvalue(), 50)], path, encoding, tmp_path / "narration.wav")
    found = probe(path)
    assert found
    assert (found.audio, found.pixels) == (codec, "yuv420p")
    assert found.seconds == pytest.approx(2, abs=0.1)
