"""check.py --fix: what is certain is mended, everything else stays, and nothing is lost."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from library.commands.check import check
from library.commands.fix import Mended, MendedFile, fix, mend_tree, write
from library.model import nodes
from library.reading.documents import Document
from library.reading.rereading import reread, with_documents
from library.reading.tree import Tree, read_tree
from library.reading.yaml_nodes import read_yaml
from library.rules.mending import certain
from tests.commands.small_library import BASE, EXAMPLE, ROOT, Library
from tests.rules.cases import TODAY

GUIDE = "resources/guidance/second-guide/index.md"
COURSE = "resources/courses/first-course"
PLAN = f"{COURSE}/course.yml"
UNIT = f"{COURSE}/units/ask-again.md"
LEVELS = "resources/vocabularies/levels.yml"
THEME = "resources/themes/bereavement.md"
FORM = "resources/tools/first-tool/form.yml"
UNIT_FRONT = "title: Ask again\nminutes: 6\n"
FORM_TEXT = """\
version: 1
save_name: first-tool
sections:
  - id: only
    title: Only part
    fields:
      - id: seen
        ask: Was the child seen alone?
        kind: yes-no
        required: true
"""


@dataclass(frozen=True)
class Case:
    """One fault that is certain, and what becomes of it."""

    what: str
    before: str
    """What stands in the file at first…"""
    fault: str
    """…is changed into this…"""
    after: str
    """…and mended to this."""
    path: str = EXAMPLE
    code: str = ""


CASES = [
    Case("spaces at a line's end", "minutes: 5\n", "minutes: 5  \t\n", "minutes: 5\n"),
    Case("a tab that indents", "  - title: Written", "\t- title: Written", "  - title: Written", code="YML004"),
    Case("a colon", "title: First tool", "title: Neglect: signs", 'title: "Neglect: signs"', code="YML001"),
    Case("a sign", "title: First tool", "title: @ the door", 'title: "@ the door"', code="YML002"),
    Case("an exclamation", "title: First tool", "title: !Ask again now", 'title: "!Ask again now"', code="YML002"),
    Case("quotes inside", "title: First tool", 'title: "No" and "yes"', 'title: \'"No" and "yes"\'', code="YML002"),
    Case("a number sign", "title: First tool", "title: First tool #2", 'title: "First tool #2"', code="YML003"),
    Case(
        "a word for true", "review_months: 12", "review_months: 12\nquick_exit: yes", "quick_exit: true", code="YML006"
    ),
    Case("a word that YAML takes", "label: Core", "label: On", 'label: "On"', LEVELS, "YML006"),
    Case("the word true", "label: Core", "label: true", 'label: "true"', LEVELS, "YML006"),
    Case("a number that YAML changes", "title: First tool", "title: 12:30:00", 'title: "12:30:00"', code="YML007"),
    Case("no space after a colon", "minutes: 5", "minutes:5", "minutes: 5", code="YML012"),
    Case("a name in capitals", "level: introductory", "Level: introductory", "level: introductory", code="RES002"),
    Case("a name with hyphens", "when_to_use:", "when-to-use:", "when_to_use:", code="RES002"),
    Case("a name mistyped", "audiences:", "audience:", "audiences:", code="RES002"),
    Case("one value for a list", "themes: [curiosity]", "themes: curiosity", "themes: [curiosity]", code="RES003"),
    Case(
        "values with commas",
        "audiences: [everyone]",
        "audiences: teacher, Midwife",
        "audiences: [teacher, midwife]",
        code="RES003",
    ),
    Case("a term in capitals", "[everyone]", "[Everyone]", "[everyone]", code="RES009"),
    Case("a term with a space", "[everyone]", "[health visitor]", "[health-visitor]", code="RES009"),
    Case("a slip in a term", "[everyone]", "[health-visiter]", "[health-visitor]", code="RES009"),
    Case("two slips in a long term", "[everyone]", "[saftguarding-laed]", "[safeguarding-lead]", code="RES009"),
    Case("a synonym", "[everyone]", "[DSL]", "[safeguarding-lead]", code="RES009"),
    Case("a term in curly quotes", "[everyone]", "[“everyone”]", "[everyone]", code="RES009"),
    Case(
        "a term in a course",
        "completion: every-unit",
        "completion: Every unit",
        "completion: every-unit",
        PLAN,
        "RES009",
    ),
    Case("curly quotes in an id", "id: aa-01", "id: “aa-01”", "id: aa-01", code="RES010"),
    Case("an id in capitals", "id: aa-01", "id: AA-01", "id: aa-01", code="RES010"),
    Case("an id of another in capitals", "related: [aa-02]", "related: [AA-02]", "related: [aa-02]", code="RES017"),
    Case("a folder for an id", "related: [aa-02]", "related: [second-guide]", "related: [aa-02]", code="RES017"),
    Case("a day in words", "reviewed: 2026-01-05", "reviewed: 5th January 2026", "reviewed: 2026-01-05", code="RES003"),
    Case("a day American", "reviewed: 2026-01-05", "reviewed: Jan 5, 2026", "reviewed: 2026-01-05", code="RES003"),
    Case("a day with slashes", "reviewed: 2026-01-05", "reviewed: 25/01/2026", "reviewed: 2026-01-25", code="RES003"),
    Case(
        "a day without noughts", "reviewed: 2026-01-05", 'reviewed: "2026-1-5"', 'reviewed: "2026-01-05"', code="RES003"
    ),
    Case(
        "curly quotes round a day",
        "reviewed: 2026-01-05",
        "reviewed: “2026-01-05”",
        "reviewed: 2026-01-05",
        code="RES003",
    ),
    Case("related in return", "related: [aa-01]", "related: []", "related: [aa-01]", GUIDE, "RES018"),
    Case(
        "related in a list",
        "related: [aa-01]",
        "related:\n  - bb-01",
        "related:\n  - bb-01\n  - aa-01\n",
        GUIDE,
        "RES018",
    ),
    Case("related left empty", "related: [aa-01]", "related:  # soon", "related: [aa-01]  # soon", GUIDE, "RES018"),
    Case("related left out", "related: [aa-01]\n", "", "related: [aa-01]\nsupervision_questions:", GUIDE, "RES018"),
    Case(
        "the order of fields",
        "minutes: 5\nlevel: introductory\n",
        "level: introductory\nminutes: 5\n",
        "minutes: 5\nlevel: introductory\n",
    ),
    Case("the order in a unit", UNIT_FRONT, "minutes: 6\ntitle: Ask again\n", UNIT_FRONT, UNIT),
    Case(
        "the order in a plan",
        "version: 1\nsave_name: first-tool\n",
        "save_name: first-tool\nversion: 1\n",
        "version: 1\nsave_name: first-tool\n",
        FORM,
    ),
    Case("a flag of a form", "required: true", "required: Yes", "required: true", FORM, "YML006"),
    Case("a kind of a form", "kind: yes-no", "kind: Yes-No", "kind: yes-no", FORM, "RES009"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library of the rules' cases, with a form."""
    root = tmp_path_factory.mktemp("fix") / "library"
    shutil.copytree(BASE, root)
    (root / FORM).write_text(FORM_TEXT, encoding="utf-8")
    return root


