"""A rule's page shows what was written, whatever it is, and does none of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from library.model.generated_file import GeneratedFile
from library.model.problem import Place, Problem, Severity
from library.reading.site_settings import markdown_reader
from library.reference.rule_pages import Example, ExplainedRule, Rules, files

ROOT = Path(__file__).parents[2]
SAID = Problem(
    "TXT001",
    "heading-odd",
    Severity.ERROR,
    Place("resources/tools/x/index.md", 9, 2),
    "`<b>` is odd.",
    "Why.",
    "Write `*b*`",
    "",
)


def rule(change: dict[str, Any], severity: Severity = Severity.ERROR, said: Problem | None = SAID) -> ExplainedRule:
    return ExplainedRule(
        "TXT001",
        "heading-odd",
        "What it finds.",
        "Why.",
        severity,
        Example("*A* <b>slip</b>", change, said),
        Example("fine", {}),
    )


def pages(*rules: ExplainedRule, **retired: str) -> dict[str, str]:
    made: Iterator[GeneratedFile] = files(Rules(rules, retired))
    return {file.path: str(file.content) for file in made}


def page(change: dict[str, Any], **others: Any) -> str:
    return pages(rule(change, **others))["contribute/rules/txt001.md"]


def rendered(text: str) -> html.HtmlElement:
    body = markdown_reader(ROOT).read(text.split("---\n", 2)[2], 1).html
    return html.fromstring(f"<main>{body}</main>")


def shown(text: str) -> list[str]:
    return [block.text_content().rstrip("\n") for block in rendered(text).iter("pre")]


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<!-- a remark\n\n-- that goes on",
        '--8<-- "../../mkdocs.yml"',
        "--8<--\n../../mkdocs.yml\n--8<--",
        "```python\nprint('x')\n```",
        "~~~\n````\n~~~~~",
        "</code></pre><img src=x onerror=alert(1)>",
        "# A heading\n\n    with an indent\n\n!!! say \"Hello\"\n    Words { onclick='x' }",
        "[link](javascript:alert(1)) &amp; <https://example.org> someone@example.org",
        "| a | b |\n|---|---|",
        "{% raw %} {{ config }}",
    ],
)
@pytest.mark.parametrize("part", ["body", "append", "text", "front"])
def test_whatever_was_written_is_shown_and_nothing_of_it_is_done(part: str, written: str) -> None:
    text = page({part: written})
    assert shown(text)[0] == written
    assert {element.tag for element in rendered(text).iter()} <= {
        "main",
        "div",
        "p",
        "h2",
        "pre",
        "span",
        "code",
        "a",
    }


def test_signs_that_nobody_sees_are_made_visible() -> None:
    assert shown(page({"front": "\ttitle: a\x07\u00a0b\r"}))[0] == "⇥title: a␇␣b␍"


def test_long_examples_are_cut_and_say_so() -> None:
    (lines, *_) = shown(page({"body": "word\n" * 500 + "x"}))
    assert lines.count("\n") < 100
    assert lines.endswith("…")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"base64": "AAAA"}, "a .bin file that can't be shown here"),
        ({"symlink": "/etc/hostname"}, "a link that leads to `/etc/hostname`"),
        ({"bytes": 500001}, "500,001 bytes long"),
        ({"png": "exif"}, "a photo that holds the place where it was taken"),
        ("", "empty"),
    ],
)
def test_a_file_that_is_no_text_is_described(content: object, words: str) -> None:
    assert f"The file `resources/x.bin`: {words}." in page({"files": {"resources/x.bin": content}})


def test_a_file_that_is_text_is_shown() -> None:
    assert shown(page({"files": {"resources/x.vtt": "WEBVTT\n\nHello.\n"}}))[0] == "WEBVTT\n\nHello."


def test_what_the_check_says_is_shown() -> None:
    assert "resources/tools/x/index.md:9:2\n`<b>` is odd.\nInstead: Write `*b*`" in shown(page({"body": "x"}))


def test_how_to_ignore_it_is_said_in_the_form_that_works() -> None:
    assert shown(page({}))[-2:] == [
        "# ignore TXT001: why the rule is wrong here",
        "<!-- ignore TXT001: why the rule is wrong here -->",
    ]


def test_a_file_that_can_hold_no_remark_is_left_out_by_its_code() -> None:
    said = Problem("MED006", "x", Severity.ERROR, Place("resources/tools/x/big.png"), "Big.", "Why.", "", "")
    text = page({}, said=said)
    assert "--ignore TXT001" in text
    assert "<!-- ignore" not in text


def test_a_notice_can_not_be_ignored() -> None:
    text = page({}, severity=Severity.NOTICE)
    assert "ignore TXT001" not in text
    assert "--release" in text


def test_the_index_names_each_rule_once_under_its_family_and_retired_codes_too() -> None:
    made = pages(rule({}, Severity.WARNING), TXT099="Nobody wrote that.")
    index = made["contribute/rules/index.md"]
    assert re.findall(r"^## (.*)$", index, re.MULTILINE) == [
        "Words and headings",
        "Codes that are no longer used",
    ]
    assert "- [TXT001 · heading-odd](txt001.md) (warning): What it finds." in index
    assert "`TXT099`: Nobody wrote that." in index
    assert "Nobody wrote that." in made["contribute/rules/txt099.md"]


def test_a_private_detail_is_not_given_away() -> None:
    private = {"body": "Ring 07123 456789, write to jo.bloggs@example.org, born 03/04/2019."}
    example = Example("a slip", private, SAID)
    text = pages(ExplainedRule("PRV001", "x", "What.", "Why.", Severity.ERROR, example, Example("", {})))
    (words, *_) = shown(text["contribute/rules/prv001.md"])
    assert words == "Ring 07••• ••••••, write to jo.••••••@example.org, born 03/••/••••."
