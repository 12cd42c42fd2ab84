"""The search itself, against the real index: what it understands, what it finds, and what it never does."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, Request

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import values_of
from library.reading.tree import read_tree
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search engine")]
ROOT = Path(__file__).parents[2]
QUERIES = ROOT / "tests" / "search"
SEARCH = """async ([texts, options, most]) => {
  const { engine } = await import("/components/search/engine.js");
  const { search } = engine();
  const found = [];
  for (const text of texts) {
    const outcome = await search(text, options);
    found.push({ ...outcome, hits: await outcome.hits(0, most) });
  }
  return found.map(({ hits, counts, without, ...told }) =>
    ({ ...told, hits, ids: hits.map(({ id }) => id) }));
}"""
LEAST_FIRST, LEAST_OF_THREE, LEAST_MRR = 0.80, 0.95, 0.85
"""What must be found, as shares of the queries."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(read_tree(ROOT))


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page("search/", fresh=True)


def search(page: Page, *texts: str, most: int = 5, **options: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(SEARCH, [texts, options, most])
    return found


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("WNB", "was not brought"),
        ("DV kids", "domestic abuse kids"),
        ("safegarding in schools", "safeguarding in schools"),
        ("beravement", "bereavement"),
        ("suprevision", "supervision"),
        ("referal", "referral"),
        ("traumatic bereavment", "traumatic bereavement"),
        ("MASH", "Front Door"),
    ],
)
def test_what_was_read_differently_is_told(page: Page, typed: str, shown: str) -> None:
    (found,) = search(page, typed)
    assert found["rewriting"] == {"shown": shown, "typed": typed}
    assert found["ids"]


@pytest.mark.parametrize(
    "typed", ["grief", "domestic abuse", "a grieving child", "20 min supervision", "pc-03", "bereave"]
)
def test_what_the_library_says_itself_stays_as_it_is(page: Page, typed: str) -> None:
    (found,) = search(page, typed)
    assert found["rewriting"] is None
    assert found["ids"]


def test_what_was_typed_can_be_searched_for_instead(page: Page) -> None:
    usual, exact = search(page, "MASH")[0], search(page, "MASH", exact=True)[0]
    assert usual["rewriting"]
    assert exact["rewriting"] is None
    assert exact["total"] < usual["total"]


@pytest.mark.parametrize("typed", ["childline", "fire", "gambling", "xyzzyq"])
def test_a_word_that_the_library_does_not_have_is_taken_for_no_other(page: Page, typed: str) -> None:
    alone, beside, without = search(page, typed, f"{typed} grief", "grief")
    assert (alone["ids"], alone["rewriting"], alone["missing"]) == ([], None, [typed])
    assert search(page, typed, exact=True)[0]["ids"] == []
    assert (beside["total"], beside["ids"][0]) == (without["total"], without["ids"][0])


def test_an_everyday_word_in_a_sentence_is_told_beside_its_meaning(page: Page) -> None:
    (found,) = search(page, "he battered me")
    assert found["rewriting"]["instead"] == [["battered", "violence"]]


def test_minutes_alone_are_a_choice(page: Page, catalogue: Catalogue) -> None:
    minutes = {resource.id: resource.minutes for resource in catalogue.resources}
    short, ten = search(page, "5 mins", "10 minutes", most=40)
    assert {minutes[found] for found in short["ids"]} == {2, 5}
    assert {minutes[found] for found in ten["ids"]} == {10}


def test_small_words_are_not_marked(page: Page) -> None:
    (found,) = search(page, "what is grief")
    parts = [part for hit in found["hits"] for passage in hit["passages"] for part in passage["parts"]]
    marked = {part["text"].lower() for part in parts if part["marked"]}
    assert marked
    assert not marked & {"what", "is"}


def test_every_word_that_the_library_counts_can_be_found(page: Page, site: BuiltSite) -> None:
    files = (site.folder / "search" / "words").glob("*.json")
    counted = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in files]
    words = sorted(word for _, pages in counted for word, number in pages.items() if number > 0)
    assert len(words) > 3000
    lost = page.evaluate(
        """async (words) => {
          const engine = await import("/search/engine/pagefind.js");
          await engine.options({ baseUrl: "/", noWorker: true });
          await engine.init();
          const lost = [];
          for (const word of words) if (!(await engine.search(word)).results.length) lost.push(word);
          return lost;
        }""",
        words,
    )
    assert lost == [], "What stands in a label or a form, Pagefind leaves out."


