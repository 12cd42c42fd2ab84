"""`/sitemap-videos.xml`: the films, for search engines that show them. Google's extension of sitemaps."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Comment, Element, SubElement, indent, register_namespace, tostring

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.recordings import Recorded, recordings
from library.exports.sitemap import PREVIEW, SITEMAP
from library.model.generated_file import GeneratedFile

VIDEO = "http://www.google.com/schemas/sitemap-video/1.1"
LONGEST = 8 * 3600
"""Seconds of film that the format knows."""


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the one file, if there is a film. A film without a picture is left out: the format needs one."""
    shown = [item for item in recordings(catalogue) if item.address(item.film.recording.poster)]
    if not shown:
        return
    register_namespace("", SITEMAP)
    register_namespace("video", VIDEO)
    base = catalogue.partnership.site_url if catalogue.partnership else ""
    root = Element(f"{{{SITEMAP}}}urlset")
    if not base:
        root.append(Comment(" site_url is not set in resources/partnership.yml "))
    for _, several in groupby(shown, key=lambda item: item.resource.slug):
        _page(root, base or PREVIEW, list(several))
    indent(root)
    content = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"
    yield GeneratedFile(addresses.VIDEO_SITEMAP, content, "resources/")


def _page(root: Element, base: str, films: list[Recorded]) -> None:
    entry = SubElement(root, f"{{{SITEMAP}}}url")
    SubElement(entry, f"{{{SITEMAP}}}loc").text = base + addresses.resource(films[0].resource.slug)
    for item in films:
        video = SubElement(entry, f"{{{VIDEO}}}video")
        recording = item.film.recording
        _text(video, "thumbnail_loc", base + item.address(recording.poster))
        _text(video, "title", item.title)
        _text(video, "description", item.summary)
        where, address = _place(item, base)
        _text(video, where, address)
        _text(video, "duration", str(min(recording.seconds, LONGEST)))
        _text(video, "publication_date", item.shown_since.isoformat())


def _place(item: Recorded, base: str) -> tuple[str, str]:
    """Return where the film itself is. The order of the elements is the format's own."""
    recording = item.film.recording
    # MP4 before others: what reads sitemaps knows it best.
    for name in sorted(recording.files, key=lambda name: not name.endswith(".mp4")):
        if address := item.address(name):
            return "content_loc", base + address
    alone = "" if item.session else base + addresses.player(item.resource.slug)
    return "player_loc", alone or recording.external or base + addresses.resource(item.resource.slug)


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, f"{{{VIDEO}}}{name}").text = words
