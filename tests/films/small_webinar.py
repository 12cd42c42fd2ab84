"""A webinar and a film, small but complete, in the smallest library: two seasons, a change of clocks, a recording."""

from pathlib import Path

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.reading.tree import read_tree
from tests.commands.small_library import Library

WEBINAR = "resources/webinars/first-series"
FILM = "resources/videos/first-film"
SITE_URL = "site_url: https://library.example.org/\n"
BOOKING = "booking_url: https://www.example.org/training\n"
SETTINGS = "resources/partnership.yml"

FRONT = """\
---
id: {id}
title: {title}
summary: {summary}
themes: [{themes}]
audiences: [everyone]
when_to_use: [before-visit]
ages: [all-children]
minutes: 45
level: introductory
status: awaiting-sign-off
owner: business-unit
licence: cc-by-4.0
restriction: none
published: 2026-01-02
reviewed: 2026-01-05
review_months: 12
sources:
  - title: Written for this library
    publisher: Exampleshire Safeguarding Children Partnership
    year: 2026
    evidence: practice-wisdom
supervision_questions:
  - What did you see with your own eyes this week?
  - Which answer did you accept too soon?
  - What will you ask next time?
---

Ask one more question before you leave the house.
"""

SESSIONS = """\
sessions:
  - id: winter
    title: Winter, "grief" & <school>; a start
    summary: What grief looks like at different ages, what helps, and whom to ask; a plain beginning.
    minutes: 45
    start: 2027-01-14 12:00
    end: 2027-01-14 12:45
    mode: online
    joining: A joining link comes by e-mail on the day before.
    capacity: Sixty places
    slides: winter.md
  - id: summer
    title: Summer session
    summary: What a child may need in the long weeks without school.
    minutes: 60
    start: 2027-07-01 16:30
    mode: both
    cancelled: true
    revision: 2
  - id: clocks
    title: Through the night
    summary: A night in which the clocks go forward while people talk.
    minutes: 120
    start: 2027-03-28 00:30
    mode: in-person
  - id: been
    title: Been and recorded
    summary: What was said, with the answers to what people asked.
    minutes: 30
    start: 2026-02-03 09:00
    mode: online
    slides: been.md
    recording:
      seconds: 65
      recorded: 2026-02-03
      files: [been.webm, been.mp4]
      poster: poster.jpg
      captions: [{language: en, file: captions.en.vtt}]
      chapters: chapters.vtt
      audio: been.mp3
      described: nothing-to-describe
      speakers: [Trainer]
    answers:
      - question: What if a child says nothing?
        answer: Stay with them, and say that they may talk later.
  - id: some-day
    title: Some day
    summary: A session that nobody has set a day for yet.
    minutes: 90
    mode: online
"""

WINTER = """\
# Winter, and what it brings

Look at [the tool](../../../tools/first-tool/index.md).

Notes: Wait until everybody is there.

---

# Plain words

- Say that somebody died.

---

Only words, no title.

Notes:
Say **nothing** for ten seconds.

---

# Thank you

Take it to supervision.
"""

VIDEO = """\
seconds: 3725
recorded: 2026-03-01
files: [film.mp4]
poster: poster.jpg
captions: [{language: en, file: captions.en.vtt}]
chapters: chapters.vtt
transcript: transcript.md
audio: film.m4a
described: in-the-words
speakers: []
"""

CAPTIONS = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Trainer>Say the word & wait.

00:00:05.000 --> 00:01:02.000
<v Trainer>Then ask again.
"""

CHAPTERS = """\
WEBVTT

00:00:00.000 --> 00:00:05.000
The word

00:00:05.000 --> 00:01:05.000
The question
"""

TRANSCRIPT = """\
## The word

[0:01] Trainer: Say the word & wait.

## The question

[0:05] Trainer: Then ask again.
"""


def library(root: Path, *, site_url: bool = True, booking: bool = True) -> Library:
    """Write the library into a folder that isn't there yet."""
    small = Library.copied(root)
    if not site_url:
        small.change(SITE_URL, "", SETTINGS)
    if not booking:
        small.change(BOOKING, "", SETTINGS)
    webinar, film = root / WEBINAR, root / FILM
    for folder in (webinar / "slides", film):
        folder.mkdir(parents=True)
    series = FRONT.format(
        id="zz-11",
        title="First series",
        summary="Sessions on one thing after another, which the tests put into calendars.",
        themes="bereavement, curiosity",
    )
    own = FRONT.format(
        id="zz-12",
        title="First film",
        summary="A short film that the tests put into feeds and sitemaps.",
        themes="curiosity",
    )
    texts = {
        webinar / "index.md": series.replace("review_months", "aliases: [earlier-series]\nreview_months"),
        webinar / "webinar.yml": SESSIONS,
        webinar / "slides/winter.md": WINTER,
        webinar / "slides/been.md": WINTER,
        film / "index.md": own,
        film / "video.yml": VIDEO,
        film / "transcript.md": TRANSCRIPT,
    }
    for folder in (webinar, film):
        texts |= {folder / "captions.en.vtt": CAPTIONS, folder / "chapters.vtt": CHAPTERS}
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    for name in ("been.webm", "been.mp4", "been.mp3", "poster.jpg"):
        (webinar / name).write_bytes(name.encode() * 100)
    for name in ("film.mp4", "film.m4a", "poster.jpg"):
        (film / name).write_bytes(name.encode() * 100)
    return small


def read(root: Path) -> Catalogue:
    """Return the catalogue of a library."""
    return catalogue_of(read_tree(root))
