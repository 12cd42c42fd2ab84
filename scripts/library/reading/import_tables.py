"""Writes the tables of cleaned HTML as pages here have them: one row of names, then rows of as many cells."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from library.reading.import_html import BLOCKS


def as_grids(soup: BeautifulSoup) -> Iterator[str]:
    """Write every table anew, and say what could not stay as it was."""
    nested = 0
    for table in reversed(soup.find_all("table")):
        if table.find_parent("table"):
            nested += 1
            for part in table.find_all(["tr", "thead", "tbody", "tfoot"]):
                part.unwrap()
            for cell in table.find_all(["td", "th"]):
                cell.attrs.clear()
                cell.name = "p"
            table.unwrap()
        else:
            _as_grid(soup, table)
    if nested:
        yield f"{nested} table{' stood' if nested == 1 else 's stood'} inside another; only the words came in."


def _as_grid(soup: BeautifulSoup, table: Tag) -> None:
    """Write a table anew: one row of names, then rows of as many cells. A box of one cell becomes its words."""
    rows = [list(_cells(row)) for row in table.find_all("tr")]
    grid = [row for row in _spread(rows) if any(cell.get_text(strip=True) or cell.find("img") for cell in row if cell)]
    width = max((len(row) for row in grid), default=0)
    if width == 0:
        table.decompose()
        return
    if width == 1:
        for row in grid:
            for cell in row:
                if cell:
                    cell.name = "div"
                    cell.attrs.clear()
                    table.insert_before(cell.extract())
        table.decompose()
        return
    new = soup.new_tag("table")
    head, body = soup.new_tag("thead"), soup.new_tag("tbody")
    new.extend([head, body])
    for number, row in enumerate(grid):
        line = soup.new_tag("tr")
        for place in range(width):
            cell = row[place] if place < len(row) else None
            line.append(_cell(soup, cell, "td" if number else "th", place))
        (body if number else head).append(line)
    table.replace_with(new)


def _cells(row: Tag) -> Iterator[tuple[Tag, int, int]]:
    for cell in row.find_all(["td", "th"], recursive=False):
        yield cell, _span(cell, "colspan"), _span(cell, "rowspan")


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(max(int(value), 1), 50) if value.isdecimal() and len(value) < 4 else 1


def _spread(rows: list[list[tuple[Tag, int, int]]]) -> list[list[Tag | None]]:
    """Put cells that cover several columns or rows into the first of them, and leave the others empty."""
    grid: list[list[Tag | None]] = []
    covered: dict[tuple[int, int], bool] = {}
    for line, cells in enumerate(rows):
        row: list[Tag | None] = []
        for cell, across, down in cells:
            while covered.get((line, len(row))):
                row.append(None)
            for below in range(1, down):
                covered |= {(line + below, len(row) + place): True for place in range(across)}
            row += [cell, *[None] * (across - 1)]
        while covered.get((line, len(row))):
            row.append(None)
        grid.append(row)
    return grid


def _cell(soup: BeautifulSoup, cell: Tag | None, name: str, place: int) -> Tag:
    new = soup.new_tag(name)
    if cell is not None:
        for block in cell.find_all(list(BLOCKS)):
            if block.get_text(strip=True) and any(_words_before(block, cell)):
                block.insert_before(soup.new_tag("br"))
        for block in cell.find_all(list(BLOCKS)):
            block.unwrap()
        new.extend([child.extract() for child in list(cell.children)])
    if name == "th" and not new.get_text(strip=True):
        new.clear()
        new.append(f"TODO: name of column {place + 1}")
    return new


def _words_before(block: Tag, cell: Tag) -> Iterator[bool]:
    for element in block.previous_elements:
        if element is cell:
            return
        if isinstance(element, NavigableString) and element.strip():
            yield True
