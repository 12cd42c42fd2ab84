"""Packing: what somebody did fits in the platform's room, and comes back whole or without what is documented."""

import json
import random
import shutil
import string
import subprocess
from pathlib import Path
from typing import Any

import pytest

COMPONENTS = Path(__file__).parents[3] / "overrides" / "components"
ABOUT = {"id": "pc-10", "title": "A course", "minutes": 45, "url": "resources/a/"}
ROUNDS = 300
SCRIPT = """
import { packState, unpackState, resumedState } from "%(suspend)s";
import { span12 } from "%(scorm12)s";
import { spanIso } from "%(scorm2004)s";
import { readFileSync } from "node:fs";
const told = JSON.parse(readFileSync(0, "utf8"));
const does = {
  pack: ([state, room, about, prompts]) => {
    const packed = packState(state, room);
    return packed && { ...packed, back: unpackState(packed.text, about, prompts) };
  },
  unpack: ([text, about]) => unpackState(text, about),
  resume: ([theirs, ours, unsent, about]) => resumedState(theirs, ours, unsent, about),
  spans: ([seconds]) => [span12(seconds), spanIso(seconds)],
};
process.stdout.write(JSON.stringify(told.map(([name, given]) => does[name](given))));
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts where node takes them for modules."""
    if not shutil.which("node"):
        pytest.skip("node is missing: the browser tests of this folder cover the rest")
    target = tmp_path_factory.mktemp("scripts")
    for name in ("course", "package", "question"):
        shutil.copytree(COMPONENTS / name, target / name)
    (target / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return target


def asked(folder: Path, *questions: tuple[str, list[Any]]) -> list[Any]:
    """Ask the scripts, in node."""
    names = {name: (folder / "package" / f"{name}.js").as_uri() for name in ("suspend", "scorm12", "scorm2004")}
    done = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT % names],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def words(chance: random.Random, most: int) -> str:
    signs = string.printable + "éß“”’—😀漢~:.,+%_\\\"'<>&|{}[]"
    return "".join(chance.choices(signs, k=chance.randint(1, most))).strip() or "x"


def any_state(chance: random.Random) -> dict[str, Any]:
    """Return a state as a course's pages write it; some of them far too large."""

    def day() -> str:
        return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    def slug() -> str:
        return "".join(chance.choices(string.ascii_lowercase + "-0123456789", k=chance.randint(1, 30)))

    def key() -> str:
        return chance.choice(["", "".join(chance.choices("0123456789abcdef", k=6)), words(chance, 10)])

    many = chance.choice([0, 3, 15, 90])
    return {
        "v": 1,
        **ABOUT,
        "started": chance.choice(["", day()]),
        "done": chance.choice(["", day()]),
        "share": chance.random() < 0.5,
        "units": {slug(): day() for _ in range(chance.randint(0, 20))},
        "answers": {
            slug(): {
                "k": [key() for _ in range(chance.randint(0, 9))],
                "r": chance.choice([True, False, None]),
                "n": chance.randint(1, 40),
                "d": chance.choice(["", day()]),
            }
            for _ in range(chance.randint(0, many))
        },
        "confidence": {
            slug(): chance.choice([{"before": 2}, {"after": 5}, {"before": 1, "after": 3}])
            for _ in range(chance.randint(0, 3))
        },
        "reflections": {
            slug(): {"p": "a prompt", "t": words(chance, chance.choice([40, 3000])), "d": day()}
            for _ in range(chance.randint(0, 6))
        },
    }


def test_random_states_come_back_or_shed_as_documented(folder: Path) -> None:
    chance = random.Random(20261123)  # noqa: S311  the same states each time
    states = [any_state(chance) for _ in range(ROUNDS)]
    rooms = [chance.choice([4096, 4096, 4000, 2048, 1024, 64000]) for _ in states]
    results = asked(
        folder,
        *(
            ("pack", [state, room, ABOUT, dict.fromkeys(state["reflections"], "a prompt")])
            for state, room in zip(states, rooms, strict=True)
        ),
    )
    seen: set[str] = set()
    for state, room, result in zip(states, rooms, results, strict=True):
        assert result is not None
        seen |= {*result["shed"]}
        assert len(result["text"]) <= room
        assert result["text"].isascii()
        assert not set(result["text"]) & set(" \"'\\<>&\r\n\t")
        compare(state, result["back"], set(result["shed"]))
    assert seen >= {"reflections", "tries", "choices", "answers"}


