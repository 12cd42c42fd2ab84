// The page that makes a new resource: type first, then what that type needs, checked and shown as it grows.
// Nothing is kept before somebody ticks the box, and nothing is ever sent.

import { listed, make } from "../form/controls.js";
import { dayInWords, isObject, today } from "../form/definition.js";
import * as keeping from "../form/keeping.js";
import { findings, INDEX, slugOf } from "./checking.js";
import { toolbar } from "./editor.js";
import { fieldsOf, labelOf } from "./fields.js";
import { fitting } from "./fitting.js";
import { written } from "./front_matter.js";
import { folderOf } from "./handing_on.js";
import { nextId } from "./neighbours.js";
import { html, measured } from "./preview.js";
import { ways } from "./ways.js";

const KEPT = "new-resource";
const QUIET = 350; // milliseconds of quiet after typing before the draft is judged
const page = document.querySelector("[data-new]");
const part = (name) => page.querySelector(`[data-${name}]`);
const tick = page.querySelector("#new-keep");
const body = page.querySelector("#new-body");
const model = await (await fetch(page.dataset.model)).json();
const state = { type: "", slug: "", own: {}, front: {}, body: "", companions: {} };
const touched = new Set();
let attached = [];
let asked = false;

// What the draft says now, without empty lines

function pruned(node) {
  if (Array.isArray(node)) return node.map(pruned).filter((one) => (typeof one === "string" ? one.trim() : Object.keys(one).length));
  if (!isObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, pruned(value)]).filter(([, value]) => (Array.isArray(value) || typeof value === "string" ? value.length : Object.keys(value).length)));
}

const typeNow = () => model.types.find((one) => one.id === state.type);
const unitsOf = (plan) => [...new Set((plan?.units ?? []).map((one) => one.unit).filter((name) => name && /^[a-z0-9-]+$/.test(name)))];

function companionsNow() {
  const several = typeNow()?.companions ?? [];
  const plan = several.length ? state.companions[several[0].file]?.front : undefined;
  return several.flatMap((one) => (one.file.includes("{unit}") ? unitsOf(plan).map((unit) => ({ ...one, file: one.file.replace("{unit}", unit) })) : [one]));
}

function draftNow() {
  const others = companionsNow().map(({ file, model: name, body: has }) => {
    const held = (state.companions[file] ??= { front: {}, body: "" });
    return { file, model: name, front: pruned(held.front), body: has ? held.body : "" };
  });
  const index = { file: INDEX, model: "Resource", front: pruned(state.front), body: state.body };
  return { type: state.type, folder: typeNow()?.folder ?? "", slug: state.slug, files: [index, ...others] };
}

// Judging

const place = (finding) => `${finding.file}|${finding.path}`;
const fieldAt = (file, path) => page.querySelector(`[data-path="${CSS.escape(`${file}|${path}`)}"]`);
const severity = (finding) => model.rules[finding.rule].severity;

// The field that a finding speaks of, or the nearest one around it.
function fieldOf(finding) {
  for (let path = finding.path; path; path = path.replace(/(\[\d*\])?\.?[^.[\]]*$|\[\d*\]$/, "")) {
    const found = fieldAt(finding.file, path);
    if (found) return found;
  }
  return null;
}

const marked = (text) => text.split("`").map((words, at) => (at % 2 ? make("code", {}, words) : words));

function judge() {
  const draft = draftNow();
  const found = findings(draft, model, today());
  const byField = Map.groupBy ? Map.groupBy(found, fieldOf) : found.reduce((all, one) => all.set(fieldOf(one), [...(all.get(fieldOf(one)) ?? []), one]), new Map());
  for (const field of listed(page, "[data-path]")) {
    const mine = asked || touched.has(field.dataset.path) ? (byField.get(field) ?? []) : [];
    const notice = field.querySelector(":scope > .form__notice");
    const before = notice.textContent;
    const said = mine.flatMap((one, at) => [at ? make("br") : "", ...marked(one.message), make("br"), "Write: ", make("code", {}, one.instead)]);
    const probe = make("p", {}, ...said);
    if (probe.textContent !== before) notice.replaceChildren(...probe.childNodes);
    for (const control of listed(field, ":scope > :is(input, select, textarea)")) control.toggleAttribute("aria-invalid", mine.some((one) => severity(one) === "error"));
  }
  if (asked) showProblems(found);
  showWays(draft);
  return found;
}

function showProblems(found) {
  const box = part("problems");
  box.hidden = false;
  box.classList.toggle("new__problems--none", !found.length);
  const items = found.map((one) => {
    const control = fieldOf(one)?.querySelector("input, select, textarea, button");
    const where = `${one.file === INDEX ? "" : `${one.file}: `}${labelOf(one.path)}`;
    const { code, why } = model.rules[one.rule];
    return make("li", {}, control ? make("a", { href: `#${(control.id ||= `new-at-${code}-${control.closest("[data-path]").dataset.path.replace(/\W+/g, "-")}`)}` }, where) : where, severity(one) === "error" ? "" : " (to consider)", ": ", ...marked(one.message), " Write: ", make("code", {}, one.instead), make("span", { class: "new__why" }, `${why} `, make("a", { href: `${page.dataset.rules}${code.toLowerCase()}/` }, `More about ${code}`)));
  });
  const must = found.filter((one) => severity(one) === "error").length;
  const count = must === 1 ? "One thing must change" : `${must} things must change`;
  box.replaceChildren(make("h3", {}, !found.length ? "Nothing to put right here" : must ? count : "Nothing must change; something to consider"), items.length ? make("ul", {}, ...items) : make("p", {}, "The form finds no fault. The pull request is checked once more, with the words of the page."));
}

