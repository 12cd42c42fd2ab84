"""A film or the recording of a webinar: what its description says, and what the files beside it hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from library.model import fields
from library.model.body import Body
from library.model.packing import Packed
from library.model.resource import Attachment

FileName = Annotated[
    str,
    fields.Text(
        max=100,
        pattern=r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*\.[a-z0-9]{2,4}",
        looks_like="the name of a file beside it, such as `poster.jpg`",
    ),
]
LONGEST = 4 * 3600
"""Seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionFile:
    """Captions in one language."""

    language: Annotated[str, fields.Term("languages")]
    """Their language."""
    file: FileName
    """The WebVTT file, such as `captions.en.vtt`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What video.yml says of a film, and `recording` of a webinar's session."""

    seconds: Annotated[int, fields.Number(min=1, max=LONGEST)]
    """How long it runs."""
    recorded: Annotated[date, fields.Date()]
    """The day it was recorded or made."""
    speakers: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), max=12)] = ()
    """Who speaks, by role: never a name."""
    files: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=100), max=4)] = ()
    """The same film in one format or more, the best first; a browser takes the first that it can play."""
    external: Annotated[str, fields.Url()] = ""
    """Its address at YouTube, Vimeo or Stream, if it lies there and not here."""
    poster: FileName = ""
    """The picture that stands there before it plays, 16 wide to 9 high. A film that lies here needs one."""
    captions: Annotated[tuple[CaptionFile, ...], fields.ListOf(fields.Record(CaptionFile), min=1, max=12)]
    """The captions; they lie here even if the film does not."""
    chapters: FileName = ""
    """A WebVTT file whose lines are the chapters' titles."""
    transcript: FileName = ""
    """Its words as Markdown. Left out, the page makes the transcript from the captions."""
    audio: FileName = ""
    """The sound alone, for people who listen."""
    described: Annotated[str, fields.Term("descriptions")]
    """How somebody who can't see the picture gets what it shows."""
    described_file: FileName = ""
    """The version with audio description; only where `described` is `described-version`."""
    silent: Annotated[bool, fields.Flag()] = False
    """Whether it has no sound at all."""
    slides: FileName = ""
    """The slides, as a file to download."""
    handouts: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=100), max=8)] = ()
    """Files to go with it."""
    discussion: Annotated[tuple[str, ...], fields.ListOf(fields.Text(min=10, max=300), max=6)] = ()
    """Questions for a group that watched it."""

    @property
    def named(self) -> tuple[str, ...]:
        """Every file that it names."""
        single = (self.poster, self.chapters, self.transcript, self.audio, self.described_file, self.slides)
        several = (*self.files, *(item.file for item in self.captions), *self.handouts)
        return tuple(name for name in (*several, *single) if name)


@dataclass(frozen=True, slots=True)
class Cue(Packed):
    """One caption: words that stand from one moment to another."""

    start: float
    """In seconds from the beginning."""
    end: float
    text: str
    """Without marks; lines are joined with a line break."""
    speaker: str
    """From a voice tag, `<v Health visitor>`; empty if nobody is named."""
    line: int
    """The line of its timing in the file, from 1."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a film."""

    slug: str
    """Its place on the page is `#chapter-<slug>`."""
    title: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph of a transcript."""

    html: str
    start: float | None = None
    """The moment at which it begins; None where the transcript doesn't say."""
    speaker: str = ""
    seen: bool = False
    """Whether it tells what is seen, in place of what is said."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a transcript under one heading."""

    title: str
    """Empty for what stands before the first heading."""
    paragraphs: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Film:
    """A recording, complete."""

    recording: Recording
    files: Mapping[str, Attachment] = field(repr=False)
    """The files that it names and that are there, by name."""
    captions: Mapping[str, tuple[Cue, ...]] = field(repr=False)
    """The captions of each language."""
    chapters: tuple[Chapter, ...] = ()
    transcript: tuple[Part, ...] = field(default=(), repr=False)
    """What transcript.md says; empty where there is none."""
    stills: tuple[Attachment, ...] = field(default=(), repr=False)
    """Still pictures of it in their order, for people who want nothing to move."""
    words: Body | None = field(default=None, repr=False)
    """The transcript's file as rules read it."""