def compare(state: dict[str, Any], back: dict[str, Any], shed: set[str]) -> None:
    assert {name: back[name] for name in ("id", "started", "done", "share", "units")} == {
        name: state[name] for name in ("id", "started", "done", "share", "units")
    }
    wanted = state["reflections"] if state["share"] else {}
    assert back["reflections"].items() <= wanted.items()
    assert back["confidence"] == ({} if "confidence" in shed else state["confidence"])
    for question, answer in back["answers"].items():
        before = state["answers"][question]
        assert answer["r"] == before["r"]
        assert answer["d"] == before["d"]
        assert answer["k"] == before["k"] or ("choices" in shed and answer["k"] == [])
        assert answer["n"] == (1 if "tries" in shed else before["n"])
    if "reflections" not in shed:
        assert back["reflections"] == wanted
    elif back["reflections"]:
        gone = [wanted[name]["d"] for name in wanted if name not in back["reflections"]]
        assert max(gone) <= min(one["d"] for one in back["reflections"].values())
    if "answers" not in shed:
        assert back["answers"].keys() == state["answers"].keys()
    # Each kind goes only when the one before it has gone whole.
    if "choices" in shed:
        assert back["reflections"] == {}
    if "answers" in shed:
        assert all(answer["k"] == [] for answer in back["answers"].values())
    if "confidence" in shed:
        assert back["answers"] == {}


@pytest.mark.parametrize(
    "text", ["", "0", "2~u", "1", "1~", "1~x", "1~a", "1~u:::", "{}", "null", "1~rx:0:%E0%A4%A", "1~cx"]
)
def test_what_can_not_be_read_is_no_state_or_an_empty_one(folder: Path, text: str) -> None:
    (back,) = asked(folder, ("unpack", [text, ABOUT]))
    assert back is None or (back["units"], back["reflections"]) == ({}, {})


def test_a_lone_half_of_a_character_is_replaced(folder: Path) -> None:
    state = {**any_state(random.Random(1)), "share": True, "reflections": {"x": {"p": "", "t": "a\ud83d", "d": ""}}}  # noqa: S311
    (result,) = asked(folder, ("pack", [state, 64000, ABOUT, {}]))
    assert result["back"]["reflections"]["x"]["t"] == "a\ufffd"


def blank(**more: Any) -> dict[str, Any]:
    parts: dict[str, Any] = {"units": {}, "answers": {}, "confidence": {}, "reflections": {}}
    return {"v": 1, **ABOUT, "started": "", "share": False, "done": "", **parts, **more}


def test_who_knows_what_when_somebody_comes_back(folder: Path) -> None:
    right = {"k": ["a"], "r": True, "n": 2, "d": "2026-11-20"}
    wrong = {"k": ["b"], "r": False, "n": 1, "d": "2026-11-19"}
    shed = {"k": [], "r": True, "n": 1, "d": "2026-11-20"}
    words_ = {"x": {"p": "", "t": "mine", "d": "2026-11-20"}}
    here = blank(units={"a": "2026-11-20"}, answers={"q": right}, reflections=words_, done="2026-11-20")
    fresh, sent, unsent, older, full = asked(
        folder,
        ("resume", [None, here, False, ABOUT]),
        ("resume", [blank(units={"b": "2026-11-21"}), here, False, ABOUT]),
        ("resume", [blank(units={"b": "2026-11-21"}), here, True, ABOUT]),
        ("resume", [blank(answers={"q": right}), blank(answers={"q": wrong}), False, ABOUT]),
        ("resume", [blank(answers={"q": shed}), here, False, ABOUT]),
    )
    assert (fresh["units"], fresh["done"], fresh["reflections"]) == ({}, "", words_)
    assert (sent["units"], sent["done"], sent["reflections"]) == ({"b": "2026-11-21"}, "", words_)
    assert unsent["units"] == {"a": "2026-11-20", "b": "2026-11-21"}
    assert unsent["answers"]["q"] == right
    assert older["answers"]["q"] == right
    assert full["answers"]["q"] == right


@pytest.mark.parametrize(
    ("seconds", "old", "new"),
    [
        (0, "0000:00:00.00", "PT0S"),
        (59.999, "0000:00:59.99", "PT1M"),
        (61.5, "0000:01:01.50", "PT1M1.5S"),
        (3600, "0001:00:00.00", "PT1H"),
        (360000, "0100:00:00.00", "PT100H"),
        (-5, "0000:00:00.00", "PT0S"),
    ],
)
def test_times(folder: Path, seconds: float, old: str, new: str) -> None:
    assert asked(folder, ("spans", [seconds])) == [[old, new]]
