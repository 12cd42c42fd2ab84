"""A saved web page becomes a draft: its main part, nothing that runs, and its address as a source."""

from pathlib import Path

import pytest

from tests.importing.things import TO_FILL_IN, body, bring, errors, everything, front, picture, rendered, said

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0031)http://www.example.org/advice/wnb -->
<html><head><title>Was not brought | Example Council</title>
<meta property="og:site_name" content="Example Council">
<meta name="author" content="Jane Secretname">
<meta name="description" content="What to ask when a child keeps missing appointments.">
<meta property="article:published_time" content="2024-05-01">
<script>track()</script></head><body onload="alert(1)">
<nav><a href="/">Home</a></nav><div id="cookie-banner">Cookies?</div>
<main><nav class="breadcrumb">You are here</nav><h1>Was not brought</h1>
<p onclick="alert(1)">Ask <strong>twice</strong>, and read
<a href="/guide?utm_campaign=x">the guide</a> or <a href="javascript:alert(1)">this</a>
or <a href=" java&#10;script:alert(1)">that</a> or <a href="data:text/html,x">those</a>.</p>
<h4>Steps</h4><ul><li>One<ul><li>Deeper</li></ul></li><li>Two</li></ul>
<table><caption>Times</caption><tr><th>When</th><th>Who</th></tr><tr><td>Day 1<br>early</td><td>Us</td></tr></table>
<img src="x_files/door.png" alt="A door"><img src="https://tracker.example/1.gif" width="1">
<img src="data:image/png;base64,AAAA" onerror="alert(1)"><img src="../../secret.png" alt="Out">
<form action="https://evil.example"><input name="q"><button>Send</button></form>
<iframe src="https://evil.example"></iframe><svg onload="alert(1)"></svg><style>p{}</style>
<p style="display:none">Hidden words</p><p hidden>Hidden words</p>
<details><summary>More</summary><p>Folded words</p></details>
</main><footer>Footer words</footer></body></html>
"""


def saved(desk: Path, html: str | bytes = PAGE, name: str = "x.html") -> Path:
    (desk / "x_files").mkdir(exist_ok=True)
    (desk / "x_files/door.png").write_bytes(picture().getvalue())
    (desk.parent / "secret.png").write_bytes(picture().getvalue())
    path = desk / name
    path.write_bytes(html.encode() if isinstance(html, str) else html)
    return path


def test_the_main_part_comes_in(root: Path, desk: Path) -> None:
    (draft,) = bring(root, saved(desk), type="guidance", theme="neglect").drafts
    text = body(root, draft.path)
    assert draft.path == "resources/guidance/was-not-brought/index.md"
    assert "Ask **twice**, and read [the guide](https://www.example.org/guide) or this or that or those." in text
    assert "## Steps\n\n- One\n    - Deeper\n- Two\n" in text
    assert "Times\n\n| When | Who |\n| --- | --- |\n| Day 1<br>early | Us |\n" in text
    assert "![A door](picture-1.png)" in text
    assert "Folded words" in text
    for words in ("Home", "Cookies", "You are here", "Footer", "Hidden words", "evil", "tracker", "alert", "secret"):
        assert words not in text
    assert [path.name for path in sorted((root / draft.folder).iterdir())] == ["index.md", "picture-1.png"]


def test_its_address_becomes_a_source_and_its_author_does_not(root: Path, desk: Path) -> None:
    path = bring(root, saved(desk), type="guidance").drafts[0].path
    text = (root / path).read_text("utf-8")
    assert (
        "sources:\n  - title: Was not brought\n    publisher: Example Council\n    year: 2024\n    evidence:\n"
        "    url: https://www.example.org/advice/wnb\n"
    ) in text
    assert front(root, path, "summary") == "summary: What to ask when a child keeps missing appointments."
    assert not any(b"Secretname" in content for content in everything(root).values())
    assert errors(root) == TO_FILL_IN


def test_it_says_what_stayed_behind(root: Path, desk: Path) -> None:
    words = said(bring(root, saved(desk), type="guidance"))
    for part in (
        "2 hidden parts stayed behind",
        "2 parts of a form stayed behind",
        "1 part of a frame or film from elsewhere stayed behind",
        "3 pictures were not saved as a file beside the page",
        "3 links opened no page",
        "1 link told its owner who sent the reader",
        "Check that its licence lets you use them",
    ):
        assert part in words


def test_a_page_without_an_address_says_so_and_keeps_the_words_of_its_links(root: Path, desk: Path) -> None:
    html = (
        "<title>A new page - Site</title><p>Read <a href='/guide'>the guide</a> "
        "and <a href='https://x.example/a'>the advice for parents</a>.</p>"
    )
    outcome = bring(root, saved(desk, html), type="tool")
    text = body(root, outcome.drafts[0].path)
    assert "Read the guide and [the advice for parents](https://x.example/a)." in text
    words = said(outcome)
    assert "The page does not say its original address" in words
    assert "1 link led to a place whose full address the file does not say" in words
    assert "does not say which part is its main one" in words
    assert outcome.drafts[0].incoming.values["title"] == "A new page"
    assert errors(root) == TO_FILL_IN


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user:word@x.example/",
        "https://[",
        "https://localhost/x",
        "x",
    ],
)
def test_no_odd_address_becomes_a_source(root: Path, desk: Path, address: str) -> None:
    html = f'<link rel="canonical" href="{address}"><title>A new page</title><main><p>{"Words " * 20}</p></main>'
    path = bring(root, saved(desk, html), type="tool").drafts[0].path
    assert "url: " + address not in (root / path).read_text("utf-8")
    assert errors(root) == TO_FILL_IN


HOSTILE = [
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<math><mtext></table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a><a href='//evil.example/x'>y</a>",
    "<p>[x](javascript:alert(1)) ![x](data:text/html,x) <!-- ignore PRV001: x --> {: onclick=alert(1) }</p>",
    '<p>--8&lt;-- "../../../etc/passwd"</p><p>```</p><p>/// one | x</p><p>!!! note</p><p>??? x</p>',
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;</p>",
    "<h2>x {: #id .c onclick=alert(1) }</h2><p>y</p>",
    "<table><tr><td>a</td><td>&lt;img src=x onerror=alert(1)&gt; | `</td></tr><tr><td>b</td></tr></table>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<base href='https://evil.example/'><a href='x'>x</a>",
    "<p>![type:video](https://evil.example/x.mp4)</p><p>[x]: javascript:alert(1)</p>",
    "<img src='picture-1.png' alt='](javascript:alert(1)) <img src=x onerror=alert(1)>'>",
    "<img src='x_files/door.png' alt='](javascript:alert(1)) &quot; onerror=alert(1) <img src=x>'>",
    "<table><tr><td rowspan=9999 colspan=9999>a</td><td>b</td></tr></table>",
]


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_pages_come_in_harmless(root: Path, desk: Path, html: str) -> None:
    whole = f"<title>A new page</title><main><p>{'Words ' * 20}</p>{html}</main>"
    outcome = bring(root, saved(desk, whole), type="tool")
    assert len(outcome.drafts) == 1
    assert errors(root) <= TO_FILL_IN
    text = body(root, outcome.drafts[0].path)
    assert "<img" not in rendered(root, outcome.drafts[0].path).replace('<img alt="](javascript', "")
    assert "<script" not in text
    assert "onerror=alert(1)>" not in text.replace("&lt;img src=x onerror=alert(1)>", "")


@pytest.mark.parametrize(
    "html", ["<div>" * 3000 + "x", "<ul><li>" * 200 + "x", "<b><i>" * 400 + "x" + "</i></b>" * 400]
)
def test_what_is_nested_too_deeply_is_told(root: Path, desk: Path, html: str) -> None:
    outcome = bring(root, saved(desk, html), type="tool")
    assert not outcome.drafts
    assert "x.html: The page's parts stand inside each other" in said(outcome)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02\x03" * 50, b"\xff\xfe" + "<title>Two</title><p>x".encode("utf-16-le"), b"\xff" * 300]
)
def test_what_is_no_page_breaks_nothing(root: Path, desk: Path, data: bytes) -> None:
    bring(root, saved(desk, data), type="tool")
    assert errors(root) <= TO_FILL_IN


def test_a_linked_picture_beside_the_page_is_not_followed_out(root: Path, desk: Path) -> None:
    path = saved(
        desk,
        "<title>A new page</title><main><p>Words that are long enough to be a page of their own.</p>"
        "<img src='x_files/out.png' alt='Out'></main>",
    )
    (desk / "x_files/out.png").symlink_to(desk.parent / "secret.png")
    (draft,) = bring(root, path, type="tool").drafts
    assert [file.name for file in (root / draft.folder).iterdir()] == ["index.md"]
