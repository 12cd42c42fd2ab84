// Narrows the library: OR inside a facet, AND across facets, live counts, everything in the address.
// The cards themselves carry what is needed, so nothing is fetched and the page is complete without this.

const form = document.querySelector("[data-finder]");
const cards = [...document.querySelectorAll("[data-cards] > .card")];
const total = document.querySelector("[data-total]");
const status = document.querySelector("[data-status]");
const none = document.querySelector("[data-none]");
const chips = document.querySelector("[data-chips]");
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const words = form.elements.q;
const facets = [...new Set(boxes.map((box) => box.name))];

const attribute = (facet) => (facet === "theme" ? "themes" : facet);
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f’']/g, "");

const items = cards.map((card) => ({
  card,
  text: plain(
    `${card.querySelector(".card__title").textContent} ${card.querySelector(".card__summary").textContent} ${card.dataset.also}`,
  ),
  values: Object.fromEntries(facets.map((facet) => [facet, new Set((card.dataset[attribute(facet)] ?? "").split(" "))])),
}));

function chosen() {
  const found = Object.fromEntries(facets.map((facet) => [facet, new Set()]));
  for (const box of boxes) if (box.checked) found[box.name].add(box.value);
  return found;
}

function fits(item, wanted, tokens, except) {
  return (
    tokens.every((token) => item.text.includes(token)) &&
    facets.every(
      (facet) =>
        facet === except || wanted[facet].size === 0 || [...wanted[facet]].some((value) => item.values[facet].has(value)),
    )
  );
}

function show() {
  const wanted = chosen();
  const tokens = plain(words.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of items) {
    item.card.hidden = !fits(item, wanted, tokens);
    if (!item.card.hidden) shown += 1;
  }
  for (const facet of facets) count(facet, items.filter((item) => fits(item, wanted, tokens, facet)));
  none.hidden = shown > 0;
  total.textContent = shown === items.length ? all : `${shown} of ${all}`;
  showChips();
  return shown;
}

function count(facet, fitting) {
  let marked = 0;
  for (const box of boxes.filter((one) => one.name === facet)) {
    const number = fitting.filter((item) => item.values[facet].has(box.value)).length;
    const choice = box.closest(".choice");
    choice.querySelector("[data-count]").textContent = number;
    choice.classList.toggle("choice--empty", number === 0 && !box.checked);
    if (box.checked) marked += 1;
    box.closest(".facet").querySelector("[data-chosen]").textContent = marked ? ` ${marked} chosen` : "";
  }
}

function showChips() {
  chips.replaceChildren(
    ...boxes
      .filter((box) => box.checked)
      .map((box) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = box.closest(".choice").querySelector("span").textContent;
        button.setAttribute("aria-label", `Take away: ${button.textContent}`);
        button.addEventListener("click", () => {
          box.checked = false;
          changed();
          (chips.querySelector("button") ?? words).focus();
        });
        const entry = document.createElement("li");
        entry.append(button);
        return entry;
      }),
  );
  chips.hidden = chips.childElementCount === 0;
}

function address() {
  const query = new URLSearchParams();
  if (words.value.trim()) query.set("q", words.value.trim());
  for (const [facet, values] of Object.entries(chosen())) if (values.size) query.set(facet, [...values].join(","));
  const text = query.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : window.location.pathname;
}

let saying;
function say(shown) {
  // Waits for a pause, so that a screen reader hears one count and not one per letter.
  clearTimeout(saying);
  saying = setTimeout(() => {
    status.textContent = shown === 1 ? "1 resource fits" : `${shown} resources fit`;
  }, 400);
}

function changed() {
  history.pushState(null, "", address());
  say(show());
}

function fromAddress() {
  const query = new URLSearchParams(window.location.search);
  words.value = query.get("q") ?? "";
  for (const box of boxes) box.checked = query.getAll(box.name).some((value) => value.split(",").includes(box.value));
  for (const facet of form.querySelectorAll(".facet")) {
    if (facet.querySelector(":checked")) facet.open = true;
  }
  show();
}

const all = total.textContent;
form.hidden = false;
document.querySelector("[data-static]").hidden = true;
if (window.matchMedia("(max-width: 55rem)").matches) form.querySelector(".finder__facets").open = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  changed();
  total.tabIndex = -1;
  total.focus();
});
form.addEventListener("change", (event) => {
  if (event.target !== words) changed();
});
words.addEventListener("input", () => {
  history.replaceState(null, "", address());
  say(show());
});
form.querySelector("[data-clear]").addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  words.value = "";
  changed();
  words.focus();
});
window.addEventListener("popstate", fromAddress);
fromAddress();
