"""A report as files: a resource's index.md with its pictures, a spreadsheet and a Word file."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from library.exports import docx_document, report_charts
from library.exports.catalogue_csv import BYTE_ORDER_MARK, safe
from library.exports.docx_document import add_paragraph
from library.model.report import Chart, Report, ReportPart, ReportTable

ESCAPED = re.compile(r"[\\`*_{}\[\]<>#|~^=&@$\"]|:(?=\S)|(?<=\w)\.(?=[^\W\d])|-(?=-)|^(?:[-+]|\d+[.)])(?=\s)|^[!?:]+")
"""What Markdown and its extensions may take for more than words."""
LONGEST_ALT = 300
SPREADSHEET, WORD_FILE = "results.csv", "results.docx"
LOWEST_HEADING = 2
"""Of a page; in the Word file it is the only one."""
NOT_A_NAME = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a report's front matter says beside its title and its summary."""

    id: str
    slug: str
    day: date
    owner: str
    source: str
    publisher: str


def files(report: Report, frame: Frame) -> Iterator[tuple[str, str | bytes]]:
    """Yield each file's name and content."""
    yield "index.md", _page(report, frame)
    for chart in report.charts:
        yield picture_name(chart.name), report_charts.svg(chart)
    yield SPREADSHEET, spreadsheet(report)
    yield WORD_FILE, word_file(report, frame.publisher)


def picture_name(name: str) -> str:
    """Return the name of a chart's file."""
    return f"chart-{NOT_A_NAME.sub('-', name.lower())}.svg"


def plain(text: str) -> str:
    """Return words that Markdown takes for words, whoever wrote them: no link, no tag, no heading."""
    return ESCAPED.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found[0]), " ".join(text.split()))


def _page(report: Report, frame: Frame) -> str:
    lines = [*_front(report, frame), "", plain(report.opening), ""]
    for part in report.parts:
        lines += _part(part)
    lines += [
        "## Take the figures away",
        "",
        f"- [Every table as a spreadsheet (CSV)]({SPREADSHEET})",
        f"- [This report as a Word file]({WORD_FILE})",
        "",
    ]
    return "\n".join(lines)


def _front(report: Report, frame: Frame) -> Iterator[str]:
    def quoted(words: str) -> str:
        return json.dumps(" ".join(words.split()), ensure_ascii=False)

    yield from ("---", f"id: {frame.id}", f"title: {quoted(report.title)}", f"summary: {quoted(report.summary)}")
    yield from ("themes: [learning-system]", "audiences: [senior-leader, safeguarding-lead, editor-partnership]")
    yield from ("when_to_use: [audit-assurance, annual-planning]", "ages: [all-children]", "minutes: 20", "level: core")
    yield from ("status: awaiting-sign-off", f"owner: {frame.owner}", "licence: cc-by-4.0", "restriction: none")
    yield from (f"published: {frame.day}", f"reviewed: {frame.day}", "review_months: 12", "sources:")
    yield from (f"  - title: {quoted(frame.source)}", f"    publisher: {quoted(frame.publisher)}")
    yield from (f"    year: {frame.day.year}", "    evidence: partnership-data")
    yield "    note: Counted by this library from the returns that were handed in."
    yield "supervision_questions:"
    yield from (f"  - {quoted(question)}" for question in report.questions)
    yield "---"


def _part(part: ReportPart) -> Iterator[str]:
    yield from (f"{'#' * part.level} {plain(part.title)}", "")
    for words in part.words:
        yield from (plain(words), "")
    yield from (f"- {plain(point)}" for point in part.points)
    if part.points:
        yield ""
    for table in part.tables:
        yield from _table(table)
    yield from (f"- **{plain(quote.by)}:** “{plain(quote.text)}”" for quote in part.quotes)
    if part.quotes:
        yield ""
    yield from (f"- [{plain(link.label)}]({link.target})" for link in part.links)
    if part.links:
        yield ""


def _table(table: ReportTable) -> Iterator[str]:
    yield from (f"**{plain(table.title)}**", "")
    if table.chart:
        yield from (f"![{plain(_alternative(table.chart))}]({picture_name(table.chart.name)})", "")
    yield f"| {' | '.join(plain(head) for head in table.headers)} |"
    yield f"|{'---|' * len(table.headers)}"
    for row in table.rows:
        yield f"| {' | '.join(plain(cell) for cell in row)} |"
    yield ""


def _alternative(chart: Chart) -> str:
    """Return what somebody hears in place of the picture: its numbers, or where they stand if they are many."""
    return chart.words if len(chart.words) <= LONGEST_ALT else f"{chart.title}. The table below has the same numbers."


def spreadsheet(report: Report) -> bytes:
    """Return every number of the report, one in each line. No cell is ever run as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("Part", "Table", "Row", "Column", "Value"))
    for part, table in report.tables:
        for row in table.rows:
            for head, cell in zip(table.headers[1:], row[1:], strict=True):
                writer.writerow([safe(words) for words in (part.title, table.title, row[0], head, cell)])
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def word_file(report: Report, publisher: str) -> bytes:
    """Return the report as a Word file. Its tables hold all that the charts show."""
    document = docx_document.new_document(report.title, report.summary, publisher)
    add_paragraph(document, report.title, "Title")
    add_paragraph(document, report.opening, "Normal")
    for part in report.parts:
        add_paragraph(document, part.title, "Question" if part.level > LOWEST_HEADING else "Heading 1")
        for words in part.words:
            add_paragraph(document, words, "Normal")
        for point in part.points:
            add_paragraph(document, f"• {point}", "Normal")
        for table in part.tables:
            add_paragraph(document, table.title, "Question")
            docx_document.table(document, table.headers, table.rows, 6)
            add_paragraph(document, "", "Cell")
        for quote in part.quotes:
            add_paragraph(document, f"{quote.by}: “{quote.text}”", "Answer")
    docx_document.footer(document, f"{report.title}. {publisher}")
    return docx_document.bytes_of(document)