@pytest.fixture
def fresh(library: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    root = tmp_path / "library"
    shutil.copytree(library, root)
    return root


def said(root: Path, path: str = EXAMPLE) -> str:
    return (root / path).read_bytes().decode("utf-8")


def change(root: Path, before: str, after: str, path: str = EXAMPLE) -> None:
    text = said(root, path)
    assert before in text
    (root / path).write_bytes(text.replace(before, after, 1).encode("utf-8"))


def fixed(root: Path) -> tuple[MendedFile, ...]:
    files = fix(root, today=TODAY)
    write(root, files)
    return files


def codes_in(root: Path, code: str) -> list[str]:
    return [problem.code for problem in check(root, today=TODAY, only=[code]).problems]


def test_a_right_library_stays_as_it_is(library: Path) -> None:
    assert fix(library, today=TODAY) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_is_certain_is_mended(fresh: Path, case: Case) -> None:
    change(fresh, case.before, case.fault, case.path)
    if case.code:
        assert codes_in(fresh, case.code), "the fault is none"
    files = fixed(fresh)
    assert case.path in [file.path for file in files]
    assert case.after in said(fresh, case.path)
    if case.code:
        assert case.code in [mend.code for file in files for mend in file.mends]
        assert codes_in(fresh, case.code) == []
    assert fix(fresh, today=TODAY) == ()


UNCERTAIN = [
    ("two days can be meant", "reviewed: 2026-01-05", "reviewed: 03/04/2026"),
    ("no such day", "reviewed: 2026-01-05", "reviewed: 2026-02-30"),
    ("half a year", "reviewed: 2026-01-05", "reviewed: 5 January 26"),
    ("a remark, perhaps", "title: First tool", "title: First tool # the short one"),
    ("a remark behind a colon", "title: First tool", "title: First: tool # the short one"),
    ("two fields on a line", "title: First tool\n", "title: summary: First tool\n"),
    ("a lost quotation mark", "title: First tool", 'title: "First tool'),
    ("a term that is far from all", "[everyone]", "[nurses]"),
    ("a short slip", "level: introductory", "level: coar"),
    ("a term that would stand twice", "[everyone]", "[everyone, Everyone]"),
    ("nothing is meant", "title: First tool", "title: null"),
    ("an address without its s", "    year: 2026\n", "    year: 2026\n    url: http://example.org/\n"),
    ("a field twice", "title: First tool\n", "title: First tool\ntitle: Second tool\n"),
    ("a name given already", "title: First tool\n", "title: First tool\nTitle: Second tool\n"),
    ("an id that another has", "id: aa-01", "id: AA-02"),
    ("a name for a value", "title: First tool", "title: &first tool"),
    ("words in a number", "minutes: 5", "minutes: 5 to 10"),
    ("spaces that break a line", "Ask one more question before", "Ask one more question  \nbefore"),
    ("an allowed fault", "audiences: [everyone]", "# ignore RES009: shown as an example\naudiences: [Everyone]"),
    ("a tab nobody can place", "  - title: Written", "\t- title: Written\n\t- publisher"),
]


@pytest.mark.parametrize(("fault", "before", "after"), UNCERTAIN, ids=[case[0] for case in UNCERTAIN])
def test_what_is_not_certain_stays(fresh: Path, fault: str, before: str, after: str) -> None:
    change(fresh, before, after)
    text = said(fresh)
    fixed(fresh)
    assert said(fresh) == text


@pytest.mark.parametrize("path", [EXAMPLE, PLAN, UNIT, THEME, LEVELS, FORM])
def test_foreign_line_ends_and_the_mark_go_and_nothing_else(fresh: Path, path: str) -> None:
    text = said(fresh, path)
    (fresh / path).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))
    (file,) = fixed(fresh)
    assert said(fresh, path) == text
    assert file.diff == ""
    assert [mend.what for mend in file.mends] == [
        "An invisible mark at the start of the file (a byte order mark) goes",
        "Line ends of Windows become those that every other file here has",
    ]


