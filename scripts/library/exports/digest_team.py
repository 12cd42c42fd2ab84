"""One sheet of paper for a team meeting: three things to try this month."""

from html import escape

from library.exports.digest import Digest, Item

STYLE = """\
:root {
  color-scheme: light dark;
  --ink: #1d2b2a; --soft: #4b5a58; --paper: #fffdf9; --brand: #0d4a48; --line: #857b6b;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece7dd; --soft: #b9bdb6; --paper: #141d1d; --brand: #8fd6cf; --line: #87928f; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; overflow-wrap: break-word; }
h1, h2 { font-family: Charter, Cambria, Georgia, serif; line-height: 1.2; margin: 0 0 .3rem; color: var(--brand); }
h1 { font-size: 1.7rem; } h2 { font-size: 1.2rem; } p { margin: 0 0 .5rem; } a { color: inherit; }
ol { list-style: none; margin: 1.2rem 0; padding: 0; } li { border-top: 3px solid var(--brand); padding: .8rem 0; }
.facts, .foot { color: var(--soft); font-size: .92rem; }
.write { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; margin: .6rem 0 0; }
.write dt { font-size: .92rem; } .write dd { margin: 0; height: 2.2rem; border-bottom: 1px solid var(--line); }
@page { size: A4; margin: 14mm; }
@media print {
  :root { --ink: #000; --soft: #333; --paper: #fff; --brand: #000; --line: #000; }
  body { padding: 0; font-size: 10.5pt; } li { break-inside: avoid; }
}
"""


def team_sheet_of(digest: Digest) -> str:
    """Return a page to print for a team meeting."""
    title = "Three things to try this month"
    things = "".join(_thing(item) for item in digest.to_try) or "<li><p>The library holds nothing yet.</p></li>"
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n"
        "<p>For a team meeting, in ten minutes. Choose one. Say who tries it, and when you talk about it again.</p>\n"
        f"<ol>\n{things}</ol>\n"
        '<p class="foot">'
        f"{escape(digest.library)}, {escape(digest.publisher)}. {escape(digest.summary)} Counted since "
        f"{escape(digest.since)}.</p>\n</main>\n</body>\n</html>\n"
    )


def _thing(item: Item) -> str:
    link = (
        f'<a href="{escape(item.link)}">{escape(item.link)}</a>' if item.link else f"No link yet: {escape(item.page)}"
    )
    asks = "".join(f"<p><strong>Ask each other:</strong> {escape(note)}</p>\n" for note in item.notes)
    return (
        f'<li>\n<h2>{escape(item.title)}</h2>\n<p class="facts">{escape(item.facts)}</p>\n'
        f'<p>{escape(item.words)}</p>\n{asks}<p class="facts">{link}</p>\n'
        '<dl class="write"><div><dt>Who tries it?</dt><dd></dd></div>'
        "<div><dt>When do we talk about it?</dt><dd></dd></div></dl>\n</li>\n"
    )
