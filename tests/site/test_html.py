"""Every page is valid HTML, as the checker of the W3C reads it: https://validator.github.io/validator/."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.built_site import BuiltSite


@pytest.mark.oracle
def test_every_page_is_valid(site: BuiltSite) -> None:
    jar = Path(os.environ.get("LIBRARY_VNU", ""))
    if not jar.is_file() or not shutil.which("java"):
        pytest.skip("The Nu HTML checker is not here: it needs Java and LIBRARY_VNU, the path to vnu.jar.")
    command = ("java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(site.folder))
    checked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found = json.loads(checked.stderr)["messages"]
    assert [f"{fault['url']}:{fault.get('lastLine', 0)}: {fault['message']}" for fault in found] == []
    assert checked.returncode == 0


def test_every_page_has_one_title_one_heading_and_one_main_part(site: BuiltSite) -> None:
    for path in site.pages:
        tree = site.tree(path)
        assert len(tree.xpath("//h1")) == 1, path
        assert len(tree.xpath("//main")) == 1, path
        assert tree.xpath("string(//title)").strip(), path
        assert tree.get("lang") == "en-GB", path


def test_no_two_pages_share_a_title(site: BuiltSite) -> None:
    redirects = {path for path in site.pages if 'http-equiv="refresh"' in site.text(path)}
    titles = [site.tree(path).xpath("string(//title)") for path in site.pages if path not in redirects]
    assert sorted(titles) == sorted(set(titles))
