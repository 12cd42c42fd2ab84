// The search page: asks as somebody types, shows what was found and says so. All its state stands in the address.

import { fromAddress, toAddress } from "./addressing.js";
import { announcer } from "./announcing.js";
import { answer, helpFor, prepare } from "./answering.js";
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
const narrow = narrowing(at("narrow"), at("chips"), (chosen) => choose({ chosen }));
const said = sentence(at("sentence"), narrow.labelOf, chooseIn);

let state = fromAddress(narrow.offered);
let found; // the answer that the page shows
let letter; // the message about what was not found
let turn = 0;
let typing;
let draft = false; // the address holds words that somebody is still typing

const asksAnything = () => Boolean(state.text || Object.keys(state.chosen).length);
const resources = (number) => (number === 1 ? "1 resource" : `${number} resources`);

function mark(name) {
  main.dataset.searchState = name;
  at("results").setAttribute("aria-busy", String(name === "loading"));
}

// ---- What is asked

function choose(change) {
  flush();
  draft = false;
  state = { ...state, ...change };
  keep(true);
  look();
}

/** Choose values of one facet, and none where there are none. */
function chooseIn(facet, values) {
  const { [facet]: before, ...others } = state.chosen;
  choose({ chosen: values.length ? { ...others, [facet]: values } : others });
}

/**
 * Put what is asked into the address. A whole new search is a step back for Back, and the next letters of one are
 * none. Nor is a search that may be a cry for help: whoever leaves in a hurry must not find it one step back.
 * `depth` tells the quick exit how many steps this page has made.
 */
function keep(isNew) {
  const depth = history.state?.depth ?? 0;
  if (isNew && at("help").hidden) history.pushState({ depth: depth + 1 }, "", toAddress(state));
  else history.replaceState({ depth }, "", toAddress(state));
}

/** Take the words from the box. */
function take(isNew) {
  clearTimeout(typing);
  typing = undefined;
  const text = words.value.trim();
  if (text === state.text) return false;
  const first = !asksAnything();
  state = { ...state, text, exact: false };
  keep(isNew && !first);
  return true;
}

function type() {
  const changed = take(!draft);
  draft ||= changed;
  return changed;
}

function flush() {
  if (typing !== undefined) type();
}

words.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => type() && look(), TYPING);
  prepare(words.value).catch(() => {}); // looking itself says what is wrong
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const changed = typing === undefined ? take(true) : type();
  draft = false;
  if (changed || main.dataset.searchState === "failed") look();
  // A keyboard on the screen would cover what was found.
  if (window.matchMedia("(pointer: coarse)").matches) words.blur();
});
window.addEventListener("popstate", () => {
  clearTimeout(typing);
  typing = undefined;
  draft = false;
  restore();
});

function restore(arriving = false) {
  state = fromAddress(narrow.offered);
  words.value = state.text;
  narrow.open(state.chosen);
  look({ ...history.state, arriving });
}

// ---- What is shown

async function look({ shown = FIRST, top, arriving = false } = {}) {
  const mine = (turn += 1);
  const asked = state;
  narrow.show(asked.chosen);
  said.show(asked.chosen);
  at("sentence-part").hidden = Boolean(asked.text);
  if (!asksAnything()) return idle();
  mark("loading");
  at("found").hidden = false;
  const waiting = setTimeout(() => wait(), LOADING);
  const helped = helpFirst(asked.text, mine);
  try {
    const answered = await answer(asked);
    const hits = await answered.hits(0, shown);
    if (mine !== turn) return;
    show(answered, hits);
    if (top) window.scrollTo(0, top);
    // Whoever comes with choices from another page wants what fits, and not the sentence again.
    else if (arriving && !asked.text) at("found").scrollIntoView();
  } catch (error) {
    await helped;
    if (mine === turn) failed(error);
  } finally {
    clearTimeout(waiting);
  }
}

/** Help waits for no index: it comes as soon as the words are understood, and stays if all the rest fails. */
async function helpFirst(text, mine) {
  const id = text && (await helpFor(text).catch(() => null));
  if (mine !== turn || main.dataset.searchState !== "loading") return;
  help(id);
  if (id) say(helpSaid());
}

function wait() {
  at("count").textContent = "Searching…";
  say([helpSaid(), "Searching…"].filter(Boolean).join(" "), 0);
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
  at("results").replaceChildren();
  for (const name of ["rewriting", "missing", "blocked", "partly", "unnarrowed", "more", "none"]) at(name).hidden = true;
  at("failed").hidden = false;
  at("without").hidden = false;
  at("count").textContent = "The search could not be loaded";
  say([helpSaid(), "The search could not be loaded. Try again, or use the lists below."].filter(Boolean).join(" "), 0);
}

