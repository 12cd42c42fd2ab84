// A form that is filled in: conditions, notices, keeping, and everything that carries it away.
// Nothing is stored before somebody ticks the box, and nothing is ever sent.

import { enhance, listed, make, read, write } from "./controls.js";
import { clean, dayInWords, fieldsOf, isAsked, isObject, isRuledOut, sorted, today } from "./definition.js";
import { csv, missing, opened, returned, save, saved } from "./form_files.js";
import { wordData } from "./form_word.js";
import { notice } from "./identifying.js";
import * as keeping from "./keeping.js";

const QUIET = 600; // milliseconds of quiet after typing before words are looked at and kept
const NO_ROOM = "This browser does not let the page keep anything. Save a copy before you close it.";

const page = document.querySelector("[data-form]");
const form = JSON.parse(page.dataset.form);
const fields = fieldsOf(form);
const elements = new Map(fields.map((field) => [field.key, page.querySelector(`[data-field="${field.key}"]`)]));
const part = (name) => page.querySelector(`[data-${name}]`);
const button = (name) => page.querySelector(`[data-do="${name}"]`);
const tick = page.querySelector("#form-keep");
let homeless = {};
let unsaved = false;

const answersNow = () => Object.fromEntries(fields.map((field) => [field.key, read(elements.get(field.key), field)]).filter(([, value]) => value !== undefined));
const isEmpty = () => !Object.keys(answersNow()).length && !Object.keys(homeless).length;

function put(answers, others = {}) {
  for (const field of fields) write(elements.get(field.key), field, answers[field.key]);
  homeless = others;
  showHomeless();
  for (const element of elements.values()) look(element);
  showAsked();
}

function showAsked() {
  const answers = answersNow();
  for (const field of fields.filter((one) => one.when)) {
    const classes = elements.get(field.key).classList;
    classes.toggle("form__field--off", !isAsked(field, answers, fields));
    classes.toggle("form__field--open", !isRuledOut(field, answers, fields));
  }
}

// Answers of an earlier form, or of another hand, that have no place here: shown and kept, never dropped.
function showHomeless() {
  const words = Object.entries(homeless).map(([key, value]) => [key.replaceAll("-", " "), typeof value === "string" ? value : JSON.stringify(value)]);
  part("homeless").hidden = !words.length;
  part("homeless").querySelector("dl").replaceChildren(...words.flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, clean(value))]));
}

// What may tell who somebody is

const WORDS = "textarea, input[type=text]";

function look(element) {
  const place = element.querySelector(".form__notice");
  if (!place) return;
  const said = listed(element, WORDS).map((control) => notice(control.value)).find(Boolean) ?? wrongNumber(element);
  if (place.textContent !== said) place.textContent = said;
}

function wrongNumber(element) {
  const wrong = listed(element, "input[inputmode=numeric]").some((control) => control.value.trim() && !/^\d{1,9}$/.test(control.value.trim()));
  return wrong ? "Write figures only, such as 12." : "";
}

// Saying what happened, with a way back

let wayBack = null;
function say(words, undo = null) {
  wayBack = undo;
  part("bar").classList.add("form__bar--open");
  button("undo").hidden = !undo;
  button("close-bar").hidden = false;
  const said = part("said");
  said.textContent = "";
  requestAnimationFrame(() => (said.textContent = words));
}

function closeBar() {
  part("bar").classList.remove("form__bar--open");
  button("undo").hidden = true;
  button("close-bar").hidden = true;
  part("said").textContent = "";
}

// Keeping

function showKept() {
  const here = keeping.holdsAnything(form.id);
  part("kept").hidden = !here;
  part("kept-since").textContent = here ? "Your words are kept on this device." : "";
}

function keepNow() {
  if (!tick.checked) return;
  const held = { form_version: form.version, saved: today(), answers: saved(form, answersNow(), homeless).answers, kept: homeless };
  if (keeping.keep(form.id, held)) unsaved = false;
  else {
    tick.checked = false;
    say(NO_ROOM);
  }
  showKept();
}

function forget(words) {
  tick.checked = false;
  const gone = keeping.forget(form.id);
  unsaved = !isEmpty();
  showKept();
  say(gone ? words : "This browser did not let the page delete it. Clear the browser’s data for this site.");
}

function bringBack() {
  const held = keeping.kept(form.id);
  showKept();
  if (!held) return;
  const { answers, homeless: others } = sorted(held.answers, fields);
  tick.checked = true;
  put(answers, { ...(isObject(held.kept) ? held.kept : {}), ...others });
  const when = dayInWords(held.saved);
  part("kept-since").textContent = `These are your words${when ? ` from ${when}` : ""}, kept on this device.${held.form_version === form.version ? "" : " The form has changed since then: look through them."}`;
}

let waiting = 0;
function changed() {
  unsaved = true;
  showAsked();
  clearTimeout(waiting);
  waiting = setTimeout(settle, QUIET);
}