def test_an_index_that_does_not_arrive_is_no_empty_one(page: Page) -> None:
    page.route("**/engine/index/*", lambda route: route.abort())
    assert search(page, "grief")[0]["way"] == "partly"
    page.unroute("**/engine/index/*")
    (found,) = search(page, "grief")
    assert found["way"] == "full"
    assert found["total"] > 5


@pytest.mark.parametrize("part", ["terms/*", "words/*"])
def test_without_what_is_known_of_words_they_are_taken_as_typed(page: Page, part: str) -> None:
    page.route(f"**/search/{part}", lambda route: route.abort())
    (found,) = search(page, "grief cards")
    assert found["way"] == "full"
    assert found["ids"]


def test_choices_that_do_not_arrive_narrow_nothing_and_it_is_told(page: Page) -> None:
    page.route("**/search/shelf.json", lambda route: route.abort())
    (found,) = search(page, "grief", chosen={"audience": ["midwife"]})
    assert found["unnarrowed"] is True
    assert found["ids"]


def test_an_id_leads_to_its_resource(page: Page) -> None:
    typed = {"pc-03": "pc-03", "SV-07": "sv-07", "bv-v2": "bv-v2", "PC03": "pc-03", "sv 07": "sv-07"}
    assert [found["ids"][0] for found in search(page, *typed)] == list(typed.values())


@pytest.mark.parametrize(
    ("typed", "first"),
    [("4x4x4", "sv-02"), ("4x4x4 model", "sv-02"), ("20min supervision", "sv-09"), ("what so what now what", "sv-05")],
)
def test_names_of_numbers_and_of_small_words_are_found(page: Page, typed: str, first: str) -> None:
    assert search(page, typed)[0]["ids"][0] == first


def test_a_number_is_found_in_figures_and_in_letters(page: Page) -> None:
    figures, letters, neither = search(page, "3 houses", "three houses", "houses")
    assert figures["total"] == letters["total"] > neither["total"]
    assert figures["ids"][0] == letters["ids"][0] == "cf-02"


def test_a_word_of_two_parts_is_no_two_words(page: Page) -> None:
    (found,) = search(page, "self harm")
    assert found["ids"]
    assert "sy-01" not in found["ids"], "It is about declaring oneself."
    for hit in found["hits"]:
        marked = [part["text"] for passage in hit["passages"] for part in passage["parts"] if part["marked"]]
        assert [text.lower() for text in marked] == ["self-harm"] * len(marked) != []


def test_a_number_after_a_small_word_is_no_id(page: Page) -> None:
    alone, at_seven = search(page, "home alone", "home alone at 7")
    assert set(alone["ids"]) & set(at_seven["ids"])


@pytest.mark.parametrize(
    ("typed", "help_id"),
    [
        ("he hits me", "hurt-at-home"),
        ("suicide", "suicide"),
        ("dad hung himself", "after-suicide"),
        ("self harm", "self-harm"),
        ("cutting herself", "self-harm"),
        ("cut herself", "self-harm"),
        ("I was raped", "hurt-at-home"),
        ("my brother died by suicide", "after-suicide"),
        ("suicidal thoughts after her brother died", "suicide"),
        ("my husband died", None),
        ("emergency contact form", None),
        ("neglect checklist", None),
    ],
)
def test_help_comes_first_where_it_is_needed(page: Page, typed: str, help_id: str | None) -> None:
    (found,) = search(page, typed)
    assert found["help"] == help_id


def test_nothing_is_asked_of_the_index_for_nothing(site: BuiltSite, page: Page) -> None:
    asked: list[str] = []

    def keep(request: Request) -> None:
        asked.append(request.url)

    page.on("request", keep)
    for found in search(page, "", "   ", "how do I", "?!"):
        assert (found["ids"], found["total"]) == ([], 0)
        assert found["near"]
    assert not [url for url in asked if "/search/engine/" in url]
    assert search(page, "neglect")[0]["ids"]
    assert [url for url in asked if url.startswith(f"{site.url}search/engine/")]


def test_nonsense_finds_nothing_and_offers_the_themes(page: Page, catalogue: Catalogue) -> None:
    (found,) = search(page, "xyzzyq")
    assert found["total"] == 0
    assert [near["url"] for near in found["near"]] == [f"themes/{theme.id}/" for theme in catalogue.themes]