@pytest.mark.parametrize("path", [EXAMPLE, PLAN, f"{COURSE}/trainer.md"])
def test_the_last_line_gets_its_end(fresh: Path, path: str) -> None:
    text = said(fresh, path)
    (fresh / path).write_text(text.rstrip("\n"), encoding="utf-8")
    (file,) = fixed(fresh)
    assert said(fresh, path) == text
    assert "\\ No newline at end of file" in file.diff


def test_spaces_that_a_value_keeps_are_kept(fresh: Path) -> None:
    change(fresh, "title: First tool", "title: |-\n  First \n  tool")
    change(fresh, "minutes: 5", "minutes: 5 ")
    fixed(fresh)
    assert "title: |-\n  First \n  tool\n" in said(fresh)
    assert "minutes: 5\n" in said(fresh)


def test_while_a_line_can_not_be_read_the_lines_around_it_stay(fresh: Path) -> None:
    change(fresh, "title: First tool", 'title: "First tool')
    change(fresh, "audiences: [everyone]", "audiences: [health-visiter]")
    change(fresh, "related: [aa-02]\n", "")
    assert fix(fresh, today=TODAY) == ()
    change(fresh, 'title: "First tool', 'title: "First tool"')
    fixed(fresh)
    assert "audiences: [health-visitor]" in said(fresh)
    assert "related: [aa-02]\n" in said(fresh)


