"""What somebody could write who wants more than to be read."""

SENTINEL = "owned-by-a-stranger"
HOSTILE = (
    f"$(touch {SENTINEL})",
    f"`touch {SENTINEL}`",
    f'"; touch {SENTINEL}; "',
    f"'; touch {SENTINEL} #",
    f"${{{{ github.token }}}} && touch {SENTINEL}",
    "::set-output name=x::y",
    "::add-mask::e",
    "##[error]Not so",
    "```\n# A heading\n@everyone",
    "~~~\n</details><h1>Big</h1>",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "![picture](https://example.org/p.png) [click](javascript:alert(1))",
    "https://example.org/ www.example.org",
    "@octocat #1 GH-1",
    "one\ntwo\r\n---\nstatus: published\n---\n",
    "../../../.github/workflows/publish.yml",
    "--> <script>x</script> <!--",
    '--8<-- "../../mkdocs.yml"',
    "<!-- ignore SAF001: because --> # ignore RES009: because",
    "\x1b[31mred\x07 \u202egnp.exe \x00",
    "| a | b |\n|---|---|",
    "*" * 300 + "_" * 300,
    "-n --help",
    "con.nul",
)
"""Each ends up in titles, names of branches and files, and in what an issue says."""