// Showing

function showWays(draft) {
  const focused = document.activeElement?.closest?.("[data-ways]");
  if (focused) return;
  const files = draft.files.map((one) => ({ path: folderOf(draft) + one.file, content: written(model, one) }));
  part("ways").replaceChildren(...ways({ model, draft, files, attached, title: state.front.title, say }));
}

function showPreview() {
  const label = (list, id) => model.vocabularies[list].terms.find((term) => term.id === id)?.label ?? "";
  const about = [typeNow()?.label, label("themes", state.front.themes?.[0]), state.front.minutes ? `${state.front.minutes} minutes` : ""].filter(Boolean).join(" · ");
  const words = make("div", { class: "prose" });
  words.innerHTML = html(state.body); // written by markdown-it, which lets no HTML through
  part("preview").replaceChildren(make("p", { class: "eyebrow" }, about), make("p", { class: "preview__title" }, state.front.title || "Title"), make("p", { class: "lead" }, state.front.summary || "Summary"), words);
  const { words: count, age } = measured(words);
  const aim = typeNow()?.reading_age;
  const reads = age ? ` It reads like a page for people of ${age}; the aim for this type is ${aim} or less. The pull request measures it again.` : " A reading age is shown from 120 words on.";
  part("measure").textContent = `${count} word${count === 1 ? "" : "s"}.${reads}`;
}

function say(words) {
  const said = part("said");
  said.textContent = "";
  part("bar").classList.add("form__bar--open");
  requestAnimationFrame(() => (said.textContent = words));
}

// Keeping

function keepNow() {
  const here = tick.checked && keeping.keep(KEPT, { saved: today(), answers: state });
  if (tick.checked && !here) {
    tick.checked = false;
    say("This browser does not let the page keep anything. Download the folder before you close it.");
  }
  part("kept").hidden = !keeping.holdsAnything(KEPT);
}

function forget() {
  tick.checked = false;
  say(keeping.forget(KEPT) ? "Deleted from this device. The words stand on this page until you close it." : "This browser did not let the page delete it. Clear the browser’s data for this site.");
  part("kept").hidden = !keeping.holdsAnything(KEPT);
  tick.focus();
}

const matches = (pattern, file) => new RegExp(`^${pattern.replace(/[.]/g, "\\.").replace("{unit}", "[a-z0-9-]+")}$`).test(file);

function bringBack() {
  const held = keeping.kept(KEPT);
  if (!held || !model.types.some((one) => one.id === held.answers.type)) return;
  const { type, slug, own, front, body: words, companions } = held.answers;
  const lines = (text) => (typeof text === "string" ? text : "");
  Object.assign(state, { type, slug: lines(slug), own: isObject(own) ? own : {}, front: fitting(model, "Resource", front), body: lines(words) });
  for (const { file, model: name } of typeNow().companions.flatMap((one) => Object.keys(isObject(companions) ? companions : {}).filter((key) => matches(one.file, key)).map((key) => ({ file: key, model: one.model })))) {
    state.companions[file] = { front: fitting(model, name, companions[file]?.front), body: lines(companions[file]?.body) };
  }
  tick.checked = true;
  part("kept-since").textContent = `This is your draft${held.saved ? ` from ${dayInWords(held.saved)}` : ""}, kept on this device.`;
  part("kept").hidden = false;
  page.querySelector(`[data-types] input[value="${CSS.escape(state.type)}"]`).checked = true;
  body.value = state.body;
  drawFields();
}

// Drawing

const about = (file) => ({ model, file, changed });

// The address stands in no field: the folder's name says it.
function drawSlug() {
  const input = make("input", { type: "text", id: "new-slug", autocomplete: "off", spellcheck: "false", "aria-describedby": "new-slug-help" });
  input.value = state.slug;
  input.addEventListener("input", () => {
    state.slug = input.value.trim();
    state.own.slug = true;
    changed();
  });
  const help = make("p", { class: "form__help", id: "new-slug-help" }, "The folder’s name, and the end of the page’s address. Made from the title; change it if it is long.");
  return make("div", { class: "form__field", "data-path": `${INDEX}|slug` }, make("label", { class: "form__ask", for: "new-slug" }, "Name in the address"), help, input, make("p", { class: "form__notice", "aria-live": "polite" }));
}

