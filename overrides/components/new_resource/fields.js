// Makes a control for each field of the model: the form has no list of fields of its own.

import { make } from "../form/controls.js";

let made = 0;
const newId = (path) => `new-${path.replace(/[^a-z0-9]+/gi, "-")}-${(made += 1)}`;
const FOLDED = 12; // more words than this are folded away until somebody opens them
export const labelOf = (name) => name.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
const MANY_WORDS = 120;

const room = (kind) => {
  if (kind.is === "text" && kind.looks_like) return ` It takes ${kind.looks_like}.`;
  if (kind.is === "text") return kind.min > 1 ? ` ${kind.min} to ${kind.max} characters.` : ` Up to ${kind.max} characters.`;
  if (kind.is === "list" && kind.min === kind.max) return ` Exactly ${kind.min}.`;
  return kind.is === "list" ? ` ${kind.min ? `${kind.min} to` : "Up to"} ${kind.max}.` : "";
};
// Code marks in the model's words are for its Markdown guide.
export const helpOf = (spec) => (spec.doc.replaceAll(/\s+/g, " ") + room(spec.kind)).replaceAll("`", "").trim();

// One field: its question, its help, its control and the place for what is wrong with it.
function block(spec, path, about, ...parts) {
  const notice = make("p", { class: "form__notice", "aria-live": "polite", "data-notice": `${about.file}|${path}` });
  return make("div", { class: "form__field", "data-path": `${about.file}|${path}` }, ...parts, notice);
}

function asked(spec, id, path) {
  const label = make("label", { class: "form__ask", for: id, id: `${id}-ask` }, labelOf(spec.name));
  if (!spec.required && !path.includes("[")) label.append(make("span", { class: "form__minutes" }, " (may be left out)"));
  return [label, make("p", { class: "form__help", id: `${id}-help` }, helpOf(spec))];
}

// A value is kept as words; an empty one is not kept at all.
function put(store, name, value, about) {
  if (value === undefined || value === "" || (Array.isArray(value) && !value.length)) delete store[name];
  else store[name] = value;
  about.changed();
}

const CONTROLS = {
  number: (spec, id) => (spec.kind.choices.length ? choices(id, spec.kind.choices.map((one) => [String(one), String(one)])) : make("input", { type: "text", inputmode: "numeric", id })),
  date: (spec, id) => make("input", { type: "date", id }),
  moment: (spec, id) => make("input", { type: "text", id, placeholder: "2027-03-09 14:00" }),
  url: (spec, id) => make("input", { type: "text", inputmode: "url", id, spellcheck: "false" }),
  reference: (spec, id) => make("input", { type: "text", id, list: "new-resources", spellcheck: "false", autocomplete: "off" }),
  text: (spec, id) => (spec.kind.max > MANY_WORDS && !spec.kind.pattern ? make("textarea", { id, rows: "2" }) : make("input", { type: "text", id, autocomplete: "off" })),
  term: (spec, id, about) => choices(id, about.model.vocabularies[spec.kind.vocabulary].terms.map((term) => [term.id, term.label])),
};

function choices(id, options) {
  return make("select", { id }, make("option", { value: "" }, "Choose…"), ...options.map(([value, label]) => make("option", { value }, label)));
}

function single(spec, store, path, about, name = spec.name) {
  const id = newId(path);
  const control = CONTROLS[spec.kind.is](spec, id, about);
  control.value = store[name] ?? "";
  control.setAttribute("aria-describedby", `${id}-help${spec.kind.is === "term" ? ` ${id}-meaning` : ""}`);
  const parts = [...asked(spec, id, path), control];
  if (spec.kind.is === "term") parts.push(meaning(control, spec, id, about));
  control.addEventListener("input", () => put(store, name, control.value, about));
  return block(spec, path, about, ...parts);
}

// What the chosen word means, under the list of words.
function meaning(select, spec, id, about) {
  const words = make("p", { class: "form__help", id: `${id}-meaning`, "aria-live": "polite" });
  const show = () => (words.textContent = about.model.vocabularies[spec.kind.vocabulary].terms.find((term) => term.id === select.value)?.definition ?? "");
  select.addEventListener("input", show);
  show();
  return words;
}

function flag(spec, store, path, about) {
  const id = newId(path);
  const box = make("input", { type: "checkbox", id, "aria-describedby": `${id}-help` });
  box.checked = (store[spec.name] ?? String(spec.default)) === "true";
  // What is so anyway need not be written.
  box.addEventListener("input", () => put(store, spec.name, box.checked === spec.default ? "" : String(box.checked), about));
  const tick = make("div", { class: "form__tick" }, box, make("label", { for: id }, labelOf(spec.name)));
  return block(spec, path, about, tick, make("p", { class: "form__help", id: `${id}-help` }, helpOf(spec)));
}

function grouped(spec, path, about, ...parts) {
  const id = newId(path);
  const legend = make("legend", { class: "form__ask" }, labelOf(spec.name), spec.required ? "" : make("span", { class: "form__minutes" }, " (may be left out)"));
  const help = make("p", { class: "form__help", id }, helpOf(spec));
  return block(spec, path, about, make("fieldset", { "aria-describedby": id }, legend, help, ...parts));
}

