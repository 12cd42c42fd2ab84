"""From A to Z: every title and every word once, sorted as people look, each leading somewhere."""

from itertools import pairwise
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import expect

from library.catalogue import a_to_z
from library.catalogue.a_to_z import MOST_SEEN, Line, letter_pages, letters, sort_key
from library.catalogue.catalogue import Catalogue
from library.pages import a_to_z_page
from tests.browse import made
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open

HERE = "library/a-z/"


def lines_of(catalogue: Catalogue, word: str) -> list[tuple[str, Line]]:
    return [(letter, line) for letter, lines in letters(catalogue) for line in lines if line.word == word]


@pytest.mark.parametrize(
    "words",
    [
        ["7MB", "12 months", "100 days"],
        ["A&E", "after a death", "the age of 9", "an age of 10"],
        ["The day after", "A day in my life", "days"],
        ["eager", "Éclair", "edge"],
        ["child focus", "“Children” and words", "child’s voice"],
    ],
)
def test_words_stand_where_people_look(words: list[str]) -> None:
    shuffled = words[::-1]
    assert sorted(shuffled, key=sort_key) == words


@pytest.mark.parametrize(
    ("word", "letter"), [("7MB", "0-9"), ("“DV”", "d"), ("The zoo", "z"), ("Éclair", "e"), ("&", "0-9"), ("A", "a")]
)
def test_the_letter_of_a_word(word: str, letter: str) -> None:
    assert Line(sort_key(word), word, None).letter == letter


def test_a_word_is_said_once_however_it_is_written() -> None:
    one = made.resource(1, title="Quokka one", also_called=("zq", "the ZQ", "Quokka one", "ZQ"))
    two = made.resource(2, title="Quokka two", also_called=("ZQ", "Quokka one"))
    catalogue = made.with_resources(one, two)
    ((letter, line),) = lines_of(catalogue, "ZQ")
    assert (letter, line.page, [page.label for page in line.see]) == ("z", None, ["Quokka one", "Quokka two"])
    ((_, title),) = lines_of(catalogue, "Quokka one")
    assert title.page
    assert [page.label for page in title.see] == ["Quokka two"]
    keys = [line.key for _, lines in letters(catalogue) for line in lines]
    assert len(keys) == len(set(keys))


def test_two_resources_of_one_title_are_two_lines() -> None:
    catalogue = made.with_resources(made.resource(1, title="Quokka"), made.resource(2, title="Quokka"))
    assert len({line.page for _, line in lines_of(catalogue, "Quokka")}) == 2


def test_a_word_for_many_leads_on_to_the_search() -> None:
    many = (made.resource(n, title=f"Quokka {n}", also_called=("Q & A",)) for n in range(MOST_SEEN + 2))
    catalogue = made.with_resources(*many)
    (page,) = (html for _, html in made.rendered(catalogue, a_to_z_page.pages(catalogue)))
    assert '<a href="../../search/?q=Q+%26+A">2 more<span class="hidden"> for “Q &amp; A”</span></a>' in page


def test_letters_have_their_own_pages_once_one_page_would_be_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = made.with_resources(*(made.resource(n, title=f"Quokka {n}", also_called=()) for n in range(40)))
    assert letter_pages(catalogue) == ()
    monkeypatch.setattr(a_to_z, "MOST_TOGETHER", 3000)
    assert [page.address for page in letter_pages(catalogue) if page.letter == "q"] == [f"{HERE}q/"]
    monkeypatch.setattr(a_to_z, "MOST_BYTES", 3000)
    found = [page for page in letter_pages(catalogue) if page.letter == "q"]
    assert [page.address for page in found] == [f"{HERE}q/", f"{HERE}q/2/"]
    assert [line.word for page in found for line in page.lines] == [
        line.word for letter, lines in letters(catalogue) if letter == "q" for line in lines
    ]
    shown = dict(made.rendered(catalogue, a_to_z_page.pages(catalogue)))
    assert set(shown) == {HERE, *(page.address for page in letter_pages(catalogue))}
    # A link to the letter's old place still leads to the letter.
    assert '<li id="letter-q"><a href="../../library/a-z/q/">Q</a>' in shown[HERE]


def test_on_one_page_each_letter_lets_readers_skip_to_the_next() -> None:
    catalogue = with_few_words("Avocet", "The bittern", "Curlew", "4 ducks")
    ((_, page),) = made.rendered(catalogue, a_to_z_page.pages(catalogue))
    tree = html.fromstring(page)
    letters_of_it = tree.xpath("//section[@class = 'a-z-letter']")
    assert [letter.xpath("string(.//h2)") for letter in letters_of_it][:4] == ["0–9", "A", "B", "C"]
    for here, there in pairwise(letters_of_it):
        skip, everything = here.xpath(".//h2/following-sibling::p/a/@href")
        assert skip == f"#{there.xpath('.//h2/@id')[0]}"
        assert tree.xpath("//nav[@aria-label = 'Letters']/@id") == [everything.removeprefix("#")]


def with_few_words(*titles: str) -> Catalogue:
    made_of = (made.resource(n, title=title, also_called=()) for n, title in enumerate(titles))
    catalogue = made.with_resources(*made_of)
    assert letter_pages(catalogue) == ()
    return catalogue


def test_every_title_and_every_word_is_there(site: BuiltSite) -> None:
    leads: dict[str, set[str]] = {}
    for path in (path for path in site.pages if path.startswith(HERE)):
        for item in site.tree(path).xpath("//ul[@class = 'a-z-lines']/li"):
            word = (item.text or item.xpath("string(a)")).removesuffix(": see ")
            assert sort_key(word) not in leads, word
            leads[sort_key(word)] = {urljoin(f"/{path}", link).lstrip("/") for link in item.xpath("./a/@href")}
    for resource in made.real().resources:
        for word in (resource.title, *resource.also_called):
            assert f"resources/{resource.slug}/" in leads[sort_key(word)], word
    assert all(site.has(address) for links in leads.values() for address in links if "search/" not in address)


@pytest.mark.browser
def test_from_letter_to_letter_without_javascript(open_page: Open) -> None:
    page = open_page(HERE, javascript=False)
    page.get_by_role("main").get_by_role("link", name="D", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A to Z: D")
    page.get_by_role("link", name="On to E").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A to Z: E")
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="W", exact=True).click()
    page.get_by_role("listitem").filter(has_text="WNB: see ").get_by_role("link", name="Was not brought").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Was not brought")


@pytest.mark.browser
def test_on_paper_are_words_and_no_ways(open_page: Open) -> None:
    page = open_page(f"{HERE}w/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Letters")).to_be_hidden()
    expect(page.get_by_text("All letters")).to_be_hidden()
    expect(page.get_by_text("WNB: see")).to_be_visible()
