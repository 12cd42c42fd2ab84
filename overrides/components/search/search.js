// The search page: asks as somebody types, shows what was found and says so. All its state stands in the address.

import { fromAddress, toAddress } from "./addressing.js";
import { announcer } from "./announcing.js";
import { answer, prepare } from "./answering.js";
import { asking } from "./asking.js";
import { make, whole } from "./elements.js";
import { narrowing } from "./narrowing.js";
import { offerKeeping, result } from "./results.js";
import { sentence } from "./sentence.js";
import { offerSlash } from "./slash_choice.js";

const FIRST = 6; // results shown; each costs about 5 kB, and what people want is among the first three
const MORE = 10; // results shown after that, when somebody asks for more
const TYPING = 100; // milliseconds without a key before the words are looked for
const LOADING = 400; // milliseconds after which waiting is worth a word

const main = document.getElementById("main");
const page = document.querySelector("[data-search]");
const at = (name) => page.querySelector(`[data-${name}]`);
const form = page.querySelector("[data-search-box]");
const words = form.elements.q;
const say = announcer(at("status"));
const begin = asking(at("ask"));
const narrow = narrowing(at("narrow"), at("chips"), (chosen) => choose({ chosen }));
const said = sentence(at("sentence"), narrow.labelOf, (facet, values) => choose({ chosen: { ...state.chosen, [facet]: values } }));

let state = fromAddress(narrow.offered);
let found; // the answer that the page shows
let turn = 0;
let typing;

const asksAnything = () => Boolean(state.text || Object.values(state.chosen).some((values) => values.length));
const resources = (number) => (number === 1 ? "1 resource" : `${number} resources`);

function mark(name) {
  main.dataset.searchState = name;
  at("results").setAttribute("aria-busy", String(name === "loading"));
}

// ---- What is asked

function choose(change) {
  flush();
  state = { ...state, ...change };
  history.pushState(null, "", toAddress(state));
  look();
}

/** Take the words from the box. Typing changes the address in place; a whole new search is a step back for Back. */
function take(step) {
  clearTimeout(typing);
  typing = undefined;
  const text = words.value.trim();
  if (text === state.text) return false;
  state = { ...state, text, exact: false };
  history[step](null, "", toAddress(state));
  return true;
}

function flush() {
  if (typing !== undefined) take("replaceState");
}

words.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => take("replaceState") && look(), TYPING);
  prepare(words.value).catch(() => {}); // looking itself says what is wrong
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const changed = take(typing === undefined ? "pushState" : "replaceState");
  if (changed || main.dataset.searchState === "failed") look();
  // A keyboard on the screen would cover what was found.
  if (window.matchMedia("(pointer: coarse)").matches) words.blur();
});
window.addEventListener("popstate", () => {
  clearTimeout(typing);
  typing = undefined;
  restore();
});

function restore() {
  state = fromAddress(narrow.offered);
  words.value = state.text;
  narrow.open(state.chosen);
  look(history.state ?? {});
}

// ---- What is shown

async function look({ shown = FIRST, top } = {}) {
  const mine = (turn += 1);
  const asked = state;
  narrow.show(asked.chosen);
  said.show(asked.chosen);
  at("sentence-part").hidden = Boolean(asked.text);
  if (!asksAnything()) return idle();
  mark("loading");
  at("found").hidden = false;
  const waiting = setTimeout(() => wait(), LOADING);
  try {
    const answered = await answer(asked);
    const hits = await answered.hits(0, shown);
    if (mine !== turn) return;
    show(answered, hits);
    if (top) window.scrollTo(0, top);
  } catch (error) {
    if (mine === turn) failed(error);
  } finally {
    clearTimeout(waiting);
  }
}

function wait() {
  at("count").textContent = "Searching…";
  say("Searching…", 0);
}

function idle() {
  mark("idle");
  found = undefined;
  at("found").hidden = true;
  at("without").hidden = true;
  help(null);
  say("");
  count();
}

function failed(error) {
  console.warn("The search could not answer.", error);
  mark("failed");
  found = undefined;
  help(null);
  at("results").replaceChildren();
  for (const name of ["rewriting", "way", "more", "none"]) at(name).hidden = true;
  at("failed").hidden = false;
  at("without").hidden = false;
  at("count").textContent = "The search could not be loaded";
  say("The search could not be loaded. Try again, or use the lists below.", 0);
}