def test_a_file_that_could_not_be_read_whole_is_left_alone(fresh: Path) -> None:
    data = said(fresh).replace("title: First tool", "title: Caf\udce9: signs ").encode("utf-8", "surrogateescape")
    (fresh / EXAMPLE).write_bytes(data)
    assert fix(fresh, today=TODAY) == ()
    change_to = said(fresh, GUIDE).replace("Second guide", "Second\x07 guide: more ")
    (fresh / GUIDE).write_text(change_to, encoding="utf-8")
    assert fix(fresh, today=TODAY) == ()


def test_remarks_go_with_the_field_below_them(fresh: Path) -> None:
    head = "# For all of it.\n# yaml-language-server: $schema=x.json\n\n"
    change(fresh, "id: aa-01\n", f"{head}# Why so long?\nlevel: introductory # new\n\n# Never changes.\nid: aa-01\n")
    change(fresh, "minutes: 5\nlevel: introductory\n", "minutes: 5\n")
    fixed(fresh)
    text = said(fresh)
    assert text.startswith(f"---\n{head}")
    assert "# Never changes.\nid: aa-01\n" in text
    assert "minutes: 5\nlevel: introductory # new\nstatus" in text


def test_a_new_term_is_known_in_the_same_run(fresh: Path) -> None:
    change(fresh, "  label: Core", "  lable: Core", LEVELS)
    change(fresh, "level: introductory", "level: Core")
    fixed(fresh)
    assert "level: core" in said(fresh)
    assert fix(fresh, today=TODAY) == ()


def test_everything_at_once_leaves_none_of_these_faults(fresh: Path) -> None:
    for case in CASES:
        if case.code and case.path == EXAMPLE and case.before in said(fresh):
            change(fresh, case.before, case.fault)
    assert len({problem.code for problem in check(fresh, today=TODAY).problems}) > 4
    fixed(fresh)
    left = {problem.code for problem in check(fresh, today=TODAY).problems}
    assert left & {case.code for case in CASES if case.code} == set()
    assert fix(fresh, today=TODAY) == ()


# As people start it.


def test_the_difference_is_shown_and_the_rest_is_reported(tmp_path: Path) -> None:
    library = Library.copied(tmp_path / "library")
    library.change("audiences: [everyone]", "audiences: [health-visiter]")
    library.change("minutes: 5", "minutes: a few")
    before = said(library.root)
    shown = library.run("check.py", "--dry-run")
    assert (shown.returncode, shown.stderr) == (1, "")
    assert "-audiences: [health-visiter]\n+audiences: [health-visitor]\n" in shown.stdout
    assert f"{EXAMPLE}:6:13  RES009 term-unknown: `health-visiter` becomes `health-visitor`." in shown.stdout
    assert said(library.root) == before
    done = library.run("check.py", "--fix")
    assert done.returncode == 1
    assert "+audiences: [health-visitor]\n" in done.stdout
    assert "RES003 field-wrong-kind" in done.stdout
    assert said(library.root) == before.replace("visiter", "visitor")
    again = library.run("check.py", "--dry-run")
    assert (again.returncode, again.stdout) == (0, "Nothing to mend: every certain thing is right already.\n\n")