def test_no_search_changes_what_the_next_one_finds(open_page: Open) -> None:
    texts = [item["query"] for item in yaml.safe_load((QUERIES / "queries.yml").read_text(encoding="utf-8"))][::12]
    forwards = search(open_page("search/", fresh=True), *texts, most=10)
    backwards = search(open_page("search/", fresh=True), *texts[::-1], most=10)
    assert [found["ids"] for found in forwards] == [found["ids"] for found in backwards[::-1]]


def test_choices_narrow_what_was_found(page: Page, catalogue: Catalogue) -> None:
    chosen = {"audience": ["midwife", "health-visitor"], "time": ["corridor"]}
    chosen["time"] = [catalogue.moments[0].id]
    whole, narrowed = search(page, "neglect", most=80)[0], search(page, "neglect", most=80, chosen=chosen)[0]
    fitting = [
        found
        for found in whole["ids"]
        if all(set(chosen[facet]) & set(values_of(catalogue, catalogue.by_id[found])[facet]) for facet in chosen)
    ]
    assert narrowed["ids"] == fitting
    assert 0 < len(fitting) < len(whole["ids"])
    assert narrowed["total"] == len(fitting)


def test_a_result_says_what_the_resource_is(page: Page, catalogue: Catalogue) -> None:
    for hit in search(page, "supervision record for a team")[0]["hits"]:
        resource = catalogue.by_id[hit["id"]]
        assert (hit["title"], hit["summary"]) == (resource.title, resource.summary)
        assert hit["url"] == f"resources/{resource.slug}/"
        assert hit["type_label"] == catalogue.label("types", resource.type)
        assert hit["when"] == ", ".join(catalogue.label("when-to-use", moment) for moment in resource.when_to_use)
        assert hit["sensitive"] == catalogue.is_sensitive(resource)


def test_passages_are_marked_and_lead_to_a_place_that_is_there(page: Page, site: BuiltSite) -> None:
    (found,) = search(page, "was not brought to the dentist", most=6)
    passages = [passage for hit in found["hits"] for passage in hit["passages"]]
    assert any("#" in passage["url"] for passage in passages)
    for passage in passages:
        assert any(part["marked"] for part in passage["parts"])
        address, _, anchor = passage["url"].partition("#")
        text = (site.folder / address / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, passage["url"]


def test_words_of_a_film_lead_to_their_moment(page: Page, site: BuiltSite) -> None:
    (found,) = search(page, "film about what children understand of death", most=10)
    moments = [passage for hit in found["hits"] for passage in hit["passages"] if passage.get("moment")]
    assert moments
    for moment in moments:
        minutes, seconds = map(int, moment["moment"].split(":"))
        assert moment["url"].endswith(f"#t={minutes * 60 + seconds}")
        address, _, anchor = moment["url"].partition("#")
        assert f'id="{anchor}"' in (site.folder / address / "index.html").read_text(encoding="utf-8")


def test_titles_and_summaries_answer_where_webassembly_is_blocked(page: Page) -> None:
    page.evaluate("() => { WebAssembly.compile = () => Promise.reject(new Error('blocked')); }")
    texts = ["WNB", "second question cards", "safegarding", "xyzzyq"]
    brought, cards, misspelt, nothing = search(page, *texts)
    assert {found["way"] for found in (brought, cards, misspelt, nothing)} == {"blocked"}
    assert brought["ids"][0] == "ng-05"
    assert cards["ids"][0] == "pc-03"
    assert misspelt["rewriting"]["shown"] == "safeguarding"
    assert nothing["ids"] == []


@pytest.mark.parametrize("name", ["queries.yml", "unseen-queries.yml"])
def test_people_find_what_they_need(page: Page, name: str) -> None:
    queries = yaml.safe_load((QUERIES / name).read_text(encoding="utf-8"))
    assert len(queries) >= 120
    # What stands below the third place counts as not found here: the passages of ten would take twice as long.
    answers = search(page, *(item["query"] for item in queries), most=3)
    ranks = [
        next((rank for rank, found in enumerate(answer["ids"], start=1) if found in item["finds"]), 0)
        for item, answer in zip(queries, answers, strict=True)
    ]
    scores = {
        "first": sum(rank == 1 for rank in ranks) / len(ranks),
        "of three": sum(0 < rank <= 3 for rank in ranks) / len(ranks),
        "MRR": sum(1 / rank for rank in ranks if rank) / len(ranks),
    }
    print(json.dumps(scores))
    assert scores["first"] >= LEAST_FIRST
    assert scores["of three"] >= LEAST_OF_THREE
    assert scores["MRR"] >= LEAST_MRR