function show(answered, hits) {
  found = answered;
  mark(answered.total ? "done" : "none");
  at("failed").hidden = true;
  at("without").hidden = true;
  help(answered.help);
  rewritten(answered);
  at("way").hidden = answered.way !== "titles";
  at("results").replaceChildren();
  add(hits);
  const looked = answered.rewriting?.shown ?? state.text;
  at("count").textContent = answered.total ? resources(answered.total) + (looked ? ` for ${looked}` : "") : nothing(looked);
  say([helpSaid(), at("count").textContent].filter(Boolean).join(" "));
  none(answered);
  count();
}

const nothing = (looked) => (looked ? `Nothing found for ${looked}` : "Nothing fits all of these choices");

function add(hits) {
  const entries = hits.map(result);
  at("results").append(...entries);
  at("more").hidden = at("results").childElementCount >= found.total || !hits.length;
  offerKeeping(entries, hits);
  return entries;
}

function rewritten({ rewriting, also = [] }) {
  const line = at("rewriting");
  line.hidden = !rewriting && !also.length;
  if (!rewriting) {
    line.replaceChildren("Also looked for: ", make("strong", { textContent: also.join(", ") }), ".");
    return;
  }
  const typed = make("a", { href: toAddress({ ...state, exact: true }), textContent: `search instead for “${rewriting.typed}”` });
  typed.addEventListener("click", (event) => {
    event.preventDefault();
    choose({ exact: true });
    at("count").focus();
  });
  line.replaceChildren("Showing results for ", make("strong", { textContent: rewriting.shown }), "; ", typed, ".");
}

function help(id) {
  const place = at("help");
  const entry = id && page.querySelector(`template[data-help-entry="${CSS.escape(id)}"]`);
  place.hidden = !entry;
  if (!entry) place.replaceChildren();
  else if (place.dataset.shows !== id || !place.childElementCount) place.replaceChildren(entry.content.cloneNode(true));
  place.dataset.shows = id ?? "";
}

const helpSaid = () => (at("help").hidden ? "" : `Help now: ${at("help").querySelector("h2").textContent}.`);

function none({ total, near }) {
  at("none").hidden = total > 0;
  if (total) return;
  const choices = Object.entries(state.chosen).flatMap(([facet, values]) => values.map((value) => narrow.labelOf(facet, value)));
  at("loosen").hidden = !choices.length;
  at("near").hidden = !near.length;
  at("near-list").replaceChildren(...near.map(({ label, url }) => make("li", {}, make("a", { href: whole(url), textContent: label }))));
  begin(state.text, choices);
}

/** Fetch and show the numbers beside the choices, where somebody can see them. */
async function count() {
  if (!narrow.isOpen()) return;
  const mine = turn;
  try {
    const numbers = await (found ?? (await answer({ text: "", chosen: {} }))).counts();
    if (mine === turn) narrow.count(numbers);
  } catch {
    // The choices work without their numbers.
  }
}

// ---- What can be pressed

at("more").addEventListener("click", async () => {
  const mine = turn;
  const shown = at("results").childElementCount;
  try {
    const hits = await found.hits(shown, shown + MORE);
    if (mine !== turn) return;
    const [first] = add(hits);
    first?.querySelector("a").focus();
    const all = at("results").childElementCount;
    history.replaceState({ shown: all }, "");
    say(`${all} of ${resources(found.total)} shown`);
  } catch (error) {
    failed(error);
  }
});
at("loose").addEventListener("click", () => {
  choose({ chosen: {} });
  at("count").focus();
});
at("again").addEventListener("click", () => window.location.reload());
// Coming back from a result, the reader finds the list as long, and themselves in the same place.
at("results").addEventListener("click", (event) => {
  if (event.target.closest("a")) history.replaceState({ shown: at("results").childElementCount, top: window.scrollY }, "");
});

at("no-script").remove();
at("without").hidden = true;
at("parts").hidden = false;
if (window.matchMedia("(max-width: 55rem)").matches) at("narrow").open = false;
narrow.whenOpened(count);
offerSlash(at("slash"));
restore();
if (window.location.search) history.replaceState(history.state, "", toAddress(state));
