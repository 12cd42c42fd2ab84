"""What was noted when a film was made, and whether the film still shows what its storyboard says."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from library.model.storyboard import Storyboard
from library.reading.drawings import Artwork

RECORD = "film.json"
PIPELINE = 1
"""One more whenever films must be made again though neither storyboard nor drawings changed."""


def fingerprints(storyboard: Storyboard, artwork: Artwork) -> dict[str, str | int]:
    """Return what a film depends on. What only captions and transcript say is left out: they need no new pictures."""
    seen = [
        {name: value for name, value in asdict(scene).items() if name not in {"caption", "describe"}} | {"mood": mood}
        for scene, mood in zip(storyboard.scenes, storyboard.moods, strict=True)
    ]
    board = {"title": storyboard.title, "poster": storyboard.poster, "scenes": seen}
    return {
        "pipeline": PIPELINE,
        "storyboard": _digest(board),
        "drawings": _digest({"stage": artwork.stage, "drawings": artwork.drawings}),
    }


def is_stale(record: Mapping[str, object], storyboard: Storyboard, artwork: Artwork) -> bool:
    """Tell whether the pictures were made from another storyboard or other drawings."""
    return any(record.get(name) != value for name, value in fingerprints(storyboard, artwork).items())


def record_of(
    storyboard: Storyboard,
    artwork: Artwork,
    *,
    fonts: str,
    narration: str,
    boxes: Iterable[object],
    files: Mapping[str, int],
) -> str:
    """Return film.json. `boxes` says where the words of each scene stand; `files` how big each file is."""
    starts = zip(storyboard.starts, storyboard.scenes, boxes, strict=True)
    record = {
        **fingerprints(storyboard, artwork),
        "fonts": fonts,
        "narration": narration,
        "seconds": storyboard.seconds,
        "files": dict(sorted(files.items())),
        "scenes": [
            {
                "id": scene.id,
                "start": at,
                "seconds": scene.seconds,
                "still": still_name(place, scene.id),
                "words": words,
            }
            for place, (at, scene, words) in enumerate(starts, start=1)
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def still_name(place: int, scene: str) -> str:
    """Return where a scene's still picture lies. The number keeps them in their order."""
    return f"stills/{place:02}-{scene}.webp"


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
