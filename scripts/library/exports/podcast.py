"""A podcast of what can be listened to: films and recorded sessions with a sound file. RSS 2.0."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.recordings import Recorded, recordings
from library.exports.ids import permanent_id
from library.exports.rows import absolute
from library.model.generated_file import GeneratedFile

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
    "flac": "audio/flac",
}


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the feed, if there is anything to listen to."""
    heard = [item for item in recordings(catalogue) if item.address(item.film.recording.audio)]
    if not heard:
        return
    for prefix, space in (("itunes", ITUNES), ("podcast", PODCAST), ("atom", ATOM)):
        register_namespace(prefix, space)
    # The names decide between equal days, so that two builds never differ.
    heard.sort(key=lambda item: item.name)
    heard.sort(key=lambda item: item.shown_since, reverse=True)
    root = Element("rss", {"version": "2.0"})
    channel = _channel(SubElement(root, "channel"), catalogue)
    for item in heard:
        _item(SubElement(channel, "item"), catalogue, item)
    indent(root)
    content = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"
    yield GeneratedFile(addresses.PODCAST, content, "resources/")


def _channel(channel: Element, catalogue: Catalogue) -> Element:
    library = catalogue.partnership.library_name if catalogue.partnership else "Learning library"
    publisher = catalogue.partnership.name if catalogue.partnership else library
    _text(channel, "title", f"{library}: to listen to")
    _text(channel, "link", _from_feed(catalogue, addresses.LIBRARY))
    SubElement(
        channel,
        f"{{{ATOM}}}link",
        {"rel": "self", "href": _from_feed(catalogue, addresses.PODCAST), "type": "application/rss+xml"},
    )
    _text(channel, "description", f"Films and webinars of {publisher}, as sound. Every one has a transcript.")
    _text(channel, "language", "en-gb")
    _text(channel, f"{{{ITUNES}}}author", publisher)
    _text(channel, f"{{{ITUNES}}}explicit", "false")
    _text(channel, f"{{{ITUNES}}}type", "episodic")
    SubElement(channel, f"{{{ITUNES}}}category", {"text": "Education"})
    return channel


def _item(entry: Element, catalogue: Catalogue, item: Recorded) -> None:
    recording = item.film.recording
    audio = item.film.files[recording.audio]
    _text(entry, "title", item.title)
    _text(entry, "link", _from_feed(catalogue, addresses.permanent(item.resource.id)))
    SubElement(entry, "guid", {"isPermaLink": "false"}).text = permanent_id(catalogue, f"audio/{item.name}").urn
    _text(entry, "description", item.summary)
    _text(entry, "pubDate", format_datetime(datetime.combine(item.shown_since, time(), tzinfo=UTC)))
    SubElement(
        entry,
        "enclosure",
        {
            "url": _from_feed(catalogue, item.address(recording.audio)),
            "length": str(audio.size),
            "type": TYPES.get(recording.audio.rpartition(".")[2], "audio/mpeg"),
        },
    )
    _text(entry, f"{{{ITUNES}}}duration", str(recording.seconds))
    _text(entry, f"{{{ITUNES}}}explicit", "false")
    for caption in recording.captions:
        if address := item.address(caption.file):
            SubElement(
                entry,
                f"{{{PODCAST}}}transcript",
                {"url": _from_feed(catalogue, address), "type": "text/vtt", "language": caption.language},
            )


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words


def _from_feed(catalogue: Catalogue, address: str) -> str:
    whole = absolute(catalogue, address)
    return whole if whole != address else f"../{address}"
