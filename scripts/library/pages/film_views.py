"""What templates show of a film: plain data, in the order in which the page has it."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from library.catalogue import addresses, hosts
from library.catalogue.catalogue import Catalogue
from library.model.film import Chapter, Cue, Film, Part, Said
from library.model.generated_file import Json
from library.model.resource import Attachment, Resource
from library.pages import words
from library.pages.views import View
from library.reading.markdown import anchor_of

TYPES = {"mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm"}
WHOLE_FILM = "film"
"""The key of a film that has a page of its own; a webinar's films have their session's id."""
PAUSE = 2.5
"""Seconds without words after which a derived transcript begins a new paragraph."""
ENOUGH = 45
"""Words after which it does so at the next end of a sentence."""
TAG = re.compile(r"<[^>]+>")
EMBED = (
    '<iframe src="{url}" title="{title}" width="640" height="520" loading="lazy" '
    'referrerpolicy="strict-origin-when-cross-origin" allowfullscreen style="max-width: 100%; border: 0"></iframe>'
)
Link = Callable[[str], str]


def film_view(
    catalogue: Catalogue, resource: Resource, film: Film, link: Link, *, key: str = WHOLE_FILM, title: str = ""
) -> View:
    """Return all that a page shows of a film. `link` puts the site's own addresses into a piece of HTML."""
    recording = film.recording
    base = addresses.resource(resource.slug)
    return {
        "key": key,
        "title": title or resource.title,
        "seconds": recording.seconds,
        "length": length(recording.seconds),
        "silent": recording.silent,
        "poster": _url(base, film, recording.poster),
        "sources": [
            {"url": base + item.name, "type": TYPES[_ending(item)], **_size(item)}
            for name in recording.files
            if (item := film.files.get(name)) and _ending(item) in TYPES
        ],
        "tracks": [
            {
                "language": item.language,
                "label": catalogue.label("languages", item.language),
                "url": base + item.file,
                "default": place == 0,
            }
            for place, item in enumerate(recording.captions)
            if item.language in film.captions
        ],
        "chapters_url": _url(base, film, recording.chapters),
        "chapters": [
            {"slug": chapter.slug, "title": chapter.title, "seconds": int(chapter.start), "at": clock(chapter.start)}
            for chapter in film.chapters
        ],
        "parts": _parts(film, link),
        "described": catalogue.label("descriptions", recording.described),
        "speakers": list(recording.speakers),
        "recorded": words.day(recording.recorded),
        "stills": _stills(base, film),
        "external": _external(catalogue, recording.external),
        "downloads": _downloads(catalogue, base, film, key),
        "trainers": _trainers(catalogue, resource, film, key, title or resource.title),
    }


def frame_sources(films: list[View]) -> str:
    """Return the hosts whose players a page may show once somebody asks for one, as its policy lists them."""
    found = {
        f"https://{urlsplit(str(external['embed'])).netloc}"
        for film in films
        if isinstance(external := film["external"], dict) and external["embed"]
    }
    return " ".join(sorted(found))


def length(seconds: int) -> str:
    """Return `1 minute 58 seconds`, `45 minutes`."""
    minutes, rest = divmod(seconds, 60)
    parts = [words.count(minutes, "minute")] if minutes else []
    return " ".join([*parts, words.count(rest, "second")] if rest or not parts else parts)


def clock(seconds: float) -> str:
    """Return `1:05`, `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def transcript_text(film: Film, title: str) -> str:
    """Return a film's transcript as plain text, for people who take it along."""
    lines = [title, "Transcript", ""]
    for part in transcript(film):
        if part.title:
            lines += [part.title, ""]
        for said in part.paragraphs:
            plain = " ".join(html.unescape(TAG.sub("", said.html)).split())
            spoken = f"{said.speaker}: {plain}" if said.speaker else plain
            moment = "" if said.start is None else f"{clock(said.start)}  "
            lines += [f"{moment}[{spoken}]" if said.seen else moment + spoken, ""]
    return "\n".join(lines).rstrip() + "\n"


def transcript_name(key: str) -> str:
    """Return the name of the file that holds a film's transcript as plain text."""
    return "transcript.txt" if key == WHOLE_FILM else f"{key}-transcript.txt"


def own_files(film: Film) -> frozenset[str]:
    """Return the names of the files that the player offers, which stand in no list of files besides."""
    return frozenset((*film.files, *(still.name for still in film.stills)))


def _ending(item: Attachment) -> str:
    return item.name.rpartition(".")[2].lower()


def _size(item: Attachment) -> dict[str, Json]:
    return {"label": _ending(item).upper(), "size": words.size(item.size)}


def _url(base: str, film: Film, name: str) -> str:
    return base + name if name in film.files else ""


def transcript(film: Film) -> tuple[Part, ...]:
    """Return the transcript as somebody wrote it, or else as the captions tell it."""
    return film.transcript or tuple(_derived(film))


