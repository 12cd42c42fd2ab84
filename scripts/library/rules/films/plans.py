"""What the rules on films share: each recording and each session as somebody described it, whatever else is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from library.model.film import Cue
from library.model.nodes import Mapping, Scalar, Sequence
from library.model.problem import Place
from library.reading.documents import Document
from library.reading.films import PLANS, SLIDES, FilmFiles
from library.reading.probing import Probed, probe
from library.reading.storyboards import STORYBOARD
from library.reading.tree import Beside
from library.rules.media.files import VIDEOS, ending_of
from library.rules.metadata.records import near, one
from library.rules.rule import Context

LEEWAY = 0.5
"""Seconds by which a film may really be longer than its whole seconds say."""


class Captions(NamedTuple):
    """A WebVTT file that a plan names and that is there."""

    name: str
    path: str
    cues: tuple[Cue, ...]

    def at(self, cue: Cue) -> Place:
        """Return the place of one caption."""
        return Place(self.path, cue.line)


@dataclass(frozen=True)
class PlannedFilm:
    """One recording: a video.yml, or what webinar.yml says of a recorded session."""

    page: Document
    """The resource's index.md."""
    plan: Document
    node: Mapping
    """Its fields."""
    files: FilmFiles
    there: dict[str, Beside]
    """The files in the resource's folder, by name."""
    prefix: str = ""
    """What stands before its places on the page: nothing, or a session's id and a hyphen."""

    @property
    def folder(self) -> str:
        """The resource's folder, from the repository's top folder."""
        return folder_of(self.page)

    @cached_property
    def seconds(self) -> int:
        """How long it says that it runs; 0 where it doesn't say."""
        written = self.node.text("seconds").strip()
        return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0

    @cached_property
    def named(self) -> tuple[Scalar, ...]:
        """Every file's name that stands in it, in the order of the lines."""
        single = ("poster", "chapters", "transcript", "audio", "described_file", "slides")
        found = [name for field in ("files", "handouts") for name in self.node.scalars(field)]
        found += [name for field in single if (name := one(self.node, field))]
        found += self.caption_names
        return tuple(sorted((name for name in found if name.text.strip()), key=lambda name: (name.line, name.column)))

    @cached_property
    def caption_names(self) -> tuple[Scalar, ...]:
        """The names of the files of captions."""
        listed = self.node.get("captions")
        items = listed.items if isinstance(listed, Sequence) else ()
        return tuple(name for item in items if isinstance(item, Mapping) and (name := one(item, "file")))

    @cached_property
    def captions(self) -> tuple[Captions, ...]:
        """The captions that are there and hold something, each file once."""
        found = (self.captions_called(name) for name in self.caption_names)
        return tuple({captions.name: captions for captions in found if captions}.values())

    @cached_property
    def chapters(self) -> Captions | None:
        """Its chapters, as the lines of their file."""
        return self.captions_called(one(self.node, "chapters"))

    def captions_called(self, name: Scalar | None) -> Captions | None:
        """Return what a .vtt file holds, if it is there and holds something."""
        text = name.text.strip() if name else ""
        cues = self.files.captions.get(text)
        return Captions(text, f"{self.folder}/{text}", cues) if cues else None

    @cached_property
    def films(self) -> tuple[tuple[Scalar, Beside], ...]:
        """The films that it names and that lie there, with the lines that name them."""
        named = ((name, self.there.get(name.text.strip())) for name in self.node.scalars("files"))
        return tuple((name, file) for name, file in named if file and not file.is_symlink)

    @property
    def external(self) -> Scalar | None:
        """Its address at a video host."""
        return one(self.node, "external")

    @property
    def lacks_captions(self) -> bool:
        """Whether it lies at a host and nothing here holds its words, although a file is named for them."""
        return bool(self.external and self.caption_names and not self.captions)

    @property
    def is_own(self) -> bool:
        """Whether it was made from a storyboard."""
        return bool(self.page.folder and (self.page.folder / STORYBOARD).is_file())

    def has(self, name: str) -> bool:
        """Tell whether a file lies in the folder."""
        return name in self.there or name in self.files.words

    def meant(self, name: str) -> str:
        """Return the file that was probably meant."""
        ending = ending_of(name)
        taken = {other.text.strip() for other in self.named}
        known = [other for other in (*self.there, *self.files.words) if other not in taken]
        return near(name, known) or next((other for other in known if ending and ending_of(other) == ending), "")


