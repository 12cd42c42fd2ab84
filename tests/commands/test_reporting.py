"""The outputs of the check, on problems written by hand."""

import json
import re
from typing import Any

import pytest

from library.commands.reporting import FORMATS, Summary
from library.model.problem import Place, Problem, Severity

TOOL = "resources/tools/x/index.md"
GUIDE = "resources/guidance/y/index.md"
SUMMARY = Summary(resources=(TOOL, GUIDE, "resources/guidance/z/index.md"))
ON_THE_SITE = Summary(resources=SUMMARY.resources, site_url="https://library.example.org/")
HOSTILE = (
    "50% <b>bad</b>\n::error::all is well\r\n##[error]x\x1b[31m \x9b31m \u202egnp \x7f[here](https://evil.example)"
)


def problem(code: str = "RES009", path: str = TOOL, line: int = 7, **changes: Any) -> Problem:
    known: dict[str, Any] = {
        "name": "term-unknown",
        "severity": Severity.ERROR,
        "message": "`audiences` says `health-visiter`.",
        "why": "Readers find resources by these words.",
        "instead": "health-visitor",
        "page": f"contribute/rules/{code.lower()}/",
    }
    return Problem(code=code, place=Place(path, line, 12), **(known | changes))


WARNING = problem("PRV006", GUIDE, 3, name="postcode", severity=Severity.WARNING, instead="")
NOTICE = problem("SET001", "resources/partnership.yml", 1, name="setting-missing", severity=Severity.NOTICE)
HOSTILE_ONE = problem("RES001", "a,b:c%\n::error::.md", message=HOSTILE, why=HOSTILE, instead=HOSTILE, name="x\n::y")


def test_text_says_place_fault_reason_replacement_and_page() -> None:
    assert FORMATS["text"]([problem()], SUMMARY) == (
        "resources/tools/x/index.md, line 7, column 12  RES009 term-unknown\n"
        "  `audiences` says `health-visiter`.\n"
        "  Why:     Readers find resources by these words.\n"
        "  Instead: health-visitor\n"
        "  More:    docs/contribute/rules/res009.md\n"
        "\n\n"
        "1 fault must be fixed, in 1 of 3 resources.\n"
    )


def test_text_lines_up_what_has_several_lines_and_leaves_out_what_is_empty() -> None:
    several = FORMATS["text"]([problem(instead="topics:\n  - online\n  - poverty")], ON_THE_SITE)
    assert "  Instead: topics:\n             - online\n             - poverty\n" in several
    assert "  More:    https://library.example.org/contribute/rules/res009/\n" in several
    assert "Instead:" not in FORMATS["text"]([WARNING], SUMMARY)


def test_text_keeps_a_file_together_in_the_order_of_its_lines() -> None:
    words = FORMATS["text"]([problem(line=9), WARNING, problem(line=2)], SUMMARY)
    assert re.findall(r"^(resources/\S+, line \d+), column 12 ", words, re.MULTILINE) == [
        f"{GUIDE}, line 3",
        f"{TOOL}, line 2",
        f"{TOOL}, line 9",
    ]


def test_text_has_colours_only_when_asked() -> None:
    assert "\x1b" not in FORMATS["text"]([problem(), WARNING], SUMMARY)
    coloured = FORMATS["text"]([problem(), WARNING], Summary(resources=SUMMARY.resources, colour=True))
    assert "\x1b[31;1mRES009 term-unknown\x1b[0m" in coloured
    assert "\x1b[33;1mPRV006 postcode\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("problems", "last"),
    [
        ([], "No faults in 3 resources."),
        ([WARNING], "No fault must be fixed, 1 is worth a look, in 1 of 3 resources."),
        (
            [
                problem(),
                problem(line=8),
                problem(line=9),
                WARNING,
                problem("PRV006", severity=Severity.WARNING),
            ],
            "3 faults must be fixed, 2 are worth a look, in 2 of 3 resources.",
        ),
        (
            [problem(path="resources/tools/x/media/clip.vtt"), NOTICE],
            ("1 fault must be fixed, 1 is for the partnership to supply, in 1 of 3 resources and 1 other file."),
        ),
        ([problem(path="resources/vocabularies/ages.yml")], "1 fault must be fixed, in 1 other file."),
    ],
)
def test_the_last_line_counts_in_plain_words(problems: list[Problem], last: str) -> None:
    assert FORMATS["text"](problems, SUMMARY).splitlines()[-1] == last
    assert FORMATS["github"](problems, SUMMARY).splitlines()[-1] == last
    assert json.loads(FORMATS["json"](problems, SUMMARY))["summary"]["text"] == last