function settle() {
  clearTimeout(waiting);
  waiting = 0;
  for (const element of elements.values()) look(element);
  keepNow();
}

// Carrying it away

const name = (ending) => `${form.save_name}-${today()}.${ending}`;

async function saveWord() {
  say("The Word file is being made.");
  try {
    const { filledWordFile } = await import("../word_file/word_file.js");
    save(name("docx"), await filledWordFile(page.dataset.wordTemplate, wordData(form, answersNow())));
    unsaved = false;
    say("The Word file is saved. It holds what you typed: keep it where it belongs.");
  } catch {
    say("The Word file could not be made. You may be offline. Save a copy, or print the form.");
  }
}

function saveCopy() {
  save(name("json"), `${JSON.stringify(saved(form, answersNow(), homeless), null, 2)}\n`, "application/json");
  unsaved = false;
  say("A copy is saved. It holds what you typed: keep it where it belongs.");
}

function saveCsv() {
  save(name("csv"), csv(form, answersNow()), "text/csv");
  say("The spreadsheet is saved. It holds what you typed: keep it where it belongs.");
}

async function saveReturn() {
  const lacking = missing(form, answersNow());
  if (lacking.length && part("missing").hidden) return showMissing(lacking);
  part("missing").hidden = true;
  if (!globalThis.crypto?.subtle) return say("This browser can’t seal the return, because the page did not come over https. Save a copy instead, and say so when you hand it on.");
  save(`${form.save_name}-return-${today()}.json`, `${JSON.stringify(await returned(form, answersNow()), null, 2)}\n`, "application/json");
  unsaved = false;
  say("The return is saved. Hand it on as you were asked.");
}

function showMissing(lacking) {
  const links = lacking.map((field) => make("li", {}, make("a", { href: `#f-${field.key}-about` }, field.label)));
  const box = part("missing");
  const anyway = make("button", { type: "button", class: "form__quiet" }, "Save it as it is");
  anyway.addEventListener("click", saveReturn);
  const count = lacking.length === 1 ? "One answer is" : `${lacking.length} answers are`;
  box.replaceChildren(make("h3", {}, `${count} still needed`), make("ul", {}, ...links), make("p", {}, anyway));
  box.hidden = false;
  box.focus();
}

function print(what) {
  page.dataset.printing = what;
  globalThis.print();
}

async function open(input) {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  const found = opened(await file.text(), form);
  if (found.refused) return say(`${found.refused} Nothing on this page has changed.`);
  const before = { answers: answersNow(), homeless };
  put(found.answers, found.homeless);
  settle();
  const when = dayInWords(found.saved);
  const others = Object.keys(found.homeless).length ? "Some answers have no place on this form; they are shown below." : "";
  say([`Your copy${when ? ` from ${when}` : ""} is open.`, found.note, others].filter(Boolean).join(" "), () => put(before.answers, before.homeless));
}

function clear() {
  const before = { answers: answersNow(), homeless };
  put({});
  settle();
  say("The form is empty.", () => put(before.answers, before.homeless));
  button("undo").focus();
}

const DO = {
  word: saveWord, json: saveCopy, csv: saveCsv, return: saveReturn, clear, "close-bar": closeBar,
  print: () => print("filled"), "print-empty": () => print("empty"),
  delete() {
    forget("Deleted from this device. The words stand on this page until you close it.");
    tick.focus();
  },
  undo() {
    wayBack?.();
    settle();
    closeBar();
    say("It is as it was before.");
  },
};

function begin() {
  for (const field of fields) {
    const element = elements.get(field.key);
    enhance(element, field, { changed, say });
    if (element.querySelector(WORDS)) element.append(make("p", { class: "form__notice", role: "status" }));
  }
  for (const hint of listed(page, "[data-without-script]")) hint.hidden = true;
  part("with-script").hidden = false;
  part("keep").hidden = false;
  page.dataset.live = "yes";
  // Some browsers bring ticks back after a reload, also those that nobody asked to keep.
  for (const box of listed(page, "[type=radio], [type=checkbox]")) box.checked = false;
  bringBack();
  showAsked();
}

begin();
page.addEventListener("input", (event) => event.target.closest("[data-field]") && changed());
page.addEventListener("change", (event) => event.target.closest("[data-field]") && settle());
page.addEventListener("click", (event) => DO[event.target.closest("[data-do]")?.dataset.do]?.());
page.querySelector("#form-file").addEventListener("change", (event) => open(event.target));
tick.addEventListener("change", () => (tick.checked ? keepNow() : forget("Deleted from this device. The words stand on this page until you close it.")));
addEventListener("pagehide", () => waiting && settle());
addEventListener("afterprint", () => delete page.dataset.printing);
// Forty-five minutes of words should not go with one wrong click. Where somebody may have to leave fast, nothing asks.
if (!page.dataset.sensitive) addEventListener("beforeunload", (event) => unsaved && !isEmpty() && event.preventDefault());
if (location.hash === "#print-empty") addEventListener("load", () => setTimeout(() => print("empty"), 100));
