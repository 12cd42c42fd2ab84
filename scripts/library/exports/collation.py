"""The report on a set of returns: what was counted, what was not, and what it all says."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from library.catalogue import form_layout
from library.catalogue.catalogue import Catalogue
from library.exports import answer_tables, declarations
from library.exports.answer_tables import CONSENT
from library.exports.declarations import Declarations, Themes, year_in_words
from library.exports.suppression import FEWEST
from library.exports.tallies import Tally
from library.model.form import Form
from library.model.report import Report, ReportLink, ReportPart
from library.model.resource import Resource
from library.model.returned import Expected, Return, ReturnNote, Weight

DECLARATION, SURVEY, AUDIT = "self-declaration", "survey", "audit"
MOST_LINKS = 6


@dataclass(slots=True)
class Collation:
    """Everything that is kept while returns go by: counts, and for declarations the returns themselves."""

    expected: Expected
    tally: Tally
    sent: int | None = None
    """How many were asked, if somebody counted them."""
    only: tuple[str, str] | None = None
    """A question and the answer to it that a return must have to be counted here, such as `version`, `wider`."""
    declarations: Declarations = field(default_factory=Declarations)
    refused: int = 0
    repeated: int = 0
    aside: int = 0
    latest: int = 0
    """The latest year in which one was saved."""
    _seen: set[bytes] = field(default_factory=set)

    def add(self, returned: Return) -> ReturnNote | None:
        """Count a return; return what is to be said where it isn't counted."""
        if returned.digest[:16] in self._seen:
            self.repeated += 1
            message = "It is the same, to the letter, as another one."
            return ReturnNote(returned.file, "", message, "It counts once.", Weight.REFUSED)
        # Half a checksum tells a million returns apart, and takes half the room.
        self._seen.add(returned.digest[:16])
        if self.only and self.only[1] not in (returned.words(self.only[0]), *returned.several(self.only[0])):
            self.aside += 1
            return None
        if self._disagrees(returned):
            self.refused += 1
            message = "It does not say yes to being counted."
            return ReturnNote(returned.file, f"answers.{CONSENT}", message, "Delete this file.", Weight.REFUSED)
        if self.expected.kind == DECLARATION:
            note = self.declarations.add(returned)
            self.repeated += bool(note and note.field == "")
            self.refused += bool(note and note.field != "")
            return note
        self.latest = max(self.latest, returned.saved.year)
        self.tally.add(returned, self.expected.form.version)
        return None

    def _disagrees(self, returned: Return) -> bool:
        asked = any(item.field.id == CONSENT for item in self.tally.asked)
        return asked and returned.words(CONSENT) != "yes"

    def settle(self, year: int | None) -> tuple[ReturnNote, ...]:
        """Count the declarations of one year, once all are in; return a note for each that is about another."""
        notes = []
        for (_, other), item in sorted(self.declarations.kept.items()):
            if other == year:
                self.tally.add(item, self.expected.form.version)
                continue
            self.aside += 1
            message = f"It is about {year_in_words(other)}."
            instead = "Is it in the right folder? Choose another year with --year."
            notes.append(ReturnNote(item.file, "year", message, instead, Weight.REFUSED))
        return tuple(notes)


def begun(catalogue: Catalogue, expected: Expected, *, sent: int | None, only: tuple[str, str] | None) -> Collation:
    """Return an empty collation of the returns of one form."""
    return Collation(expected, Tally(form_layout.parts_of(expected.form, catalogue)), sent, only)


def report(
    catalogue: Catalogue, resource: Resource, collation: Collation, period: str, before: Sequence[Return] = ()
) -> Report:
    """Return the report. `period` is the year in words."""
    expected = collation.expected
    name = resource.title if expected.kind == AUDIT else catalogue.label("return-kinds", expected.kind)
    if collation.only:
        name = f"{name} ({_label(expected.form, collation.only)})"
    counted = collation.tally.returns
    who = {DECLARATION: "agencies", SURVEY: "people", AUDIT: "files"}.get(expected.kind, "returns")
    of_sent = f" of {collation.sent} who were asked" if (collation.sent or 0) >= counted else ""
    found: tuple[ReportPart, ...] = (_counted(collation, who, of_sent),)
    if expected.kind == DECLARATION:
        year = int(period[:4])
        labels = {theme.id: theme.label for theme in catalogue.themes}
        themes = Themes.of(collation.tally.parts, labels)
        returns = collation.declarations.of_year(year)
        found += declarations.parts(returns, before, themes, _supervision_links(catalogue))
    else:
        found += tuple(answer_tables.parts(collation.tally))
    this = f"{name[:1].lower()}{name[1:]} {period}"
    return Report(
        title=f"{name} {period}: results",
        summary=f"What {counted} {who}{of_sent} said in the {this}, with the number behind each figure.",
        opening=f"This is what {counted} {who}{of_sent} said. Each table gives the number who answered.",
        parts=(*found, _limits(expected.kind)),
        questions=(
            f"Which figure in the {this} would the people we work with find hardest to believe?",
            f"Whose answer is missing from the {this}, and how could we ask them?",
            f"After the {this}, what is one thing that we can change, and who will see it?",
        ),
    )


def _label(form: Form, only: tuple[str, str]) -> str:
    fields = (item for section in form.sections for item in section.fields if item.id == only[0])
    labels = {choice.id: choice.label for item in fields for choice in item.choices}
    return labels.get(only[1], only[1]).lower()


def _counted(collation: Collation, who: str, of_sent: str) -> ReportPart:
    tally = collation.tally
    points = [f"{tally.returns} {who}{of_sent} are counted here."]
    if not of_sent:
        points.append("How many were asked is not known, or fewer than answered, so there is no response rate.")
    for number, words in (
        (tally.late, "came after the last day and are counted"),
        (tally.earlier, "answer an earlier version of the form and are counted"),
        (collation.repeated, "came twice, or were replaced by a later one, and count once"),
        (collation.refused, "could not be counted"),
        (collation.aside, "belong to another year or another version and are not counted here"),
    ):
        if number:
            points.append(f"{number} {words}.")
    return ReportPart("How many answered", points=tuple(points))


def _limits(kind: str) -> ReportPart:
    if kind == DECLARATION:
        points: tuple[str, ...] = (
            "This is what agencies say of themselves. It is not inspection.",
            "It is kept apart from section 11 and from the Organisational Safeguarding Assessment.",
            "A level says nothing about the care of any one child.",
        )
    else:
        points = (
            f"Numbers from 1 to {FEWEST - 1} are hidden, and so is every number that would give them away.",
            "Those who answered chose to. They may differ from those who did not.",
            "A picture leaves out what is hidden, or shows it in grey.",
        )
    return ReportPart("How far the figures go", points=points)


def _supervision_links(catalogue: Catalogue) -> tuple[ReportLink, ...]:
    """Return ways to the resources on supervision, where shared good practice goes on."""
    found = [item for item in catalogue.by_theme.get("supervision", ()) if item.themes[0] == "supervision"]
    return tuple(ReportLink(item.title, f"../../{item.path.removeprefix('resources/')}") for item in found[:MOST_LINKS])