def test_github_gets_one_command_a_problem() -> None:
    lines = FORMATS["github"]([problem(), NOTICE, WARNING], ON_THE_SITE).splitlines()
    assert [line.split(" ")[0] for line in lines[:3]] == ["::warning", "::notice", "::error"]
    assert lines[2] == (
        f"::error file={TOOL},line=7,col=12,title=RES009 term-unknown::`audiences` says `health-visiter`."
        "%0AWhy: Readers find resources by these words.%0AInstead: health-visitor"
        "%0AMore: https://library.example.org/contribute/rules/res009/"
    )


def test_github_escapes_what_commands_are_made_of() -> None:
    lines = FORMATS["github"]([HOSTILE_ONE], SUMMARY).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.md,line=7,col=12,title=RES001 x%0A%3A%3Ay::50%25 <b>"
    )
    assert "%0A::error::all is well%0A" in lines[0]


def test_text_gives_a_log_no_orders() -> None:
    words = FORMATS["text"]([HOSTILE_ONE], SUMMARY)
    assert not re.search(r"^\s*::", words, re.MULTILINE)
    assert "##[" not in words
    assert "  : :error::all is well\n" in words


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_an_escape_code_through(name: str) -> None:
    out = FORMATS[name]([HOSTILE_ONE], SUMMARY)
    assert not set(out) & {"\x1b", "\x9b", "\u202e", "\r", "\x7f"}
    assert out.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_bears_no_problems_and_no_resources(name: str) -> None:
    assert FORMATS[name]([], Summary())


def test_json_has_the_shape_that_it_documents() -> None:
    out = FORMATS["json"]([WARNING, problem(), HOSTILE_ONE], SUMMARY)
    data = json.loads(out)
    assert data["version"] == 1
    assert data["summary"] == {
        "errors": 2,
        "warnings": 1,
        "notices": 0,
        "resources": 3,
        "resources_with_problems": 2,
        "other_files_with_problems": 1,
        "text": "2 faults must be fixed, 1 is worth a look, in 2 of 3 resources and 1 other file.",
    }
    assert data["problems"][2] == {
        "code": "RES009",
        "name": "term-unknown",
        "severity": "error",
        "path": TOOL,
        "line": 7,
        "column": 12,
        "message": "`audiences` says `health-visiter`.",
        "why": "Readers find resources by these words.",
        "instead": "health-visitor",
        "page": "docs/contribute/rules/res009.md",
    }
    assert data["problems"][0]["message"] == HOSTILE
    assert out.isascii()
    assert "<" not in out
    assert "##[" not in out


def test_sarif_has_the_structure_that_services_need() -> None:
    data = json.loads(FORMATS["sarif"]([problem(), WARNING, NOTICE], ON_THE_SITE))
    assert data["version"] == "2.1.0"
    assert data["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = data["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["PRV006", "RES009", "SET001"]
    assert rules[1]["helpUri"] == "https://library.example.org/contribute/rules/res009/"
    assert rules[0]["defaultConfiguration"] == {"level": "warning"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert set(result["partialFingerprints"]) == {"problem/v1"}
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": TOOL, "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7, "startColumn": 12},
    }
    assert "%SRCROOT%" in run["originalUriBaseIds"]


def test_sarif_leaves_out_addresses_that_the_site_does_not_have_yet() -> None:
    (run,) = json.loads(FORMATS["sarif"]([problem()], SUMMARY))["runs"]
    assert "helpUri" not in run["tool"]["driver"]["rules"][0]
    assert "informationUri" not in run["tool"]["driver"]


def test_sarif_tells_a_problem_again_when_its_line_moves() -> None:
    def prints(*problems: Problem) -> list[str]:
        (run,) = json.loads(FORMATS["sarif"](problems, SUMMARY))["runs"]
        return [result["partialFingerprints"]["problem/v1"] for result in run["results"]]

    assert prints(problem(line=7)) == prints(problem(line=70))
    twice = prints(problem(line=7), problem(line=9))
    assert len(set(twice)) == 2
    assert twice == prints(problem(line=8), problem(line=10))


def test_sarif_makes_hostile_words_harmless() -> None:
    (run,) = json.loads(FORMATS["sarif"]([HOSTILE_ONE], SUMMARY))["runs"]
    (result,) = run["results"]
    assert "](" not in result["message"]["text"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.md"
