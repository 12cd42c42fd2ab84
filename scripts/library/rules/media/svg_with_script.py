"""A drawing that can do more than be looked at."""

import re
from collections.abc import Iterator
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from library.model.problem import Finding
from library.rules.media.files import content, files_beside, place_of
from library.rules.rule import Context, Rule, short

ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"})
OWN_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp|avif)[;,]", re.IGNORECASE)
STYLE_OUTSIDE = re.compile(
    r"@import|expression\(|url\(\s*[\"']?(?!#|data:image/(?:png|jpeg|gif|webp|avif)[;,])[^\s\"')]",
    re.IGNORECASE,
)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]+")
ADVICE = "Export it again as a plain SVG, or save it as PNG"


def _check_all(context: Context) -> Iterator[Finding]:
    for file in files_beside(context, frozenset({"svg"})):
        data = content(file)
        for line, column, message in faults_in(data) if data else ():
            yield Finding(place_of(file, line, column), message, ADVICE)


def faults_in(data: bytes) -> Iterator[tuple[int, int, str]]:
    """Find what a drawing must not hold, with line and column."""
    from defusedxml import DefusedXmlException, sax

    watcher = _Watcher()
    if own := OWN_SUBSET.search(data):
        yield (
            data.count(b"\n", 0, own.start()) + 1,
            1,
            "The drawing makes up words of its own (DOCTYPE) that could hide a script.",
        )
    try:
        # The usual DOCTYPE names a page at w3.org, which is never fetched: that is off in xml.sax itself.
        sax.parseString(data, watcher, forbid_external=False)
    except DefusedXmlException:
        if not own:
            yield *watcher.here(), "The drawing makes up words of its own (ENTITY) that could hide a script."
    except (SAXException, ValueError, LookupError):
        yield *watcher.here(), "The drawing is broken here: browsers can't show it."
    yield from dict.fromkeys(watcher.found)


class _Watcher(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, int, str]] = []
        self._locator_now: Locator | None = None
        self._in_style = False

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the interface's own name
        self._locator_now = locator

    def here(self) -> tuple[int, int]:
        locator = self._locator_now
        line, column = (locator.getLineNumber(), locator.getColumnNumber()) if locator else (1, 0)
        return line or 1, (column or 0) + 1

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        local = name.rpartition(":")[2].lower()
        if local in ACTIVE:
            self._report(f"The drawing holds `<{short(name)}>`, which can run a script or bring in a page.")
        self._in_style = local == "style"
        for key, value in attrs.items():
            self._attribute(key.rpartition(":")[2].lower(), value)

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002
        self._in_style = False

    def characters(self, content: str) -> None:
        if self._in_style:
            self._style(content)

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802
        if target == "xml-stylesheet":
            self._report(f"The drawing fetches its looks from elsewhere: `{short(data)}`.")

    def _attribute(self, key: str, value: str) -> None:
        bare = UNSEEN.sub("", value).lower()
        if key.startswith("on") or (key == "attributename" and bare.rpartition(":")[2].startswith(("on", "href"))):
            self._report(f'The drawing holds `{short(key)}="{short(value, 30)}"`, which can run a script.')
        elif "javascript:" in bare or "vbscript:" in bare or "data:text/html" in bare:
            self._report(f"The drawing holds an address that runs a script: `{short(value, 30)}`.")
        elif key in {"href", "src"} and value.strip() and not INSIDE.match(value.strip()):
            self._report(f"The drawing leads to something outside itself: `{short(value)}`.")
        elif "(" in value:
            self._style(value)

    def _style(self, words: str) -> None:
        if found := STYLE_OUTSIDE.search(words):
            self._report(f"The drawing fetches its looks from elsewhere: `{short(words[found.start() :], 40)}`.")

    def _report(self, message: str) -> None:
        self.found.append((*self.here(), message))


RULE = Rule(
    name="svg-with-script",
    what="An SVG drawing holds a script, an address outside itself or another trick, or is broken.",
    why="A drawing that runs a script could watch what a reader does here, or send them somewhere else.",
    check_all=_check_all,
)
