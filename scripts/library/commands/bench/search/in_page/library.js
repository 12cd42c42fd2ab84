// The library's own search page: it says in `data-search-state` how far it is.

const ENDS = new Set(["done", "none", "failed"]);

function fault(state) {
  if (state === "failed") return "the page says that its search failed";
  // Read once the page has drawn: the line about it follows the state.
  const way = document.querySelector("[data-way]");
  return way && !way.hidden ? "only titles and summaries were searched" : "";
}

function look() {
  const state = document.querySelector("#main")?.dataset.searchState;
  if (!ENDS.has(state)) return;
  window.bench.shown(
    new URLSearchParams(location.search).get("q"),
    () => [...document.querySelectorAll("[data-results] > [data-id]")].map((item) => item.dataset.id),
    () => fault(state),
  );
}

new MutationObserver(look).observe(document, { attributeFilter: ["data-search-state"], subtree: true });

const { forget } = window.bench;
window.bench.forget = function () {
  forget.call(this);
  // The page says the same again after a second search, and then nobody could tell the two apart.
  document.querySelector("#main")?.setAttribute("data-search-state", "asked");
};
