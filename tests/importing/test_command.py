"""import.py, started as people start it."""

import subprocess
import sys
from pathlib import Path

from tests.commands.small_library import Library
from tests.importing.things import workbook

ROOT = Path(__file__).parents[2]


def test_a_list_from_the_command_line(tmp_path: Path) -> None:
    library = Library.copied(tmp_path / "library")
    path = workbook(tmp_path / "list.xlsx", [["What we call it", "type"], ["A new page", "Tool"]])
    looked = library.run("import.py", str(path), "--column", "What we call it=title", "--dry-run")
    assert (looked.returncode, looked.stderr) == (0, "")
    assert "1 draft would come in. Nothing was written." in looked.stdout
    done = library.run("import.py", str(path), "--column", "What we call it=title", "--theme", "curiosity")
    assert done.returncode == 0
    assert "1 draft came in." in done.stdout
    assert "resources/tools/a-new-page/index.md, from list.xlsx, row 2" in done.stdout
    again = library.run("import.py", str(path), "--column", "What we call it=title")
    assert again.returncode == 1
    assert "In the library already" in again.stdout


def test_a_wrong_option_is_one_sentence(tmp_path: Path) -> None:
    library = Library.copied(tmp_path / "library")
    assert "write it as HEADING=FIELD" in library.run("import.py", "x.csv", "--column", "title").stderr
    assert "1 to 500" in library.run("import.py", "x.csv", "--most", "0").stderr
    done = library.run("import.py", "no.csv")
    assert (done.returncode, done.stderr) == (1, "There is no no.csv.\n")


def test_no_other_command_loads_what_only_this_one_needs() -> None:
    code = (
        "import sys; import library.commands.build, library.commands.check, library.commands.new, "
        "library.commands.reference; "
        "print({'mammoth', 'markdownify', 'openpyxl', 'bs4'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "scripts", capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
