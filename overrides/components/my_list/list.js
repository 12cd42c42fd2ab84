// The page of the list: one's own to order, to note and to hand on, or somebody else's to look at first.

import { count } from "../learning_record/record_rows.js";
import { save } from "../learning_record/record_files.js";
import { amount } from "./booklet.js";
import { find } from "./finding.js";
import { handOn } from "./handing_on.js";
import { draw } from "./items.js";
import * as kept from "./kept.js";
import { listIn } from "./sharing.js";
import { today } from "./tidying.js";

const page = document.querySelector("[data-list]");
const part = (name, value) => page.querySelector(value === undefined ? `[data-${name}]` : `[data-${name}="${value}"]`);
const HEADINGS = { own: "My list", link: "A list that somebody shared", file: "A list from a file" };
let shared = null; // { from, list, fragment } while another list than one's own is looked at
let lines = []; // what is shown: { item, known }
let turns = 0;

const shownList = () => shared?.list ?? kept.read();
const cards = () => lines.filter(({ known }) => known.card);
const isSensitive = ({ known }) => Boolean(known.card?.sensitive);

async function show() {
  turns += 1;
  const turn = turns;
  const list = shownList();
  const ids = list.items.map(({ id }) => id);
  const found = await find(ids).catch(() => new Map(ids.map((id) => [id, { gone: "failed" }])));
  if (turn !== turns) return;
  lines = shared ? list.items.map((item) => ({ item, known: found.get(item.id) })) : followed(list, found);
  draw(part("items"), part("template", "item"), lines, shared ? null : does);
  showAround(list);
}

// What went into another resource stands under that one's id from now on.
function followed(list, found) {
  const { items, ...rest } = list;
  const now = items.map((item) => ({ ...item, id: found.get(item.id).card?.id ?? item.id }));
  if (now.some(({ id }, place) => id !== items[place].id)) kept.write(kept.joined({ ...rest, items: [] }, { ...rest, items: now }));
  const known = new Map([...found.values()].filter(({ card }) => card).map((one) => [one.card.id, one]));
  return kept.read().items.map((item) => ({ item, known: known.get(item.id) ?? found.get(item.id) ?? { gone: "failed" } }));
}

function showAround(list) {
  part("heading").textContent = HEADINGS[shared?.from ?? "own"];
  for (const mine of page.querySelectorAll("[data-mine]")) mine.hidden = Boolean(shared);
  part("private").hidden = Boolean(shared);
  part("shared").hidden = !shared;
  part("shared-name").hidden = !shared || !list.title;
  part("shared-name").textContent = list.title;
  if (shared) showShared();
  part("filled").hidden = !lines.length;
  part("empty").hidden = Boolean(lines.length || shared);
  part("needs-list").hidden = !lines.length;
  part("needs-deleting").hidden = !lines.length && !kept.holdsUnreadable();
  if (document.activeElement !== part("title")) part("title").value = list.title;
  part("amount").textContent = cards().length ? `${amount(cards().map(({ known }) => known.card))}.` : "";
  part("notes-choice").hidden = !list.items.some(({ note }) => note);
  part("think").hidden = !lines.some(isSensitive);
  if (lines.some(isSensitive)) letLeave();
  if (!shared) tellOfStorage();
  hand.changed();
}

function showShared() {
  const own = kept.read().items.length;
  const hot = lines.filter(isSensitive).length;
  part("shared-title").textContent = shared.from === "link" ? "It is not kept yet" : "It is not brought in yet";
  part("shared-words").textContent = own
    ? `Look through it first. Your own list, with ${count(own, "resource")}, is as it was. Keeping this one adds it to yours.`
    : "Look through it first. Nothing is stored on this device before you keep it.";
  part("replace-own").hidden = !own;
  part("sensitive-choice").hidden = !hot;
  part("sensitive-words").textContent = hot === 1 ? "Keep the sensitive page too" : `Keep the ${hot} sensitive pages too`;
}

function problem(words) {
  part("problem").textContent = words;
  part("problem").hidden = !words;
}

function tellOfStorage() {
  if (kept.holdsUnreadable()) problem("A list is kept here that this page can’t read: a later version may have kept it. It stays as it is. You can look at lists, but changes last only until you close the page. “Delete everything” makes room for a new one.");
  else if (kept.isUnstored()) problem("This browser does not let the page keep anything. Your list lasts until you close this page: take it along as a link or a file.");
}

let leaving = false;
function letLeave() {
  if (leaving) return;
  leaving = true;
  document.querySelector("meta[name=referrer]").content = "no-referrer";
  document.querySelector(".site-header").after(part("template", "leave").content.cloneNode(true));
  import("../quick_exit/quick_exit.js");
}

let undo = null;
function said(words, restore = null) {
  undo = restore;
  part("bar").classList.add("my-list__bar--open");
  part("close-bar").hidden = false;
  part("undo").hidden = !restore;
  part("said").textContent = words;
  // The button that was pressed may be gone; the keyboard should not be lost with it.
  if (document.activeElement === document.body) (restore ? part("undo") : part("close-bar")).focus();
}