def test_only_some_codes_can_be_mended_and_a_report_stays_readable(tmp_path: Path) -> None:
    library = Library.copied(tmp_path / "library")
    library.change("audiences: [everyone]", "audiences: [health-visiter] ")
    library.change("title: First tool", "title: First: tool")
    done = library.run("check.py", "--fix", "--only", "RES009", "--format", "json")
    assert done.stdout.startswith("{")
    assert "health-visitor" in done.stderr
    assert "audiences: [health-visitor] \n" in said(library.root)
    assert "title: First: tool\n" in said(library.root)


# Whatever editors write: nothing is lost, and a second run has nothing to do.

FREE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)
VALUES = {
    "title": ["First tool", "Neglect: signs", "First #2", "@ home", "NO", '"a" or "b"', "'Tis", "1.10", "| x", "[x] y"],
    "themes": ["[curiosity]", "curiosity", "[Curiosity, neglect]", "\n  - “neglect”\n  - curiosity", "[a: b]", "x, y"],
    "audiences": ["[everyone]", "[teachr, DSL]", "Teacher", "\n  - teacher # one\n\n  - midwife", "&a [teacher]"],
    "level": ["core", "Core", "“core”", "expert", "coer", "!core level", "\n  core", "core # yes"],
    "minutes": ["5", "“5”", "five", "010"],
    "quick_exit": ["yes", "No", "true", '"on"', "maybe"],
    "reviewed": ["2026-01-05", "5 Jan 2026", "5/1/2026", "25.1.2026", "2026-02-30", '"2026-1-5"'],
    "related": ["[aa-02]", "[AA-02, nothing]", "second-guide", "", "[]", "\n  - aa-02"],
    "summary": [">-\n  Some words \n\n  and more  ", "|\n  # no remark\n  x", "Plain words\n  go on"],
    "Also-called": ["[one, two]"],
    "nobody_knows": ["a: b", "x"],
    "sources": ["\n  - title: Where: from\n    Publisher: Us\n\t  year: 2020", "\n- title: x\n  evidence: Research"],
}
LINES = st.sampled_from(sorted(VALUES)).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.sampled_from(VALUES[name]) | FREE,
        st.sampled_from(["", " ", "\t", "  # §remark", " # §"]),
        st.sampled_from(["", "", "# §above\n", "\n# §apart\n", "# §one\n\n"]),
    )
)
FRONTS = st.lists(LINES, max_size=9, unique_by=lambda line: line[0])


def front_of(lines: list[tuple[str, str, str, str]]) -> str:
    """Write the fields; each remark gets a number of its own, so that none can stand for another."""
    text = "".join(f"{above}{name}: {value}{end}\n" for name, value, end, above in lines)
    number = iter(range(1, 1000))
    return re.sub("§", lambda _: f"r{next(number):03}", text)


def leaves(text: str) -> Counter[str]:
    """Return every name and value of a front matter, by PyYAML itself where it can, else by our own reader."""
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return Counter(_ours(read_yaml(text)[0]))
    return Counter(_theirs(node))


