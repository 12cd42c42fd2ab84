"""Modules become one classic script, or a sentence says why not."""

import shutil
import subprocess
from pathlib import Path

import pytest

from library.sinks.joining import NotJoinableError, join


def _write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_what_is_imported_comes_first_and_once(tmp_path: Path) -> None:
    _write(
        tmp_path,
        a__main='import { twice } from "../b/math.js";\nimport {\n  say,\n} from "./say.js";\n\nsay(twice(21));\n',
        a__say='import { twice } from "../b/math.js";\nexport const say = (words) => console.log(twice(words / 2));\n',
        b__math="export function twice(number) {\n  return number * 2;\n}\n",
        b__unused="nonsense (\n",
    )
    script = join(tmp_path, "a/main.js")
    assert "import" not in script
    assert "export" not in script
    assert script.index("function twice") < script.index("const say") < script.index("say(twice(21))")
    assert script.count("function twice") == 1
    if node := shutil.which("node"):
        assert subprocess.run([node, "-e", script], capture_output=True, text=True, check=True).stdout == "42\n"


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ('import * as all from "./other.js";\n', "main.js can't be joined: `import * as all"),
        ('import other from "./other.js";\n', "can't be joined: `import other"),
        ('import "./other.js";\n', "can't be joined"),
        ('import { one } from "https://a.example/x.js";\n', "can't be joined"),
        ('import { one as two } from "./other.js";\n', "it imports `one as two`. Import it under its own name."),
        ('import { none } from "./other.js";\n', "main.js imports `none`, which other.js does not export."),
        ('import { hidden } from "./other.js";\n', "main.js imports `hidden`, which other.js does not export."),
        ('import { one } from "./gone.js";\n', "There is no script gone.js, which main.js imports."),
        (
            'import { one } from "./other.js";\nconst hidden = 2;\n',
            "main.js and other.js both call something `hidden`.",
        ),
        ('import { one } from "./circle.js";\n', "imports itself by way of circle.js"),
        ("export default 5;\n", "can't be joined: `export default 5;"),
        ("const a = 1;\nexport { a };\n", "can't be joined: `export { a };"),
        ("const { a, b } = window;\n", "Give each name of the script's outermost level a line of its own"),
        ('const a = () => import("./other.js");\n', "can't be joined"),
        ("const a = import.meta.url;\n", "can't be joined"),
    ],
)
def test_what_can_not_be_joined_is_refused(main: str, said: str, tmp_path: Path) -> None:
    _write(
        tmp_path,
        main=main,
        other="export const one = 1;\nconst hidden = 1;\n",
        circle='import { x } from "./main.js";\nexport const one = 1;\n',
    )
    with pytest.raises(NotJoinableError) as refused:
        join(tmp_path, "main.js")
    assert said in str(refused.value)


def test_our_own_scripts_join_into_one_that_can_be_read(tmp_path: Path) -> None:
    script = join(Path(__file__).parents[2] / "overrides", "components/package/package.js")
    assert "\nimport " not in script
    assert "\nexport " not in script
    if node := shutil.which("node"):
        (tmp_path / "script.js").write_text(script, encoding="utf-8")
        subprocess.run([node, "--check", str(tmp_path / "script.js")], check=True)
