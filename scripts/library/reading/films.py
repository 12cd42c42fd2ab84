"""Reads what makes a film or a webinar of a resource's folder: its description, captions, transcripts and slides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from library.model.film import Cue, Film, Part, Recording
from library.model.webinar import Slide, WebinarPlan
from library.reading.captions import only_words, read_captions
from library.reading.documents import Document, read_text, read_words, read_yaml_document
from library.reading.markdown import MarkdownReader
from library.reading.slides import read_slides, without_marks
from library.reading.storyboards import STORYBOARD, read_storyboard_document
from library.reading.transcripts import read_transcript

PLANS: Mapping[str, tuple[str, type]] = {"videos": ("video.yml", Recording), "webinars": ("webinar.yml", WebinarPlan)}
"""For each folder in resources/ whose resources are shown: the file that describes them, and what it holds."""
MADE = "film.json"
"""What the pipeline noted when it made a film."""
SLIDES = "slides"
STILLS = "stills"


@dataclass(frozen=True, slots=True)
class FilmFiles:
    """A film's or a webinar's own files."""

    plan: Document | None = None
    """Its video.yml or webinar.yml."""
    storyboard: Document | None = None
    """Its storyboard.yml, if it is a film of our own."""
    captions: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict, repr=False)
    """What each .vtt file holds, by its name in the folder."""
    transcripts: Mapping[str, tuple[Part, ...]] = field(default_factory=dict, repr=False)
    slides: Mapping[str, tuple[Slide, ...]] = field(default_factory=dict, repr=False)
    """By the file's name in `slides/`."""
    words: Mapping[str, Document] = field(default_factory=dict, repr=False)
    """The transcripts, slides and captions as texts, by their name in the folder."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All that editors wrote in them."""
        return (*(document for document in (self.plan, self.storyboard) if document), *self.words.values())


def film_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a resource's folder that are parts of a film or a webinar, and so no attachments."""
    if folder.parent.name not in PLANS:
        return ()
    plan = folder / PLANS[folder.parent.name][0]
    own = (plan, folder / STORYBOARD, folder / MADE)
    return (*(path for path in own if _is_file(path)), *_transcripts(folder), *_slides(folder))


def read_film(root: Path, folder: Path, markdown: MarkdownReader) -> FilmFiles | None:
    """Return a film's or webinar's files, or None for another resource."""
    if folder.parent.name not in PLANS:
        return None
    name, model = PLANS[folder.parent.name]
    plan, board = folder / name, folder / STORYBOARD
    words: dict[str, Document] = {}
    transcripts: dict[str, tuple[Part, ...]] = {}
    slides: dict[str, tuple[Slide, ...]] = {}
    for path in _transcripts(folder):
        document = read_words(path, _name(root, path), Film, markdown)
        words[path.name] = document
        transcripts[path.name] = read_transcript(document.text, markdown.html)
    for path in _slides(folder):
        document = read_words(path, _name(root, path), WebinarPlan, markdown)
        slides[path.name] = read_slides(document.text, markdown.html)
        # A line of hyphens under words would make a heading of them.
        words[f"{SLIDES}/{path.name}"] = replace(document, body=markdown.read(without_marks(document.text), 1))
    for path in _captions(folder):
        document = read_words(path, _name(root, path), Film, markdown)
        # What people say is read for private details, as every text is. Times and marks are none of it.
        words[path.relative_to(folder).as_posix()] = replace(document, body=markdown.read(only_words(document.text), 1))
    return FilmFiles(
        plan=read_yaml_document(plan, _name(root, plan), model) if _is_file(plan) else None,
        storyboard=read_storyboard_document(board, _name(root, board)) if _is_file(board) else None,
        captions={path.relative_to(folder).as_posix(): read_captions(read_text(path)[0]) for path in _captions(folder)},
        transcripts=transcripts,
        slides=slides,
        words=words,
    )


def _transcripts(folder: Path) -> Iterator[Path]:
    """Go through the transcripts, by name. A webinar has one for each recorded session."""
    yield from sorted(path for path in folder.glob("*transcript*.md") if _is_file(path))


def _captions(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.vtt") if _is_file(path))


def _slides(folder: Path) -> Iterator[Path]:
    slides = folder / SLIDES
    if slides.is_dir() and not slides.is_symlink():
        yield from sorted(path for path in slides.glob("*.md") if _is_file(path))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