def _theirs(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield " ".join(node.value.split())
    elif node is not None:
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _theirs(part)


def _ours(node: nodes.Node | None) -> Iterator[str]:
    if isinstance(node, nodes.Scalar):
        yield " ".join(node.text.split())
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _ours(item)
    elif node is not None:
        for key, value in node.entries:
            yield from (*_ours(key), *_ours(value))


def front_in(text: str) -> str:
    return text.split("\n---", 1)[0].removeprefix("---\n")


def anything(rule: str, document: Document, line: int) -> bool:
    return True


def mended_by_rounds(tree: Tree) -> tuple[Tree, Mapping[str, tuple[Mended, ...]]]:
    return mend_tree(tree, {EXAMPLE, GUIDE}, TODAY, anything)


def text_in(tree: Tree, path: str = EXAMPLE) -> str:
    return next(document.text for document in tree.documents if document.path == path)


@pytest.fixture(scope="module")
def tree(library: Path) -> Tree:
    return read_tree(library)


@given(lines=FRONTS, body=FREE)
@example(
    lines=[("summary", "|\n  # no remark\n  x", "", ""), ("title", "Neglect: signs", "  # §remark", "")], body="x  "
)
@example(lines=[("title", "First tool", "", ""), ("audiences", "\"G'R#÷{", "", "")], body="")
@settings(max_examples=120, deadline=None)
def test_mending_loses_nothing_and_ends(tree: Tree, lines: list[tuple[str, str, str, str]], body: str) -> None:
    front = front_of(lines)
    assume("\n---" not in front and "\n..." not in front)
    text = f"---\nid: aa-01\n{front}---\n{body}\n"
    document = next(document for document in tree.documents if document.path == EXAMPLE)
    once, told = mended_by_rounds(with_documents(tree, {EXAMPLE: reread(document, text)}))
    twice, nothing = mended_by_rounds(once)
    assert nothing == {}, "a second run finds more"
    after = text_in(once)
    assert after == text_in(twice)
    assert after.endswith(f"\n---\n{body}\n"), "the body has changed"
    for remark in re.findall(r"# r\d{3}\w*", front):
        assert remark in after, "a remark is lost"
    names = "related " + " ".join(mend.what for mend in told.get(EXAMPLE, ()))
    then, now = leaves(front_in(text)), leaves(front_in(after))
    for word in (then - now) + (now - then):
        assert word in names, "a value has changed that no mend names"


# Where it is offered.

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_guide_shows_the_hooks_that_there_are() -> None:
    page = (ROOT / "docs/contribute/fix.md").read_text(encoding="utf-8")
    block = next(part for part in page.split("```yaml\n") if part.startswith("repos:")).split("```")[0]
    shown = yaml.safe_load(block)["repos"][0]["hooks"]
    kept = ("id", "entry", "language", "files", "pass_filenames")
    assert [[hook[name] for name in kept] for hook in shown] == [[hook[name] for name in kept] for hook in HOOKS]


def test_the_hooks_mend_and_then_check(tmp_path: Path) -> None:
    library = Library.copied(tmp_path / "library")
    library.change("audiences: [everyone]", "audiences: [health-visiter]")
    for hook in HOOKS:
        assert re.search(hook["files"], EXAMPLE)
        program, script, *others = hook["entry"].split()
        assert (program, script) == ("python3", "scripts/check.py")
        assert library.run("check.py", *others).returncode == 0
    assert "audiences: [health-visitor]" in said(library.root)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("5 January 2026", "2026-01-05"),
        ("25/01/2026", "2026-01-25"),
        ("2026-1-5", "2026-01-05"),
        ("5/5/2026", "2026-05-05"),
        ("5 Marble 2026", ""),
        ("5 Ma 2026", ""),
        ("03/04/2026", ""),
        ("31 February 2026", ""),
        ("2026-01-05 to 2026-02-05", ""),
    ],
)
def test_a_day_is_mended_if_it_can_only_be_one(written: str, becomes: str) -> None:
    assert certain.day(written) == becomes


@pytest.mark.parametrize(
    ("written", "known", "becomes"),
    [
        ("teachr", ["teacher", "trainer"], "teacher"),
        ("teahcer", ["teacher", "trainer"], "teacher"),
        ("untrained", ["trained"], ""),
        ("section-12", ["section-11", "section-17"], ""),
        ("section-12", ["section-11"], ""),
        ("carer", ["career", "carers"], ""),
        ("tol", ["tool"], ""),
    ],
)
def test_a_word_is_mended_if_no_other_is_near(written: str, known: list[str], becomes: str) -> None:
    assert certain.word(written, known) == becomes
