// The page of the list: one's own to order, to note and to hand on, or somebody else's to look at first.

import { count } from "../learning_record/record_rows.js";
import { save } from "../learning_record/record_files.js";
import { amount } from "./booklet.js";
import { FAILED, find } from "./finding.js";
import { handOn } from "./handing_on.js";
import { clearAddress, isOwn, keepInAddress, keepPlace } from "./in_history.js";
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
const isUnsure = ({ known }) => known.gone === "failed";

async function show() {
  turns += 1;
  const turn = turns;
  const list = shownList();
  const ids = list.items.map(({ id }) => id);
  const found = await find(ids).catch(() => new Map(ids.map((id) => [id, FAILED])));
  if (turn !== turns) return;
  lines = shared ? list.items.map((item) => ({ item, known: found.get(item.id) })) : followed(list, found);
  draw(part("items"), part("template", "item"), lines, shared ? null : does);
  showAround(list);
}

// What went into another resource stands under that one's id from now on.
function followed(list, found) {
  const { items, ...rest } = list;
  const now = items.map((item) => ({ ...item, id: found.get(item.id).card?.id ?? item.id }));
  if (now.some(({ id }, place) => id !== items[place].id)) {
    const joined = kept.tidied(kept.joined({ ...rest, items: [] }, { ...rest, items: now }));
    kept.write(joined.list);
    problem(joined.problems.join(" "));
  }
  const known = new Map([...found.values()].filter(({ card }) => card).map((one) => [one.card.id, one]));
  return kept.read().items.map((item) => ({ item, known: known.get(item.id) ?? found.get(item.id) ?? FAILED }));
}

function showAround(list) {
  part("heading").textContent = HEADINGS[shared?.from ?? "own"];
  for (const mine of page.querySelectorAll("[data-mine]")) mine.hidden = Boolean(shared);
  part("private").hidden = Boolean(shared);
  part("shared").hidden = !shared;
  showName(list.title);
  if (shared) showShared();
  part("filled").hidden = !lines.length;
  part("empty").hidden = Boolean(lines.length || shared);
  part("needs-list").hidden = !lines.length;
  part("needs-deleting").hidden = !lines.length && !kept.holdsUnreadable();
  if (document.activeElement !== part("title")) part("title").value = list.title;
  part("amount").textContent = cards().length ? `${amount(cards().map(({ known }) => known.card))}.` : "";
  part("notes-choice").hidden = !list.items.some(({ note }) => note);
  // What is not known to be harmless is treated with care.
  const careful = lines.some((line) => isSensitive(line) || isUnsure(line));
  part("think").hidden = !careful;
  part("holds").textContent = lines.some(isSensitive) ? "holds" : "may hold";
  if (careful) letLeave();
  if (!shared) {
    tellOfStorage();
    holdInAddress();
  }
  hand.changed();
}

// One's own name of a list is a field, which only paper shows as a heading.
function showName(title) {
  part("name").hidden = !title;
  part("name").textContent = title;
  part("name").classList.toggle("my-list__paper", !shared);
}

function showShared() {
  const own = kept.read().items.length;
  const hot = lines.filter(isSensitive).length;
  part("shared-title").textContent = shared.from === "link" ? "It is not kept yet" : "It is not brought in yet";
  part("shared-words").textContent = own
    ? `Look through it first. Your own list, with ${count(own, "resource")}, is as it was. Keeping this one adds it to yours.`
    : "Look through it first. Nothing is stored on this device before you keep it.";
  part("replace-own").hidden = !own;
  part("replace-hint").hidden = !own;
  part("replace-hint").textContent = `In place of yours: your own ${count(own, "resource")} would go. You can undo it right after.`;
  part("sensitive-choice").hidden = !hot;
  part("sensitive-words").textContent = hot === 1 ? "Keep the sensitive page too" : `Keep the ${hot} sensitive pages too`;
}

function problem(words) {
  part("problem").textContent = words;
  part("problem").hidden = !words;
}

function tellOfStorage() {
  if (kept.holdsUnreadable()) problem("A list is kept here that this page can’t read: a later version may have kept it. It stays as it is. You can look at lists, but your changes stand in this page’s address alone. “Delete everything” makes room for a new one.");
  else if (kept.isUnstored()) problem("This browser does not let the page keep anything. Your list and its notes stand in this page’s address instead: bookmark it, or take the list along as a link or a file.");
}

