// Reads answers from the page, puts them there, and brings rankings and tables to life.

import { dayInWords, tidy } from "./definition.js";

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children);
  return element;
}

export const listed = (parent, selector) => [...parent.querySelectorAll(selector)];

const inkOf = (control) => control.parentElement.querySelector(":scope > .form__ink");

// Paper shows the words themselves: a box on a page cuts them off.
function mirror(control) {
  const ink = inkOf(control);
  if (!ink) return;
  const chosen = control.tagName === "SELECT" ? (control.value ? control.selectedOptions[0].label : "") : control.value;
  ink.textContent = control.type === "date" ? dayInWords(chosen) : chosen;
}

function put(control, value) {
  control.value = value ?? "";
  mirror(control);
}

const boxes = (element) => listed(element, ".form__choice input");
const items = (element) => listed(element, ".form__ranking > li");
const rowsOf = (element) => listed(element, "tbody > tr");
const control = (cell) => cell.querySelector("input, textarea, select");

const READ = {
  ranking: (element) => (element.dataset.ranked ? items(element).map((item) => item.dataset.option) : undefined),
  several: (element) => boxes(element).filter((box) => box.checked).map((box) => box.value),
  table: (element) => rowsOf(element).map((row) => Object.fromEntries(listed(row, "td[data-column]").map((cell) => [cell.dataset.column, control(cell).value]))),
  one: (element) => boxes(element).find((box) => box.checked)?.value,
  text: (element) => element.querySelector("[data-input]").value,
};
const KINDS = { actions: "table", "yes-no": "one", rag: "one", scale: "one", line: "text", number: "text", date: "text", role: "text" };
const kindOf = (field) => KINDS[field.kind] ?? field.kind;

export const read = (element, field) => tidy(field, READ[kindOf(field)](element));

const WRITE = {
  ranking(element, field, value) {
    const all = new Map(items(element).map((item) => [item.dataset.option, item]));
    const order = [...(value ?? []), ...field.options.map((option) => option.id).filter((id) => !value?.includes(id))];
    element.querySelector(".form__ranking").append(...order.map((id) => all.get(id)));
    number(element, Boolean(value));
  },
  several(element, field, value) {
    for (const box of boxes(element)) box.checked = Boolean(value?.includes(box.value));
  },
  table(element, field, value) {
    const wanted = Math.max(field.rows, value?.length ?? 0);
    while (rowsOf(element).length > wanted) rowsOf(element).at(-1).remove();
    while (rowsOf(element).length < wanted) addRow(element);
    rowsOf(element).forEach((row, place) => {
      for (const cell of listed(row, "td[data-column]")) put(control(cell), value?.[place]?.[cell.dataset.column]);
    });
    nameRows(element, field);
  },
  one(element, field, value) {
    for (const box of boxes(element)) box.checked = box.value === String(value);
    showUnset(element);
  },
  text: (element, field, value) => put(element.querySelector("[data-input]"), value),
};

export const write = (element, field, value) => WRITE[kindOf(field)](element, field, value);

// hooks: changed(), say(words)
export function enhance(element, field, hooks) {
  if (field.kind === "ranking") enhanceRanking(element, field, hooks);
  else if (field.columns.length) enhanceTable(element, field, hooks);
  else if (field.kind === "several" && field.most) limit(element, field, hooks);
  else if (kindOf(field) === "one") unsettable(element, hooks);
  element.addEventListener("input", (event) => mirror(event.target));
  for (const input of listed(element, "[data-input], td[data-column] :is(input, textarea, select)")) mirror(input);
}

function limit(element, field, hooks) {
  element.addEventListener("change", (event) => {
    if (boxes(element).filter((box) => box.checked).length <= field.most) return;
    event.target.checked = false;
    hooks.say(`Tick ${field.most} at most. Take one tick away first.`);
  });
}

// A round button, once pressed, can't be let go: an answer given by mistake would stay.
function unsettable(element, hooks) {
  const button = make("button", { type: "button", class: "form__unset", hidden: true }, "Take this answer away");
  element.querySelector("fieldset").append(button);
  button.addEventListener("click", () => {
    const first = boxes(element)[0];
    for (const box of boxes(element)) box.checked = false;
    first.focus();
    showUnset(element);
    hooks.changed();
  });
  element.addEventListener("change", () => showUnset(element));
  showUnset(element);
}

function showUnset(element) {
  const button = element.querySelector(".form__unset");
  if (button) button.hidden = !boxes(element).some((box) => box.checked);
}

