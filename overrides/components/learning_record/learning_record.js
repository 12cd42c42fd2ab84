// Shows, changes, saves and deletes what this device holds. Nothing is stored before a person adds something.

import * as stored from "../course/state.js";
import { accounts, csv, save } from "./record_files.js";
import { activities, count, courseActivity, dayInWords, duration, entryActivity } from "./record_rows.js";

const page = document.querySelector("[data-record]");
const known = JSON.parse(page.dataset.known);
const part = (name, value, within = page) => within.querySelector(value === undefined ? `[data-${name}]` : `[data-${name}="${value}"]`);
const form = part("form");
const add = part("add");
const bar = part("bar");
const statement = part("statement");
const NO_ROOM = "This browser does not let the page store anything. Nothing was kept.";
let editing = null;

function make(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

const fromTemplate = (name) => part("template", name).content.firstElementChild.cloneNode(true);

function fill(slot, text) {
  slot.textContent = text;
  slot.hidden = !text;
}

function nameIt(item, activity) {
  const link = part("slot", "title", item);
  link.textContent = activity.title;
  if (activity.url) link.href = page.dataset.top.replace(/\/?$/, "/") + activity.url;
  for (const button of item.querySelectorAll("[data-do]")) button.setAttribute("aria-label", `${button.textContent}: ${activity.title}`);
}

function define(list, pairs) {
  const shown = pairs.filter(([, said]) => said);
  list.replaceChildren(...shown.flatMap(([asked, said]) => [make("dt", asked), make("dd", said)]));
  return shown.length;
}

const asRated = ({ asked, before, after }) => {
  const said = [before && `${before} of 5 before`, after && `${after} of 5 after`].filter(Boolean).join(", ");
  return asked ? `${asked} ${said}` : `How sure I was: ${said}`;
};

function courseItem(state) {
  const item = fromTemplate("course");
  const one = courseActivity(state, known[state.id]);
  const slot = (name) => part("slot", name, item);
  nameIt(item, one);
  fill(slot("state"), one.done ? "Completed" : "Under way");
  slot("state").classList.toggle("record__state--done", one.done);
  fill(slot("units"), `${one.units.length} of ${count(one.total, "unit")}`);
  fill(slot("minutes"), one.minutes ? duration(one.minutes) : "");
  fill(slot("date"), dayInWords(one.date));
  Object.assign(slot("progress"), { max: Math.max(1, one.total), value: one.units.length, hidden: one.done });
  slot("confidence").replaceChildren(...one.confidence.map((rated) => make("li", asRated(rated))));
  slot("confidence").hidden = !one.confidence.length;
  const own = [...one.reflections.map(({ p, t }) => [p, t]), ["What I will do differently", one.differently]];
  slot("thoughts").hidden = !define(slot("thoughts").querySelector("dl"), own);
  part("do", "statement", item).hidden = !one.done;
  part("do", "statement", item).addEventListener("click", () => showStatement(one));
  part("do", "remove", item).addEventListener("click", () => {
    stored.removeCourse(state.id);
    show();
    said(`“${one.title}” is deleted from this device.`, () => stored.writeCourse(state));
  });
  return item;
}

function entryItem({ entry, place }) {
  const item = fromTemplate("entry");
  const one = entryActivity(entry);
  nameIt(item, one);
  fill(part("slot", "kind", item), one.kind);
  fill(part("slot", "minutes", item), one.minutes ? duration(one.minutes) : "");
  fill(part("slot", "date", item), dayInWords(one.date));
  const words = [["What I learned", one.note], ["What I will do differently", one.differently]];
  part("slot", "words", item).hidden = !define(part("slot", "words", item), words);
  part("do", "edit", item).addEventListener("click", () => edit(entry));
  part("do", "remove", item).addEventListener("click", () => {
    changeEntries((entries) => entries.splice(entries.findIndex((other) => same(other, entry)), 1));
    show();
    said(`“${entry.title}” is deleted.`, () => changeEntries((entries) => entries.splice(place, 0, entry)));
  });
  return item;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Read anew each time: another tab may have added something.
function changeEntries(change) {
  const entries = stored.readEntries();
  change(entries);
  return stored.writeEntries(entries);
}

function show() {
  const courses = stored.allCourses();
  const entries = stored.readEntries().map((entry, place) => ({ entry, place }));
  const all = activities(courses, entries.map(({ entry }) => entry), known);
  entries.sort((one, other) => other.entry.date.localeCompare(one.entry.date));
  const changes = all.filter((one) => one.differently).map(changeItem);
  const lists = { courses: courses.map(courseItem), entries: entries.map(entryItem), changes };
  for (const [name, items] of Object.entries(lists)) {
    part("list", name).replaceChildren(...items);
    part("part", name).hidden = !items.length;
  }
  part("sum", "time").textContent = duration(all.reduce((sum, one) => sum + one.minutes, 0));
  part("sum", "courses").textContent = courses.filter((state) => state.done).length;
  part("sum", "entries").textContent = entries.length;
  part("sums").hidden = !all.length;
  part("empty").hidden = all.length > 0;
  for (const box of page.querySelectorAll("[data-needs-record]")) box.hidden = !all.length;
}

function changeItem(one) {
  const item = make("li");
  item.append(make("p", one.differently), make("span", [one.title, dayInWords(one.date)].filter(Boolean).join(", ")));
  return item;
}

let undo = null;
function said(text, restore = null) {
  undo = restore;
  bar.classList.add("record__said--open");
  part("close-bar").hidden = false;
  part("undo").hidden = !restore;
  part("said").textContent = text;
  // The button that was pressed may be gone; the keyboard should not be lost with it.
  if (document.activeElement === document.body) (restore ? part("undo") : part("close-bar")).focus();
}

function closeBar() {
  bar.classList.remove("record__said--open");
  part("undo").hidden = true;
  part("close-bar").hidden = true;
  part("said").textContent = "";
}

function edit(entry) {
  editing = entry;
  for (const name of ["title", "date", "minutes", "note", "differently"]) form.elements[name].value = entry[name];
  part("form-title").textContent = `Edit “${entry.title}”`;
  add.open = true;
  form.elements.title.focus();
}

function clearForm() {
  editing = null;
  form.reset();
  form.elements.date.value = stored.today();
  part("form-title").textContent = "Add something by hand";
  add.open = false;
  add.querySelector("summary").focus();
}

function keep(event) {
  event.preventDefault();
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const entry = stored.tidyEntry({ id: "", url: "", ...editing, ...values });
  if (!entry) {
    form.elements.title.value = "";
    form.reportValidity();
    return;
  }
  const kept = changeEntries((entries) => {
    const place = editing ? entries.findIndex((other) => same(other, editing)) : -1;
    entries.splice(place < 0 ? entries.length : place, place < 0 ? 0 : 1, entry);
  });
  if (!kept) {
    said(NO_ROOM);
    return;
  }
  const words = editing ? "Changed" : "Added";
  clearForm();
  show();
  said(`${words}: “${entry.title}”.`);
}

let opener = null;
function showStatement(one) {
  opener = document.activeElement;
  const slot = (name) => part("slot", name, statement);
  slot("title").textContent = one.title;
  slot("date").textContent = dayInWords(one.date);
  slot("minutes").textContent = `${duration(one.minutes)}, as a typical time`;
  slot("units").replaceChildren(...one.units.map((unit) => make("li", `${unit.title}, ${dayInWords(unit.date)}`)));
  statement.hidden = false;
  statement.querySelector("h2").focus();
}

const files = {
  csv: (all) => save(`learning-record-${stored.today()}.csv`, "text/csv;charset=utf-8", csv(all)),
  doc: (all) => save(`learning-record-${stored.today()}.doc`, "application/msword", accounts(all, stored.today())),
  json: () => save(`learning-record-${stored.today()}.json`, "application/json", JSON.stringify(stored.exported(), null, 1)),
};

async function bringIn(event) {
  const [file] = event.target.files;
  if (!file) return;
  let data = null;
  try {
    data = JSON.parse(await file.text());
  } catch {
    // What is no JSON is refused below, like any other file.
  }
  const { added, kept, refused } = stored.imported(data);
  event.target.value = "";
  show();
  const counts = `${added} added or completed, ${kept} here already.`;
  said([...(added || kept || !refused.length ? [counts] : []), ...new Set(refused)].join(" "));
}

function printOnly(what) {
  page.dataset.printing = what;
  if (what === "blank") part("blank").hidden = false;
  window.print();
}

window.addEventListener("afterprint", () => {
  delete page.dataset.printing;
  part("blank").hidden = true;
});

function askToDelete() {
  const courses = count(stored.allCourses().length, "course");
  const lines = count(stored.readEntries().length, "line");
  part("sure-words").textContent = `This deletes ${courses} and ${lines}, with all that you wrote, from this device. It can’t be undone. Save a copy first if you may want it.`;
  part("sure").hidden = false;
  part("sure").querySelector("h3").focus();
}

function closeSure() {
  part("sure").hidden = true;
  part("delete").focus();
}

function begin() {
  part("with").hidden = false;
  part("without").hidden = true;
  part("live").hidden = false;
  part("blank").hidden = true;
  form.elements.date.value = stored.today();
  form.addEventListener("submit", keep);
  part("cancel").addEventListener("click", clearForm);
  for (const button of page.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => files[button.dataset.save](activities(stored.allCourses(), stored.readEntries(), known)));
  }
  for (const button of page.querySelectorAll("[data-print]")) button.addEventListener("click", () => printOnly(button.dataset.print));
  part("import").addEventListener("change", bringIn);
  part("delete").addEventListener("click", askToDelete);
  part("delete-not").addEventListener("click", closeSure);
  part("delete-sure").addEventListener("click", () => {
    stored.deleteAll();
    part("sure").hidden = true;
    statement.hidden = true;
    show();
    said("Everything is deleted from this device.");
  });
  part("statement-close").addEventListener("click", () => {
    statement.hidden = true;
    opener?.focus();
  });
  part("undo").addEventListener("click", () => {
    const restored = undo?.() !== false;
    show();
    said(restored ? "It is back." : NO_ROOM);
    part("close-bar").focus();
  });
  part("close-bar").addEventListener("click", () => {
    closeBar();
    part("form-title").closest("summary").focus();
  });
  // Another tab may hold a course that is being done just now.
  window.addEventListener("storage", show);
  show();
}

begin();