function holdInAddress() {
  if (kept.isUnstored()) keepInAddress(kept.read());
  else if (isOwn()) clearAddress();
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

// Undo is for the last step: later it would take back what was done since.
function endUndo() {
  undo = null;
  if (document.activeElement === part("undo")) part("close-bar").focus();
  part("undo").hidden = true;
}

// Read anew each time: another tab may have changed the list.
function change(edit) {
  endUndo();
  const list = kept.read();
  edit(list);
  kept.write(list);
}

async function goneElsewhere(title) {
  await show();
  said(`“${title}” was taken off in another tab.`);
}

let telling = 0;
const does = {
  async move(id, title, by) {
    const { items } = kept.read();
    const at = items.findIndex((item) => item.id === id);
    const to = at + by;
    const { length } = items;
    if (at < 0) {
      await goneElsewhere(title);
      return;
    }
    if (to < 0 || to >= length) {
      said(`“${title}” is ${by < 0 ? "first" : "last"} already.`);
      return;
    }
    change((list) => list.items.splice(to, 0, ...list.items.splice(at, 1)));
    await show();
    said(`“${title}” is now ${to + 1} of ${length}.`);
  },
  async remove(id, title) {
    const restore = kept.take(id);
    if (!restore) {
      await goneElsewhere(title);
      return;
    }
    await show();
    said(`“${title}” is off your list.`, restore);
  },
  note(id, title, note) {
    change(({ items }) => {
      const item = items.find((one) => one.id === id);
      if (item) item.note = note;
      else {
        items.splice(lines.findIndex((line) => line.item.id === id), 0, { id, title, note });
        said(`“${title}” was taken off in another tab. It is back, with your note.`);
      }
    });
    part("notes-choice").hidden = !shownList().items.some((item) => item.note);
    tellOfStorage();
    hand.changed();
  },
  // Heard when the fingers rest, and only near the end.
  left(words) {
    clearTimeout(telling);
    telling = setTimeout(() => (part("left").textContent = words), 1000);
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
  clearAddress();
  await show();
}

// What can't be looked up may be sensitive: it is kept only once that is known.
async function lookUpAgain() {
  await show();
  if (lines.some(isUnsure)) said("Nothing is kept yet, and yours is as it was: the library could not be reached. Try again when you are connected.");
  else said("The library can be reached again. Look through the list, then press the button once more.");
}

async function keepShared(inPlace) {
  if (lines.some(isUnsure)) {
    await lookUpAgain();
    return;
  }
  const withSensitive = part("sensitive-choice").querySelector("input");
  const wanted = cards().filter((line) => withSensitive.checked || !isSensitive(line));
  const left = lines.length - wanted.length;
  const items = wanted.map(({ item, known }) => ({ id: known.card.id, title: known.card.title, note: item.note }));
  if (!items.length) {
    said(`Nothing of this list can be kept${lines.some(isSensitive) ? " unless you tick the box above" : ""}. Yours is as it was.`);
    return;
  }
  const own = kept.read();
  const theirs = { title: shared.list.title, items };
  const { list, problems } = kept.tidied(inPlace ? theirs : kept.joined(own, theirs));
  const isHere = ({ id }) => !inPlace && own.items.some((item) => item.id === id);
  const here = items.filter(isHere).length;
  const added = list.items.filter((item) => !isHere(item)).length;
  kept.write(list);
  withSensitive.checked = false;
  await leaveShared();
  said([`${added} added.`, here && `${here} here already.`, left && `${left} left out.`, ...problems].filter(Boolean).join(" "), () => kept.write(own));
  part("heading").focus();
}

function nameList() {
  change((list) => (list.title = part("title").value));
  showName(part("title").value);
  hand.changed();
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
  const found = isOwn() ? null : listIn(location.hash);
  if (found) {
    await open("link", found, location.hash);
    part("shared-title").focus();
  } else if (location.hash === document.querySelector(".skip").hash) {
    // The link that skips to the main part must not lose the list that stands in the address.
    if (shared?.from === "link") history.replaceState(null, "", shared.fragment);
    else if (!shared) holdInAddress();
  } else if (shared?.from === "link") {
    await leaveShared();
    part("heading").focus();
  }
}

// What another tab did is shown, but not under the fingers of somebody who writes a note.
let behind = false;
async function catchUp() {
  behind = document.activeElement.matches("textarea");
  if (behind) return;
  const wasHere = page.contains(document.activeElement);
  await show();
  if (wasHere && document.activeElement === document.body) said("The list was changed in another tab.");
}

function changedElsewhere() {
  endUndo();
  catchUp();
}

// A press may have taken the focus away: its button must stand there until it is let go.
function leftNote() {
  if (!behind) return;
  if (page.matches(":active")) window.addEventListener("mouseup", () => setTimeout(catchUp), { once: true });
  else setTimeout(catchUp);
}

function closeSure() {
  part("sure").hidden = true;
  part("delete").focus();
}

function listen() {
  const on = (name, action, event = "click") => part(name).addEventListener(event, action);
  on("title", nameList, "input");
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
    part("empty").querySelector("h2").focus();
  });
  on("sure", ({ key }) => key === "Escape" && closeSure(), "keydown");
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
  window.addEventListener("storage", ({ key }) => (key === kept.KEY || key === null) && changedElsewhere());
  // A page that comes back as it was has heard nothing in between.
  window.addEventListener("pageshow", ({ persisted }) => persisted && changedElsewhere());
  page.addEventListener("focusout", leftNote);
  page.addEventListener("change", () => shared || holdInAddress());
}

async function begin() {
  const y = history.state?.y;
  part("with").hidden = false;
  part("without").hidden = true;
  part("live").hidden = false;
  part("heading").tabIndex = -1;
  listen();
  const found = listIn(location.hash);
  const own = found && isOwn() && !kept.read().items.length;
  if (own) kept.write(found.list);
  await (found && !own ? open("link", found, location.hash) : show());
  keepPlace(y);
}

begin();
