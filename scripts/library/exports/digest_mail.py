"""The newsletter as an HTML e-mail: tables and styles in place, because mail programs know little else.

What they know: https://www.caniemail.com. No pictures, nothing asked of another site when it is opened.
"""

from html import escape

from library.exports.digest import NO_ADDRESS, Digest, Item

FONT = "font-family:Georgia,'Times New Roman',serif;"
SANS = "font-family:Arial,Helvetica,sans-serif;"
TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'
WORDS = f"{SANS}font-size:16px;line-height:24px;color:#1d2b2a;"
SMALL = f"{SANS}font-size:14px;line-height:21px;color:#4b5a58;"


def mail_of(digest: Digest) -> str:
    """Return the whole e-mail."""
    title = f"{digest.library}: what is new since {digest.since}"
    sections = "".join(_section(digest, *section) for section in digest.sections)
    missing = (
        "" if digest.has_address else _row(f'<p style="margin:0;{WORDS}"><strong>{escape(NO_ADDRESS)}</strong></p>')
    )
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n</head>\n"
        '<body style="margin:0;padding:0;background-color:#faf6ef;">\n'
        f'{TABLE} style="background-color:#faf6ef;">\n<tr><td align="center" style="padding:16px;">\n'
        f'{TABLE.replace("100%", "600")} style="width:100%;max-width:600px;background-color:#fffdf9;">\n'
        f"{_head(digest)}{missing}{sections}{_foot(digest)}"
        "</table>\n</td></tr>\n</table>\n</body>\n</html>\n"
    )


def _row(content: str, style: str = "padding:12px 24px;") -> str:
    return f'<tr><td style="{style}">{content}</td></tr>\n'


def _head(digest: Digest) -> str:
    # The first words are what mail programs show beside the subject. They stand there for everybody: hidden words
    # are shown by some programs, read aloud by others, and a mark of unwanted mail to filters.
    preheader = _row(f'<p style="margin:0;{SMALL}">{escape(digest.summary)}</p>', "padding:12px 24px;")
    return preheader + _row(
        f'<h1 style="margin:0;{FONT}font-size:28px;line-height:34px;color:#ffffff;">{escape(digest.library)}</h1>'
        f'<p style="margin:8px 0 0 0;{SANS}font-size:16px;line-height:24px;color:#ffffff;">'
        f"What is new since {escape(digest.since)}</p>",
        "padding:24px;background-color:#0d4a48;",
    )


def _section(digest: Digest, title: str, items: tuple[Item, ...], nothing: str) -> str:
    heading = f'<h2 style="margin:0;{FONT}font-size:22px;line-height:28px;color:#0d4a48;">{escape(title)}</h2>'
    rows = _row(heading, "padding:28px 24px 4px 24px;")
    rows += "".join(_row(_item(item)) for item in items) or _row(f'<p style="margin:0;{WORDS}">{escape(nothing)}</p>')
    if items and items is digest.webinars:
        rows += _row(f'<p style="margin:0;{SMALL}">{escape(digest.booking)}</p>')
    return rows


def _item(item: Item) -> str:
    title = escape(item.title)
    if item.link:
        title = f'<a href="{escape(item.link)}" style="color:#0b5754;text-decoration:underline;">{title}</a>'
    notes = (item.words, *item.notes)
    missing = "" if item.link else f'<p style="margin:4px 0 0 0;{SMALL}">No link yet: {escape(item.page)}</p>'
    return (
        f'<h3 style="margin:0;{FONT}font-size:18px;line-height:25px;color:#1d2b2a;">{title}</h3>'
        f'<p style="margin:2px 0 4px 0;{SMALL}">{escape(item.facts)}</p>'
        + "".join(f'<p style="margin:4px 0 0 0;{WORDS}">{escape(note)}</p>' for note in notes)
        + missing
    )


def _foot(digest: Digest) -> str:
    return _row(
        f'<p style="margin:0;{SMALL}">Published by {escape(digest.publisher)}. '
        "This message holds no pictures and does not tell anybody that you opened it.</p>",
        "padding:24px;background-color:#f2ece1;",
    )
