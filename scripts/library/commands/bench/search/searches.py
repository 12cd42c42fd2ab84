"""The searches that are measured, and what a browser must know of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

IN_PAGE = Path(__file__).with_name("in_page")
OURS = "ours"
MATERIAL = "Material"
BARE = "bare Pagefind"


@dataclass(frozen=True, slots=True)
class Search:
    """One search on one built site."""

    name: str
    site: Path
    address: str
    """The page that searches, without what is searched for."""
    typed_into: str
    """Selects where words are typed."""
    key: str
    """The key that is pressed after them, if any."""
    scripts: tuple[str, ...]
    """Files that watch the page from within."""
    resources: Mapping[str, str] = field(default_factory=dict)
    """Ids of resources by their addresses, where the page names addresses."""
    ordinary: str = ""
    """A page of the same site that doesn't search, if there is one: what it loads is no cost of searching."""

    def ids(self, found: tuple[str, ...]) -> tuple[str, ...]:
        """Return the resources that the results belong to. Pages that belong to none are left out."""
        return tuple(filter(None, map(self._id, found))) if self.resources else found

    def _id(self, address: str) -> str:
        # A unit of a course, or any other page below a resource's, stands for its resource.
        top = "/".join(address.split("/")[:3]) + "/"
        return self.resources.get(top, "")


def ours(site: Path, key: str = "Enter") -> Search:
    """Return the library's own search. Without a key it waits until somebody seems to have typed all."""
    watching = ("watching.js", "library.js")
    return Search(OURS, site, "search/", "#main input[name=q]", key, watching, ordinary="about/")


def material(site: Path, resources: Mapping[str, str]) -> Search:
    """Return Material's search on a plain site. It searches at every key, and Enter would open a result."""
    watching = ("watching.js", "material.js")
    return Search(MATERIAL, site, "", ".md-search__input", "End", watching, resources, ordinary="about/")


def bare(site: Path) -> Search:
    """Return Pagefind without anything of ours, on a plain site that it has indexed."""
    (site / "bare.html").write_bytes((IN_PAGE / "bare.html").read_bytes())
    return Search(BARE, site, "bare.html", "input", "Enter", ("watching.js",))