function closeBar() {
  part("bar").classList.remove("my-list__bar--open");
  part("undo").hidden = true;
  part("close-bar").hidden = true;
  part("said").textContent = "";
}

// Read anew each time: another tab may have changed the list.
function change(edit) {
  const before = kept.read();
  const after = structuredClone(before);
  edit(after);
  kept.write(after);
  return () => kept.write(before);
}

const does = {
  async move(id, title, by) {
    const at = shownList().items.findIndex((item) => item.id === id);
    const to = at + by;
    const { length } = shownList().items;
    if (to < 0 || to >= length) {
      said(`“${title}” is ${by < 0 ? "first" : "last"} already.`);
      return;
    }
    change(({ items }) => items.splice(to, 0, ...items.splice(at, 1)));
    await show();
    said(`“${title}” is now ${to + 1} of ${length}.`);
  },
  async remove(id, title) {
    const restore = kept.take(id);
    await show();
    said(`“${title}” is off your list.`, restore);
  },
  note(id, note) {
    change(({ items }) => items.filter((item) => item.id === id).forEach((item) => (item.note = note)));
    part("notes-choice").hidden = !shownList().items.some((item) => item.note);
    tellOfStorage();
    hand.changed();
  },
};

const hand = handOn(page, {
  list: shownList,
  cards: () => cards().map(({ item, known }) => ({ card: known.card, note: item.note })),
  said,
});

async function open(from, { list, problems }, fragment = "") {
  shared = { from, list, fragment };
  closeBar();
  await show();
  const missing = lines.filter(({ known }) => known.gone === "unknown").length;
  if (missing) problems.push(`The library has no resource under ${count(missing, "id")} of this list.`);
  problem(problems.join(" "));
}

async function leaveShared() {
  shared = null;
  problem("");
  if (location.hash) history.replaceState(null, "", location.pathname);
  await show();
}

async function keepShared(inPlace) {
  const withSensitive = part("sensitive-choice").querySelector("input");
  const wanted = cards().filter((line) => withSensitive.checked || !isSensitive(line));
  const left = lines.length - wanted.length;
  const items = wanted.map(({ item, known }) => ({ id: known.card.id, title: known.card.title, note: item.note }));
  const own = kept.read();
  const added = items.filter(({ id }) => inPlace || !own.items.some((item) => item.id === id)).length;
  const theirs = { title: shared.list.title, items };
  kept.write(inPlace ? theirs : kept.joined(own, theirs));
  withSensitive.checked = false;
  await leaveShared();
  const here = items.length - added;
  said([`${added} added.`, here && `${here} here already.`, left && `${left} left out.`].filter(Boolean).join(" "), () => kept.write(own));
  part("heading").focus();
}

async function bringIn(event) {
  const [file] = event.target.files;
  if (!file) return;
  const copy = kept.fromFile(await file.text());
  event.target.value = "";
  if (copy.refused) said(`${copy.refused} Your own list is as it was.`);
  else {
    await open("file", copy);
    part("shared-title").focus();
  }
}

async function newAddress() {
  const found = listIn(location.hash);
  if (found) {
    await open("link", found, location.hash);
    part("shared-title").focus();
  }
  // The link that skips to the main part must not lose the list that stands in the address.
  else if (shared?.from === "link") history.replaceState(null, "", shared.fragment);
}

function closeSure() {
  part("sure").hidden = true;
  part("delete").focus();
}

function listen() {
  const on = (name, action, event = "click") => part(name).addEventListener(event, action);
  on("title", () => change((list) => (list.title = part("title").value)) && hand.changed(), "input");
  on("keep-shared", () => keepShared(false));
  on("replace-own", () => keepShared(true));
  on("leave-shared", async () => {
    await leaveShared();
    part("heading").focus();
  });
  on("export", () => save(`my-list-${today()}.json`, "application/json", JSON.stringify(kept.exported(kept.read(), today()), null, 1)));
  on("import", bringIn, "change");
  on("delete", () => {
    part("sure-words").textContent = `This deletes your list, with ${count(kept.read().items.length, "resource")} and all notes, from this device. It can’t be undone. Save a copy first if you may want it.`;
    part("sure").hidden = false;
    part("sure").querySelector("h3").focus();
  });
  on("delete-not", closeSure);
  on("delete-sure", async () => {
    kept.deleteAll();
    part("sure").hidden = true;
    problem("");
    await show();
    said("Everything is deleted from this device.");
  });
  on("undo", async () => {
    undo?.();
    await show();
    said("It is back as it was.");
    part("close-bar").focus();
  });
  on("close-bar", () => {
    closeBar();
    part("heading").focus();
  });
  window.addEventListener("hashchange", newAddress);
  window.addEventListener("storage", () => shared || document.activeElement.matches("textarea") || show());
}

function begin() {
  part("with").hidden = false;
  part("without").hidden = true;
  part("live").hidden = false;
  part("heading").tabIndex = -1;
  listen();
  const found = listIn(location.hash);
  if (found) open("link", found, location.hash);
  else show();
}

begin();
