"""Takes out of a Word file what no reader was meant to see, before it is converted.

What is hidden, what was deleted under tracked changes, comments, headers, footers, and whatever names a person as
the author are counted and left behind.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.ElementTree import fromstring

from library.reading.import_limits import UnusableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
LEFT_BEHIND = (
    "docprops/",
    "customxml/",
    "word/comments",
    "word/people",
    "word/header",
    "word/footer",
    "word/glossary/",
)
ABOUT_PEOPLE = ("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "DOCPROPERTY", "INFO")
"""Fields that Word fills with a person's name."""
COUNTED = {
    f"{W}ins": "addition",
    f"{W}del": "deletion",
    f"{W}moveFrom": "move",
    f"{W}commentReference": "comment",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "formula",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "diagram",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "embedded file",
}
SENTENCES = (
    ("addition", "tracked addition{} came in as if accepted. Check that the text is the agreed one"),
    ("deletion", "tracked deletion{} stayed behind"),
    ("move", "tracked move{} came in at the new place only"),
    ("comment", "comment{} stayed behind"),
    ("hidden", "hidden passage{} stayed behind"),
    ("person", "place{} that Word fills with a person's name stayed behind"),
    ("page", "header{} or footer{} stayed behind"),
    ("formula", "formula{} could not come in. Write it in words"),
    ("chart", "chart{} could not come in. Write what it shows, or add it as a picture"),
    ("diagram", "SmartArt drawing{} could not come in. Write what it shows, or add it as a picture"),
    ("embedded file", "embedded file{} stayed behind"),
)


def without_hidden(packed: io.BytesIO) -> tuple[io.BytesIO, list[str]]:
    """Return the file with only what readers were meant to see, and what is to be said about the rest."""
    counts: dict[str, int] = {}
    into = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        if "word/document.xml" not in names:
            message = "The file is broken: it is no Word document inside."
            raise UnusableError(message, "Open it and save it again as .docx, or ask for a new copy.")
        hidden_styles = _hidden_styles(old, names)
        for name in dict.fromkeys(names):
            if name.lower().startswith(LEFT_BEHIND):
                counts["page"] = counts.get("page", 0) + name.lower().startswith(("word/header", "word/footer"))
                continue
            data = old.read(name)
            new.writestr(name, _seen_only(data, hidden_styles, counts) if name in TEXTS else data)
    into.seek(0)
    return into, [
        f"{counts[kind]} {words.replace('{}', '' if counts[kind] == 1 else 's')}."
        for kind, words in SENTENCES
        if counts.get(kind)
    ]


def _seen_only(data: bytes, hidden_styles: set[str], counts: dict[str, int]) -> bytes:
    root = _xml(data)
    for element in root.iter():
        if kind := COUNTED.get(element.tag):
            counts[kind] = counts.get(kind, 0) + 1
    _without_person_fields(root, counts)
    hidden = {element for element in root.iter() if _is_hidden(element, hidden_styles)}
    named = {element for element in root.iter(f"{W}sdt") if _names_a_person(element)}
    for parent in list(root.iter()):
        for child in list(parent):
            if child in hidden or child in named:
                kind = "hidden" if child in hidden else "person"
                counts[kind] = counts.get(kind, 0) + 1
                parent.remove(child)
    seen: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return seen


def _xml(data: bytes) -> Element:
    try:
        root: Element = fromstring(data)
    except ParseError:
        message = "The file is broken: a part of it can't be read."
        raise UnusableError(message, "Open it and save it again as .docx, or ask for a new copy.") from None
    return root


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "true") not in {"false", "0", "off"}


def _is_hidden(element: Element, styles: set[str]) -> bool:
    if element.tag == f"{W}r":
        own = element.find(f"{W}rPr/{W}vanish")
        return _is_on(own) or (own is None and _style(element, "rPr/", "rStyle") in styles)
    return element.tag == f"{W}p" and _style(element, "pPr/", "pStyle") in styles


def _style(element: Element, inside: str, name: str) -> str:
    found = element.find(f"{W}{inside}{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _hidden_styles(archive: zipfile.ZipFile, names: list[str]) -> set[str]:
    """Return the styles whose words don't show, with those that rest on them."""
    if "word/styles.xml" not in names:
        return set()
    found: set[str] = set()
    based: dict[str, str] = {}
    for style in _xml(archive.read("word/styles.xml")).iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        own = style.find(f"{W}rPr/{W}vanish")
        if _is_on(own):
            found.add(name)
        elif own is None and (parent := style.find(f"{W}basedOn")) is not None:
            based[name] = parent.get(f"{W}val", "")
    while more := {name for name, parent in based.items() if parent in found} - found:
        found |= more
    return found


def _names_a_person(control: Element) -> bool:
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    path = binding.get(f"{W}xpath", "").lower() if binding is not None else ""
    return any(word in path for word in ("creator", "lastmodifiedby", "manager", "author"))


def _without_person_fields(root: Element, counts: dict[str, int]) -> None:
    for field in root.iter(f"{W}fldSimple"):
        if _is_person_field(field.get(f"{W}instr", "")):
            counts["person"] = counts.get("person", 0) + 1
            field[:] = []
    # A field of the longer kind is a row of runs: begin, what to fill in, separate, what was filled in, end.
    for part in _results_of_person_fields(root, counts):
        part.text = ""


def _results_of_person_fields(root: Element, counts: dict[str, int]) -> Iterator[Element]:
    open_fields: list[list[str]] = []
    for element in list(root.iter()):
        if element.tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append([""])
            elif kind == "separate" and open_fields:
                person = _is_person_field(open_fields[-1][0])
                counts["person"] = counts.get("person", 0) + person
                open_fields[-1].append("person" if person else "other")
            elif kind == "end" and open_fields:
                open_fields.pop()
        elif element.tag == f"{W}instrText" and open_fields:
            open_fields[-1][0] += element.text or ""
        elif element.tag == f"{W}t" and any(field[1:] == ["person"] for field in open_fields):
            yield element


def _is_person_field(instruction: str) -> bool:
    return (instruction.split() or [""])[0].upper() in ABOUT_PEOPLE