@dataclass(frozen=True)
class PlannedSession:
    """One session of a webinar.yml."""

    page: Document
    plan: Document
    node: Mapping
    files: FilmFiles

    @property
    def slides(self) -> Scalar | None:
        """The file of its slides."""
        return one(self.node, "slides")


def folder_of(page: Document) -> str:
    """Return a resource's folder, from the repository's top folder."""
    return page.path.removesuffix("/index.md")


def shown(context: Context) -> Iterator[tuple[Document, FilmFiles]]:
    """Go through the resources in videos/ and webinars/ with their files, in the order of their paths."""
    if context.tree.films:
        for page in context.tree.resources:
            if files := context.tree.films.get(page.path):
                yield page, files


def films_of(context: Context) -> tuple[PlannedFilm, ...]:
    """Return every recording that is described."""
    kept = context.cache.get("planned films")
    if not isinstance(kept, tuple):
        kept = context.cache["planned films"] = tuple(_films(context))
    return kept


def sessions_of(context: Context) -> tuple[PlannedSession, ...]:
    """Return every session of every webinar."""
    kept = context.cache.get("planned sessions")
    if not isinstance(kept, tuple):
        kept = context.cache["planned sessions"] = tuple(_sessions(context))
    return kept


def probed(file: Beside, context: Context) -> Probed | None:
    """Return what a film's file says of itself, looked up once for all rules."""
    key = f"probed {file.path}"
    if key not in context.cache:
        context.cache[key] = probe(file.on_disk) if ending_of(file.name) in VIDEOS else None
    kept = context.cache[key]
    return kept if isinstance(kept, Probed) else None


def slides_of(context: Context) -> Iterator[tuple[Document, str, FilmFiles]]:
    """Go through the files of slides: the text, its name in `slides/`, and the webinar's files."""
    for _, files in shown(context):
        for name, document in files.words.items():
            if name.startswith(f"{SLIDES}/"):
                yield document, name.removeprefix(f"{SLIDES}/"), files


def _films(context: Context) -> Iterator[PlannedFilm]:
    for page, files in shown(context):
        if page.type_folder == VIDEO_FOLDER and files.plan and files.plan.front:
            yield _film(page, files, files.plan, files.plan.front, context)
    for session in sessions_of(context):
        recording = session.node.get("recording")
        if isinstance(recording, Mapping):
            prefix = f"{session.node.text('id').strip()}-"
            yield _film(session.page, session.files, session.plan, recording, context, prefix=prefix)


def _film(
    page: Document, files: FilmFiles, plan: Document, node: Mapping, context: Context, *, prefix: str = ""
) -> PlannedFilm:
    there = {file.name: file for file in context.tree.beside.get(page.path, ())}
    return PlannedFilm(page, plan, node, files, there, prefix)


def _sessions(context: Context) -> Iterator[PlannedSession]:
    for page, files in shown(context):
        if page.type_folder == VIDEO_FOLDER or not files.plan or not files.plan.front:
            continue
        listed = files.plan.front.get("sessions")
        for item in listed.items if isinstance(listed, Sequence) else ():
            if isinstance(item, Mapping):
                yield PlannedSession(page, files.plan, item, files)


VIDEO_FOLDER = next(folder for folder, (name, _) in PLANS.items() if name == "video.yml")
"""The folder whose plans describe one film; the other's describe sessions."""