function show(answered, hits) {
  found = answered;
  mark(answered.total ? "done" : "none");
  at("failed").hidden = true;
  at("without").hidden = true;
  help(answered.help);
  rewritten(answered);
  lacking(answered);
  at("results").replaceChildren();
  add(hits);
  at("count").textContent = heading(answered);
  say([helpSaid(), at("count").textContent].filter(Boolean).join(" "));
  none(answered);
  count();
}

function heading({ total, rewriting, common }) {
  if (!state.text) return total ? resources(total) : "Nothing fits all of these choices";
  const looked = `“${rewriting && !rewriting.instead ? rewriting.shown : state.text}”`;
  if (common) return [`${looked} is too common to look for`, total && `${resources(total)} for your choices`].filter(Boolean).join(": ");
  return total ? `${resources(total)} for ${looked}` : `Nothing found for ${looked}`;
}

/** Say what did not arrive, or is nowhere to be found. */
function lacking({ way, unnarrowed, missing = [], total }) {
  at("blocked").hidden = way !== "blocked";
  at("partly").hidden = way !== "partly";
  at("unnarrowed").hidden = !unnarrowed;
  at("missing").hidden = !missing.length || !total;
  at("missing").textContent = `No page says ${missing.map((word) => `“${word}”`).join(" or ")}.`;
}

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
  const typed = make("a", {
    href: toAddress({ ...state, exact: true }),
    textContent: rewriting ? `search instead for “${rewriting.typed}”` : `search only for “${state.text}”`,
  });
  typed.addEventListener("click", (event) => {
    event.preventDefault();
    choose({ exact: true });
    at("count").focus();
  });
  line.replaceChildren(...readAs(rewriting, also), "; ", typed, ".");
}

function readAs(rewriting, also) {
  const strong = (textContent) => make("strong", { textContent });
  if (!rewriting) return ["Also looked for ", strong(also.join(", "))];
  if (!rewriting.instead) return ["Showing results for ", strong(rewriting.shown)];
  const pairs = rewriting.instead.flatMap(([said, label], place) => [place ? ", " : "", `“${said}” as `, strong(label)]);
  return ["Reading ", ...pairs];
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

async function none(answered) {
  const { total, near } = answered;
  at("none").hidden = total > 0;
  if (at("none").hidden) return;
  const choices = Object.entries(state.chosen).flatMap(([facet, values]) => values.map((value) => narrow.labelOf(facet, value)));
  at("loosen").hidden = true;
  at("near").hidden = !near.length;
  at("near-list").replaceChildren(...near.map(({ label, url }) => make("li", {}, make("a", { href: whole(url), textContent: label }))));
  const mine = turn;
  const { text } = state;
  at("ask").hidden = !letter; // a message that nobody can edit yet must not be there to be edited
  try {
    letter ??= import("./asking.js").then(({ asking }) => asking(at("ask")));
    const begin = await letter;
    if (mine !== turn) return;
    begin(text, choices);
    at("ask").hidden = false;
  } catch {
    letter = undefined; // the themes and the A–Z stand there without it
  }
  const less = choices.length ? await answered.without().catch(() => []) : [];
  if (mine === turn) loosen(less);
}

/** Offer to take away one choice, where that leaves something. */
function loosen(less) {
  const ways = less.map(([facet, number]) => {
    const labels = state.chosen[facet].map((value) => narrow.labelOf(facet, value)).join(" or ");
    const button = make("button", { type: "button", className: "search__quiet", textContent: `Without “${labels}”: ${resources(number)}` });
    button.addEventListener("click", () => {
      chooseIn(facet, []);
      at("count").focus();
    });
    return make("li", {}, button);
  });
  at("loosen-list").replaceChildren(...ways);
  at("loosen").hidden = !ways.length;
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
    history.replaceState({ ...history.state, shown: all }, "");
    say(`${all} of ${resources(found.total)} shown`);
  } catch (error) {
    failed(error);
  }
});
for (const again of page.querySelectorAll("[data-again]")) again.addEventListener("click", () => window.location.reload());
// Coming back from a result, the reader finds the list as long, and themselves in the same place.
at("results").addEventListener("click", (event) => {
  if (event.target.closest("a")) history.replaceState({ ...history.state, shown: at("results").childElementCount, top: window.scrollY }, "");
});

at("no-script").remove();
at("without").hidden = true;
at("parts").hidden = false;
if (window.matchMedia("(max-width: 55rem)").matches) at("narrow").open = false;
narrow.whenOpened(count);
offerSlash(at("slash"));
restore(true);
if (window.location.search) history.replaceState(history.state, "", toAddress(state));
