"""A storyboard: what an own film shows and says, scene by scene. All media of the film are made from it."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from library.model import fields
from library.model.resource import SLUG

FRAMES_A_SECOND = 25
WORDS_A_MINUTE = 160
"""The fastest that a scene may be read."""
SHORTEST, LONGEST = 90, 150
"""How long a film may run, in seconds."""
CHAPTERS = (3, 6)
"""How many chapters a film has: at least, at most."""
MOST_LINES = 3
MOODS = ("morning", "day", "dusk", "night")
LAYOUTS = ("left", "right", "centre", "low")
QUOTES = "“”\"‘’'"
WORD = re.compile(r"\w[\w'’-]*")


class Manner(StrEnum):
    """How a line of words is meant, and so how it looks."""

    PLAIN = "plain"
    SAY = "say"
    """Words to use aloud."""
    NOT = "not"
    """Words that are better avoided; a pen slowly crosses them out."""
    THINK = "think"
    """What somebody thinks and doesn't say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thought on the screen."""

    text: Annotated[str, fields.Text(max=90)]
    """The words. In the file it stands as one line, or as `say: …`, `not: …` or `think: …`."""
    manner: Annotated[str, fields.Text(max=40)] = Manner.PLAIN
    """How it is meant; filled in by reading."""

    @property
    def bare(self) -> str:
        """The words without quotation marks around them."""
        return self.text.strip(QUOTES) if self.is_speech else self.text

    @property
    def is_speech(self) -> bool:
        """Whether these are somebody's words."""
        return self.manner != Manner.PLAIN

    def told(self, *, introduced: bool) -> str:
        """Return the words as captions and transcript give them, where nothing is crossed out or slanted."""
        before = "" if introduced else {"not": "Rather not: ", "think": "Thinking: "}.get(self.manner, "")
        return f"{before}“{self.bare}”" if self.is_speech else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One picture with a few words."""

    id: Annotated[str, fields.Text(max=40, pattern=SLUG, looks_like="small letters and hyphens, such as `say-died`")]
    """Its name, used once in the film; its still picture has the same name."""
    chapter: Annotated[str, fields.Text(max=40)] = ""
    """The title of the chapter that begins here. The first scene begins one."""
    seconds: Annotated[int, fields.Number(min=3, max=14)]
    """How long it stands."""
    draw: Annotated[str, fields.Text(max=40)]
    """The drawing: the name of a file in scripts/drawings/ without its ending."""
    mood: Annotated[str, fields.Text(max=10)] = ""
    """The light, `morning`, `day`, `dusk` or `night`, until a later scene changes it."""
    layout: Annotated[str, fields.Text(max=10)] = "left"
    """Where the words stand: `left`, `right`, `centre` or `low`."""
    words: Annotated[tuple[Line, ...], fields.ListOf(fields.Record(Line), min=1, max=MOST_LINES)]
    """The words on the screen: one to three short lines."""
    caption: Annotated[str, fields.Text(max=240)] = ""
    """What the caption says, if that is something else than the words on the screen."""
    describe: Annotated[str, fields.Text(min=10, max=240)]
    """What is seen, in one sentence, for people who don't see it."""

    @property
    def told(self) -> tuple[str, ...]:
        """What the captions say, thought by thought."""
        if self.caption:
            return (self.caption,)
        told: list[str] = []
        introduced = False
        for line in self.words:
            # After “A child may think:” nobody needs to be told again that it is a thought.
            introduced = line.is_speech and (introduced or bool(told and told[-1].endswith(":")))
            told.append(line.told(introduced=introduced))
        return tuple(told)

    @property
    def words_a_minute(self) -> int:
        """How fast somebody reads all of it. Words that stand on the screen and in the caption count once."""
        seen = Counter(words_in(" ".join(line.text for line in self.words)))
        heard = Counter(words_in(self.caption))
        return round((seen | heard).total() * 60 / self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Storyboard:
    """What storyboard.yml says."""

    title: Annotated[str, fields.Text(min=3, max=70)]
    """The film's title."""
    poster: Annotated[str, fields.Text(max=40)] = ""
    """The scene whose picture stands there before the film plays; left out, the first."""
    scenes: Annotated[tuple[Scene, ...], fields.ListOf(fields.Record(Scene), min=1, max=60)]
    """The scenes in their order."""

    @property
    def seconds(self) -> int:
        """How long the film runs."""
        return sum(scene.seconds for scene in self.scenes)

    @property
    def starts(self) -> tuple[int, ...]:
        """The second at which each scene begins."""
        return tuple(sum(scene.seconds for scene in self.scenes[:place]) for place in range(len(self.scenes)))

    @property
    def moods(self) -> tuple[str, ...]:
        """The light of each scene: its own or that of the scene before it."""
        moods: list[str] = []
        for scene in self.scenes:
            moods.append(scene.mood or (moods[-1] if moods else "day"))
        return tuple(moods)

    @property
    def chapters(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and title of each chapter."""
        begun = [(at, scene.chapter) for at, scene in zip(self.starts, self.scenes, strict=True) if scene.chapter]
        ends = [*(at for at, _ in begun[1:]), self.seconds]
        return tuple((at, end, title) for (at, title), end in zip(begun, ends, strict=True))


def words_in(text: str) -> list[str]:
    """Return the words that somebody reads in a text."""
    return WORD.findall(text.lower())