function enhanceRanking(element, field, hooks) {
  const list = element.querySelector(".form__ranking");
  const keep = make("button", { type: "button", class: "form__quiet" }, "Keep this order");
  const undo = make("button", { type: "button", class: "form__quiet" }, "Take the order away");
  list.before(make("p", { class: "form__help form__ranked" }));
  list.after(make("p", { class: "form__order" }, keep, " ", undo));
  for (const item of items(element)) {
    const words = item.querySelector(".form__words");
    const move = (by, sign, way) => {
      const button = make("button", { type: "button", "data-by": String(by), "aria-label": `Move ${way}: ${words.textContent}` }, sign);
      button.addEventListener("click", () => shift(element, item, by, button, hooks));
      return button;
    };
    item.replaceChildren(make("span", { class: "form__place" }), words, make("span", { class: "form__moves" }, move(-1, "↑", "up"), move(1, "↓", "down")));
  }
  keep.addEventListener("click", () => {
    number(element, true);
    undo.focus();
    hooks.changed();
    hooks.say("This order is your answer.");
  });
  undo.addEventListener("click", () => {
    WRITE.ranking(element, field, undefined);
    keep.focus();
    hooks.changed();
    hooks.say("There is no order yet.");
  });
  number(element, false);
}

function shift(element, item, by, button, hooks) {
  const all = items(element);
  const to = all.indexOf(item) + by;
  if (to < 0 || to >= all.length) return;
  if (by < 0) all[to].before(item);
  else all[to].after(item);
  number(element, true);
  button.focus();
  hooks.changed();
  hooks.say(`Moved to place ${to + 1} of ${all.length}.`);
}

function number(element, ranked) {
  if (ranked) element.dataset.ranked = "yes";
  else delete element.dataset.ranked;
  const said = element.querySelector(".form__ranked");
  if (!said) return;
  said.textContent = ranked ? "Your order, the first at the top." : "Not answered yet. Move them with the arrows, the first to the top; or keep the order as it is.";
  const [keep, undo] = listed(element, ".form__order button");
  keep.hidden = ranked;
  undo.hidden = !ranked;
  items(element).forEach((item, place, all) => {
    item.querySelector(".form__place").textContent = ranked ? String(place + 1) : "";
    const [up, down] = listed(item, "button");
    up.setAttribute("aria-disabled", String(place === 0));
    down.setAttribute("aria-disabled", String(place === all.length - 1));
  });
}

function enhanceTable(element, field, hooks) {
  const add = make("button", { type: "button", class: "form__quiet form__add" }, "Add a row");
  element.querySelector("thead tr").append(make("th", { scope: "col", class: "form__remove" }, make("span", { class: "hidden" }, "Take a row away")));
  for (const row of rowsOf(element)) removable(row);
  element.querySelector("table").after(add);
  add.addEventListener("click", () => {
    addRow(element);
    nameRows(element, field);
    control(rowsOf(element).at(-1).querySelector("td")).focus();
  });
  nameRows(element, field);
  element.addEventListener("click", (event) => removeRow(event, element, field, hooks));
}

function removable(row) {
  row.append(make("td", { class: "form__remove" }, make("button", { type: "button", "data-remove-row": "yes" }, "×")));
}

function removeRow(event, element, field, hooks) {
  const button = event.target.closest("[data-remove-row]");
  if (!button) return;
  const row = button.closest("tr");
  const place = rowsOf(element).indexOf(row);
  const before = read(element, field);
  if (rowsOf(element).length > 1) row.remove();
  else for (const cell of listed(row, "td[data-column]")) put(control(cell), "");
  nameRows(element, field);
  rowsOf(element)[Math.min(place, rowsOf(element).length - 1)].querySelector("[data-remove-row]").focus();
  hooks.changed();
  hooks.say(`Row ${place + 1} is gone.`, () => write(element, field, before));
}

function addRow(element) {
  const row = rowsOf(element)[0].cloneNode(true);
  for (const cell of listed(row, "td[data-column]")) put(control(cell), "");
  element.querySelector("tbody").append(row);
}

function nameRows(element, field) {
  rowsOf(element).forEach((row, place) => {
    for (const cell of listed(row, "td[data-column]")) {
      const column = field.columns.find((one) => one.id === cell.dataset.column);
      control(cell).setAttribute("aria-label", `${column.label}, row ${place + 1}`);
    }
    row.querySelector("[data-remove-row]")?.setAttribute("aria-label", `Take row ${place + 1} away`);
  });
}