// Several words from one vocabulary: each with its meaning, in the order in which they are ticked.
function terms(spec, store, path, about) {
  const order = make("p", { class: "form__help", "aria-live": "polite" });
  const known = about.model.vocabularies[spec.kind.item.vocabulary].terms;
  const show = () => (order.textContent = store[spec.name]?.length ? `Chosen, in this order: ${store[spec.name].map((id) => known.find((term) => term.id === id)?.label ?? id).join(", ")}.` : "");
  const boxes = known.map((term) => {
    const box = make("input", { type: "checkbox", value: term.id });
    box.checked = Boolean(store[spec.name]?.includes(term.id));
    box.addEventListener("input", () => {
      const others = (store[spec.name] ?? []).filter((id) => id !== term.id);
      put(store, spec.name, box.checked ? [...others, term.id] : others, about);
      show();
    });
    return make("label", { class: "form__choice" }, box, make("span", {}, make("strong", {}, term.label), ` ${term.definition}`));
  });
  show();
  const all = make("div", { class: "form__choices new__choices" }, ...boxes);
  const folded = known.length > FOLDED ? make("details", { class: "new__more" }, make("summary", {}, `${labelOf(spec.name)}: choose from ${known.length}`), all) : all;
  return grouped(spec, path, about, folded, order);
}

// A list to which lines are added. `draw` makes one line; the list is drawn anew after each change of its length.
function lines(spec, store, path, about, draw, empty) {
  const holder = make("div", { class: "new__lines" });
  const single_ = labelOf(spec.name).replace(/s$/, "").toLowerCase();
  const add = make("button", { type: "button", class: "form__quiet" }, `Add: ${single_}`);
  const items = () => store[spec.name] ?? [];
  function show() {
    holder.replaceChildren(
      ...items().map((item, place) => {
        const remove = make("button", { type: "button", class: "form__quiet", "aria-label": `Remove ${single_} ${place + 1}` }, "Remove");
        remove.addEventListener("click", () => {
          put(store, spec.name, items().toSpliced(place, 1), about);
          show();
          add.focus();
        });
        return make("div", { class: "new__line" }, draw(item, place), remove);
      }),
    );
    add.hidden = items().length >= spec.kind.max;
  }
  add.addEventListener("click", () => {
    put(store, spec.name, [...items(), empty()], about);
    show();
    holder.lastElementChild.querySelector("input, select, textarea").focus();
  });
  while (items().length < spec.kind.min) store[spec.name] = [...items(), empty()];
  show();
  return grouped(spec, path, about, holder, add);
}

function values(spec, store, path, about) {
  const one = (place) => ({ ...spec, kind: spec.kind.item, doc: "", name: `${labelOf(spec.name).replace(/s$/, "")} ${place + 1}`, required: true });
  const draw = (_, place) => {
    const line = { get value() { return store[spec.name][place]; }, set value(said) { store[spec.name][place] = said ?? ""; } };
    return single(one(place), bound(line), `${path}[]`, about, "value");
  };
  return lines(spec, store, path, about, draw, () => "");
}

// An object whose one value stands elsewhere, in a list.
const bound = (line) => new Proxy({}, { get: () => line.value, set: (_, __, said) => ((line.value = said), true), deleteProperty: () => ((line.value = ""), true) });

function groups(spec, store, path, about) {
  const draw = (item, place) => {
    const inner = `${path}[${place + 1}].`;
    const legend = make("legend", { class: "form__ask" }, `${labelOf(spec.name).replace(/s$/, "")} ${place + 1}`);
    return make("fieldset", { class: "new__group" }, legend, ...fieldsOf(spec.kind.item.model, item, inner, about));
  };
  return lines(spec, store, path, about, draw, () => ({}));
}

function field(spec, store, path, about) {
  const { kind } = spec;
  if (kind.is === "flag") return flag(spec, store, path, about);
  if (kind.is === "group") {
    // What may be left out and is a group of its own, such as a recording, comes later: on the pull request.
    if (!spec.required) return null;
    store[spec.name] ??= {};
    return grouped(spec, path, about, ...fieldsOf(kind.model, store[spec.name], `${path}.`, about));
  }
  if (kind.is !== "list") return single(spec, store, path, about);
  if (kind.item.is === "term") return terms(spec, store, path, about);
  return (kind.item.is === "group" ? groups : values)(spec, store, path, about);
}

// Controls for the fields of a model: those that are needed, then those that may be left out, folded away.
export function fieldsOf(name, store, path, about) {
  const all = about.model.models[name].map((spec) => [spec.required, field(spec, store, path + spec.name, about)]).filter(([, made_]) => made_);
  const needed = all.filter(([required]) => required).map(([, made_]) => made_);
  const others = all.filter(([required]) => !required).map(([, made_]) => made_);
  if (!others.length) return needed;
  if (path) return [...needed, ...others];
  return [...needed, make("details", { class: "new__more" }, make("summary", {}, "What may be left out"), ...others)];
}