def _parts(film: Film, link: Link) -> list[Json]:
    slugs = {chapter.title.casefold(): chapter.slug for chapter in film.chapters}
    return [
        {
            "slug": slugs.get(part.title.casefold(), anchor_of(part.title) if part.title else ""),
            "title": part.title,
            "paragraphs": [_paragraph(said, link) for said in part.paragraphs],
        }
        for part in transcript(film)
    ]


def _paragraph(said: Said, link: Link) -> Json:
    return {
        "seconds": None if said.start is None else int(said.start),
        "at": "" if said.start is None else clock(said.start),
        "speaker": said.speaker,
        "html": link(said.html),
        "seen": said.seen,
    }


def _derived(film: Film) -> Iterator[Part]:
    """Make a transcript of the first captions: a paragraph for each speaker, pause or few sentences."""
    cues = next(iter(film.captions.values()), ())
    chapters = film.chapters or (Chapter("", "", 0, float("inf")),)
    for place, chapter in enumerate(chapters):
        end = chapters[place + 1].start if place + 1 < len(chapters) else float("inf")
        begin = chapter.start if place else 0
        own = [cue for cue in cues if begin <= cue.start < end]
        yield Part(chapter.title, tuple(_joined(group) for group in _paragraphs(own)))


def _paragraphs(cues: list[Cue]) -> Iterator[list[Cue]]:
    group: list[Cue] = []
    for cue in cues:
        if group and _breaks(group, cue):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _breaks(group: list[Cue], cue: Cue) -> bool:
    last = group[-1]
    said = sum(len(earlier.text.split()) for earlier in group)
    return (
        cue.speaker != last.speaker
        or cue.start - last.end > PAUSE
        or (said > ENOUGH and last.text.rstrip().endswith((".", "!", "?", "”", "…")))
    )


def _joined(group: list[Cue]) -> Said:
    text = " ".join(" ".join(cue.text.split()) for cue in group)
    seen = text.startswith("[") and text.endswith("]")
    shown = html.escape(text[1:-1] if seen else text, quote=False)
    return Said(f"<p>{shown}</p>", group[0].start, group[0].speaker, seen)


def _stills(base: str, film: Film) -> list[Json]:
    """Return the still pictures. Each stands for one caption where there are as many of them."""
    cues = next(iter(film.captions.values()), ())
    several = len(film.stills)
    texts = [" ".join(cue.text.split()) for cue in cues] if len(cues) == several else []
    return [
        {"url": base + still.name, "alt": texts[place] if texts else f"Picture {place + 1} of {several}"}
        for place, still in enumerate(film.stills)
    ]


def _external(catalogue: Catalogue, url: str) -> Json:
    """Return who keeps a film that does not lie here, and the address that shows it inside the page."""
    if not url:
        return None
    domain = hosts.domain_of(url)
    host = hosts.host_of(domain, catalogue.vocabulary("video-hosts"))
    if not host:
        return {"host": domain, "receives": domain, "embed": "", "url": url}
    return {"host": host.label, "receives": host.receives, "embed": hosts.embed_of(url, host), "url": url}


def _downloads(catalogue: Catalogue, base: str, film: Film, key: str) -> list[Json]:
    recording = film.recording
    several = len(recording.captions) > 1
    wanted = [
        *(("Film", name) for name in recording.files),
        ("Film with audio description", recording.described_file),
        ("Sound alone", recording.audio),
        *(
            (f"Captions ({catalogue.label('languages', item.language)})" if several else "Captions", item.file)
            for item in recording.captions
        ),
        ("Slides", recording.slides),
        *(("Handout", name) for name in recording.handouts),
    ]
    found: list[Json] = [
        {
            "label": label,
            "url": base + name,
            "kind": _ending(film.files[name]).upper(),
            "size": words.size(film.files[name].size),
        }
        for label, name in wanted
        if name in film.files
    ]
    text = len(transcript_text(film, "").encode())
    return [
        *found,
        {"label": "Transcript", "url": base + transcript_name(key), "kind": "TXT", "size": words.size(text)},
    ]


def _trainers(catalogue: Catalogue, resource: Resource, film: Film, key: str, title: str) -> Json:
    partnership = catalogue.partnership
    site = partnership.site_url if partnership else ""
    licence = catalogue.vocabulary("licences").by_id.get(resource.licence)
    whole = key == WHOLE_FILM
    # A session has no page of its own: its permanent link ends with its place on the webinar's page.
    link = site + addresses.permanent(resource.id) + ("" if whole else f"#session-{key}")
    embed = html.escape(site + addresses.player(resource.slug))
    running = length(film.recording.seconds)
    publisher = partnership.name if partnership else ""
    return {
        "link": link,
        "qr_svg": addresses.qr(resource.id, "svg") if site else "",
        "qr_png": addresses.qr(resource.id, "png") if site else "",
        "embed": EMBED.format(url=embed, title=html.escape(title)) if site and whole else "",
        "cite": f"{publisher} ({film.recording.recorded.year}) {title} [video, {running}]. {link}",
        "length": running,
        "discussion": list(film.recording.discussion),
        "licence": {"label": licence.label, "url": str(getattr(licence, "url", ""))} if licence else None,
    }
