"""`/catalogue.csv`: the same rows for a spreadsheet."""

import csv
import io

from library.catalogue.catalogue import Catalogue
from library.exports import rows
from library.model.generated_file import GeneratedFile

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for an older encoding and breaks the first pound sign or curly quote."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def files(catalogue: Catalogue) -> tuple[GeneratedFile, ...]:
    """Return the one file."""
    text = io.StringIO(newline="")
    data = [rows.of(catalogue, resource) for resource in catalogue.resources]
    if data:
        writer = csv.DictWriter(text, fieldnames=list(data[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: safe(value) for name, value in row.items()} for row in data)
    return (GeneratedFile("catalogue.csv", (BYTE_ORDER_MARK + text.getvalue()).encode(), "resources/"),)


def safe(value: str | int | list[str]) -> str:
    """Return a cell that no spreadsheet runs as a formula. https://owasp.org/www-community/attacks/CSV_Injection"""
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return "'" + text if text.startswith(FORMULA_SIGNS) else text
