"""A file that is something else than its name says, or of a kind that readers can't open."""

import codecs
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.tree import Beside
from library.rules.media.files import ALLOWED, TEXTS, content, ending_of, files_beside, place_of
from library.rules.rule import Context, Rule, short

FAMILIES = {
    "a PNG picture": ("png", "apng"),
    "a JPEG picture": ("jpg", "jpeg", "jpe", "jfif"),
    "a GIF picture": ("gif",),
    "a WebP picture": ("webp",),
    "an AVIF picture": ("avif",),
    "a HEIC photo": ("heic", "heif"),
    "a TIFF picture": ("tif", "tiff"),
    "a PDF document": ("pdf",),
    "a zipped file": ("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp"),
    "an old or locked Office document": ("doc", "xls", "ppt", "msi"),
    "a rich-text document": ("rtf",),
    "an MP4 film or recording": ("mp4", "m4a", "m4v", "mov", "3gp"),
    "a WebM film": ("webm", "mkv"),
    "an MP3 recording": ("mp3",),
    "an Ogg recording": ("ogg", "oga", "ogv", "opus"),
    "a sound file": ("wav", "flac"),
    "a web page": ("html", "htm"),
    "an SVG picture": ("svg",),
    "a program": ("exe", "dll", "elf", "appimage"),
}
FAMILY = {ending: family for family, endings in FAMILIES.items() for ending in endings}
BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x7fELF", "elf"),
    (b"\x1aE\xdf\xa3", "webm"),
)
"""The commonest, so that puremagic is asked only about the rest."""
BETTER = {
    **dict.fromkeys(("doc", "rtf"), "docx"),
    **dict.fromkeys(("tif", "tiff", "bmp"), "png"),
    **dict.fromkeys(("mov", "avi"), "mp4"),
    **dict.fromkeys(("htm", "html", "odg"), "pdf"),
    "xls": "xlsx",
    "ppt": "pptx",
    "wav": "mp3",
    "heic": "jpg",
    "srt": "vtt",
}
"""What a common ending may be saved as."""
HEAD = 4096
MOST_TEXT = 2_100_000
SHORTEST = 3
"""Bytes of a signature below which chance is likelier than truth: `BM` begins many a note."""


def _check_all(context: Context) -> Iterator[Finding]:
    for file in files_beside(context):
        ending = ending_of(file.name)
        if ending not in ALLOWED:
            yield Finding(
                place_of(file),
                f"`{short(file.name)}` "
                + (f"is a .{short(ending)} file" if ending else "has no ending")
                + ", a kind of file that is not offered to readers.",
                _instead_of(ending),
            )
        elif found := (_not_text if ending in TEXTS else _other_family)(file, ending):
            yield Finding(
                place_of(file),
                f"`{short(file.name)}` is called .{ending}, and is {found}.",
                _advice(found, ending),
            )


def _instead_of(ending: str) -> str:
    if ending in BETTER:
        return f"Save it as .{BETTER[ending]}"
    return f"One of: {', '.join(sorted(ALLOWED))}"


def _advice(found: str, ending: str) -> str:
    if ending in TEXTS and found == NOT_TEXT:
        return "Save it as UTF-8 text"
    return f"Give it its true ending, or save it as .{ending} from the program that made it"


def _other_family(file: Beside, ending: str) -> str:
    families = _families(content(file, HEAD))
    return "" if not families or FAMILY[ending] in families else families[0]


NOT_TEXT = "something that can't be read as text"


def _not_text(file: Beside, ending: str) -> str:
    data = content(file, MOST_TEXT)
    families = [
        family
        for family in _families(data[:HEAD])
        if family not in {FAMILY.get(ending), "a web page", "an SVG picture"}
    ]
    if families and (FAMILY["pdf"] in families or not _is_text(data)):
        return families[0]
    return "" if _is_text(data) else NOT_TEXT


def _is_text(data: bytes) -> bool:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        # The last letter may be cut in two where only the beginning was read.
        text = codecs.getincrementaldecoder("utf-16" if wide else "utf-8")().decode(data, final=len(data) < MOST_TEXT)
    except UnicodeDecodeError:
        return False
    return "\0" not in text


def _families(head: bytes) -> list[str]:
    """Return what a file may be from how it begins, the likeliest first; nothing where that isn't clear."""
    if not head:
        return []
    if known := next((ending for start, ending in BEGINNINGS if head.startswith(start)), ""):
        return [FAMILY[known]]
    import puremagic

    try:
        matches = puremagic.magic_string(head)
    except Exception:  # noqa: BLE001 - it raises where it knows nothing, and on odd files in other ways
        return []
    endings = (match.extension.removeprefix(".").lower() for match in matches if len(match.byte_match) >= SHORTEST)
    return list(dict.fromkeys(FAMILY[ending] for ending in endings if ending in FAMILY))


RULE = Rule(
    name="file-type-wrong",
    what="A file holds something else than its name says, or is of a kind that isn't offered.",
    why="It won't open for readers, and something harmful could hide behind a harmless name.",
    check_all=_check_all,
)
