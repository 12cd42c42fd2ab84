"""The story of a film: read the storyboard, draw, encode, write what belongs to it, note what was made."""

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from library.exports.film_record import RECORD, is_stale, record_of, still_name
from library.exports.film_texts import texts_of
from library.model.storyboard import Storyboard
from library.reading.drawings import Artwork, read_artwork
from library.reading.storyboards import STORYBOARD, read_storyboard_document, storyboard_of
from library.sinks import film_encoding, film_frames
from library.sinks.film_frames import Drawn, Held

FOLDER = Path("resources/videos")
NARRATIONS = ("narration.wav", "narration.m4a", "narration.mp3")
STILL = (960, 540)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a film was not made, and what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One film to make."""

    folder: Path
    storyboard: Storyboard
    artwork: Artwork

    @property
    def narration(self) -> Path | None:
        """The recorded voice, if somebody put one beside the storyboard."""
        return next((path for name in NARRATIONS if (path := self.folder / name).is_file()), None)

    @property
    def is_fresh(self) -> bool:
        """Whether its pictures are there and show what the storyboard says."""
        try:
            record = json.loads((self.folder / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return (
            not is_stale(record, self.storyboard, self.artwork)
            and record.get("narration") == _voice(self)
            and all((self.folder / name).is_file() for name in record.get("files", {}))
        )


def films(root: Path) -> tuple[str, ...]:
    """Return the folders' names of all our own films."""
    return tuple(sorted(path.parent.name for path in (root / FOLDER).glob(f"*/{STORYBOARD}")))


def plan(root: Path, slug: str) -> Plan | Refusal:
    """Read a film's storyboard and its drawings."""
    path = root / FOLDER / slug / STORYBOARD
    if not path.is_file():
        return Refusal(f"{FOLDER / slug} has no {STORYBOARD}. There are: {', '.join(films(root)) or 'none'}.")
    storyboard = storyboard_of(read_storyboard_document(path, path.relative_to(root).as_posix()))
    if not storyboard:
        return Refusal(f"{path} lacks something that a film needs. Run python3 scripts/check.py to see what.")
    artwork = read_artwork(scene.draw for scene in storyboard.scenes)
    unknown = sorted({scene.draw for scene in storyboard.scenes} - set(artwork.drawings))
    if unknown:
        return Refusal(f"There is no drawing called {', '.join(unknown)}. Run python3 scripts/check.py to see more.")
    return Plan(path.parent, storyboard, artwork)


def write_texts(film: Plan) -> None:
    """Write captions, chapters and transcript."""
    for name, text in texts_of(film.storyboard, spoken=film.narration is not None).items():
        (film.folder / name).write_text(text, encoding="utf-8", newline="\n")


def make(film: Plan, browser: str, say: Say, *, frames: Path | None = None) -> None:
    """Draw and encode a film and write all that belongs to it."""
    write_texts(film)
    drawn = list(_drawn(film, browser, say, still_only=False))
    files = _write_stills(film, drawn)
    if frames:
        _keep(frames, drawn)
    for encoding in film_encoding.ENCODINGS:
        name = f"{film.folder.name}.{encoding.ending}"
        say(f"  {name} …")
        files[name] = film_encoding.encode(lambda: _in_order(drawn), film.folder / name, encoding, film.narration)
    _note(film, drawn, files)


def make_stills(film: Plan, browser: str, say: Say) -> None:
    """Draw only the last moment of each scene, to look at while a storyboard is being written."""
    write_texts(film)
    _write_stills(film, list(_drawn(film, browser, say, still_only=True)))


def _drawn(film: Plan, browser: str, say: Say, *, still_only: bool) -> Iterator[Drawn]:
    count = len(film.storyboard.scenes)
    with film_frames.opened(film.storyboard, film.artwork, browser) as stage:
        for place, scene in enumerate(film.storyboard.scenes):
            say(f"  scene {place + 1} of {count}: {scene.id}")
            yield stage.draw(place, still_only=still_only)


def _in_order(drawn: list[Drawn]) -> Iterator[Held]:
    for scene in drawn:
        yield from scene.pictures


def _write_stills(film: Plan, drawn: list[Drawn]) -> dict[str, int]:
    """Write the stills and the poster, and return their sizes."""
    from PIL import Image

    stills = film.folder / "stills"
    stills.mkdir(exist_ok=True)
    names = [still_name(place, scene.id) for place, scene in enumerate(film.storyboard.scenes, start=1)]
    for path in stills.glob("*.webp"):
        if f"stills/{path.name}" not in names:
            path.unlink()
    sizes: dict[str, int] = {}
    for name, scene in zip(names, drawn, strict=True):
        picture = Image.open(io.BytesIO(scene.still)).convert("RGB")
        picture.resize(STILL, Image.Resampling.LANCZOS).save(film.folder / name, quality=82, method=6)
        sizes[name] = (film.folder / name).stat().st_size
    chosen = next(
        (place for place, scene in enumerate(film.storyboard.scenes) if scene.id == film.storyboard.poster), 0
    )
    poster = film.folder / "poster.jpg"
    Image.open(io.BytesIO(drawn[chosen].still)).convert("RGB").save(poster, quality=88, optimize=True, progressive=True)
    sizes[poster.name] = poster.stat().st_size
    return sizes


def _keep(folder: Path, drawn: list[Drawn]) -> None:
    """Write every picture with the number of the frame at which it appears."""
    folder.mkdir(parents=True, exist_ok=True)
    frame = 0
    for held in _in_order(drawn):
        (folder / f"{frame:05}.png").write_bytes(held.picture)
        frame += held.frames


def _note(film: Plan, drawn: list[Drawn], files: dict[str, int]) -> None:
    text = record_of(
        film.storyboard,
        film.artwork,
        fonts=film_frames.fonts(),
        narration=_voice(film),
        boxes=[scene.words for scene in drawn],
        files=files,
    )
    (film.folder / RECORD).write_text(text, encoding="utf-8", newline="\n")


def _voice(film: Plan) -> str:
    """Return what tells one narration from another."""
    return hashlib.sha256(film.narration.read_bytes()).hexdigest() if film.narration else ""