function drawCompanion({ file, model: name, body: has }) {
  const held = (state.companions[file] ??= { front: {}, body: "" });
  const id = `new-${file.replace(/\W+/g, "-")}`;
  const parts = fieldsOf(name, held.front, "", about(file));
  if (has) {
    const area = make("textarea", { id: `${id}-body`, class: "editor__text", rows: "12" });
    area.value = held.body;
    area.addEventListener("input", () => {
      held.body = area.value;
      changed();
    });
    parts.push(make("label", { class: "form__ask", for: area.id }, "The unit’s text, in Markdown"), toolbar(area), area);
  }
  return make("section", { class: "form__part", "aria-labelledby": id, "data-companion": file }, make("h2", { class: "form__title", id }, `What else it needs: ${file}`), ...parts);
}

function drawCompanions() {
  const wanted = companionsNow();
  const there = new Map(listed(page, "[data-companion]").map((one) => [one.dataset.companion, one]));
  if (wanted.length === there.size && wanted.every((one) => there.has(one.file))) return;
  for (const [file, section] of there) if (!wanted.some((one) => one.file === file)) section.remove();
  for (const one of wanted) part("companions").append(there.get(one.file) ?? drawCompanion(one));
}

function drawFields() {
  part("fields").replaceChildren(...fieldsOf("Resource", state.front, "", about(INDEX)));
  fieldAt(INDEX, "title").after(drawSlug());
  for (const one of listed(page, "[data-companion]")) one.remove();
  part("rest").hidden = false;
  settle();
}

// What needs no author

const has = (list, id) => model.vocabularies[list].terms.some((term) => term.id === id);

function begin(front) {
  front.status ??= has("statuses", "awaiting-sign-off") ? "awaiting-sign-off" : "";
  front.restriction ??= has("restrictions", "none") ? "none" : "";
  front.published ??= today();
  front.reviewed ??= today();
  front.review_months ??= "12";
  const { terms } = model.vocabularies.licences;
  if (terms.length === 1) front.licence ??= terms[0].id;
}

function put(name, value) {
  if (state.front[name] === value) return;
  state.front[name] = value;
  const control = fieldAt(INDEX, name)?.querySelector("input, select, textarea");
  if (control?.type === "checkbox") control.checked = value === "true";
  else if (control) control.value = value;
}

// The id, the address and the quick exit follow from the title and the theme, until somebody writes their own.
function follow() {
  const [theme] = state.front.themes ?? [];
  if (theme && !state.own.id) put("id", nextId(theme, model));
  if (state.front.themes?.some((id) => model.vocabularies.themes.terms.some((term) => term.id === id && term.quick_exit))) put("quick_exit", "true");
  if (!state.own.slug) {
    state.slug = slugOf(state.front.title ?? "");
    const input = page.querySelector("#new-slug");
    if (input) input.value = state.slug;
  }
}

let waiting = 0;
function changed() {
  follow();
  clearTimeout(waiting);
  waiting = setTimeout(settle, QUIET);
}

function settle() {
  clearTimeout(waiting);
  waiting = 0;
  drawCompanions();
  judge();
  showPreview();
  keepNow();
}

const DO = {
  forget,
  check() {
    asked = true;
    settle();
    part("problems").focus();
  },
};

function drawTypes() {
  const choices = model.types.map((one) => {
    const radio = make("input", { type: "radio", name: "new-type", value: one.id });
    radio.addEventListener("change", () => {
      state.type = one.id;
      begin(state.front);
      if (part("rest").hidden) drawFields();
      else settle();
    });
    return make("label", { class: "form__choice" }, radio, make("span", {}, make("strong", {}, one.label), ` ${one.definition}`));
  });
  part("types").append(...choices);
}

function start() {
  drawTypes();
  part("toolbar").append(toolbar(body));
  part("resources").append(...model.resources.map((one) => make("option", { value: one.id }, one.title)));
  body.addEventListener("input", () => {
    state.body = body.value;
    changed();
  });
  page.querySelector("#new-files").addEventListener("change", (event) => {
    attached = [...event.target.files];
    part("attached").replaceChildren(...attached.map((file) => make("li", {}, file.name)));
    settle();
  });
  page.addEventListener("focusout", (event) => {
    const field = event.target.closest("[data-path]");
    if (!field) return;
    for (let one = field; one; one = one.parentElement.closest("[data-path]")) touched.add(one.dataset.path);
    if (!waiting) waiting = setTimeout(settle, QUIET);
  });
  page.addEventListener("input", (event) => event.target.closest(`[data-path="${INDEX}|id"]`) && (state.own.id = true), true);
  page.addEventListener("click", (event) => DO[event.target.closest("[data-do]")?.dataset.do]?.());
  tick.addEventListener("change", () => (tick.checked ? keepNow() : forget()));
  addEventListener("pagehide", () => waiting && settle());
  addEventListener("beforeunload", (event) => !tick.checked && (state.body.trim() || state.front.title) && event.preventDefault());
  part("without").hidden = true;
  part("live").hidden = false;
  // Some browsers bring ticks back after a reload, also those that nobody asked to keep.
  for (const box of listed(page, "[type=radio], [type=checkbox]")) box.checked = false;
  bringBack();
}

start();
