"""Published addresses never die: resources/published.txt remembers them all."""

import shutil
import subprocess

import pytest

from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT

PUBLISHED = "resources/published.txt"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _now() -> list[str]:
    return _lines((ROOT / PUBLISHED).read_text(encoding="utf-8"))


def test_every_published_address_answers(site: BuiltSite) -> None:
    by_id = {row["id"]: site.address(row) for row in site.resources}
    for line in _now():
        resource_id, address = line.split()
        assert site.has(f"r/{resource_id}/"), line
        assert site.has(address), line
        current = by_id.get(resource_id)
        if not current:
            # An archived one, which is in no list: its own page answers, or what took it over.
            continue
        # A form or a deck's sheets lie below the resource itself.
        assert address.startswith(current) or f"../../{current}" in site.text(address), f"{line}: leads elsewhere"


def test_every_resource_is_published(site: BuiltSite) -> None:
    missing = [line for row in site.resources if (line := f"{row['id']} {site.address(row)}") not in _now()]
    assert missing == [], f"Add to {PUBLISHED}"


def test_no_line_stands_twice() -> None:
    lines = _now()
    assert len(lines) == len(set(lines))


def test_nothing_is_ever_taken_away() -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed, so the earlier list can't be read.")
    earlier = subprocess.run(
        ("git", "show", f"HEAD:{PUBLISHED}"), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if earlier.returncode:
        pytest.skip("There is no earlier list to compare with.")
    assert set(_lines(earlier.stdout)) <= set(_now())
