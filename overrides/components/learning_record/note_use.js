// On a resource's page: adds its use to the learning record on this device. Stores nothing until it is pressed.

import { readEntries, today, writeEntries } from "../course/state.js";
import { dayInWords } from "./record_rows.js";

const place = document.querySelector("[data-note-use]");
const about = JSON.parse(place.dataset.noteUse);

function make(tag, properties = {}, ...within) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...within);
  return element;
}

const open = make("button", { type: "button", className: "keep__button", textContent: "Add to my learning record" });
const said = make("p", { className: "note-use__said" });
const minutes = make("input", { type: "number", id: "use-minutes", name: "minutes", min: 0, max: 6000, step: 1, required: true, inputMode: "numeric" });
const differently = make("textarea", { id: "use-differently", name: "differently", rows: 3, maxLength: 20000 });
const cancel = make("button", { type: "button", className: "keep__button", textContent: "Cancel" });
const form = make(
  "form", { className: "note-use__form", hidden: true, autocomplete: "off" },
  make("p", {}, make("label", { htmlFor: "use-minutes", textContent: "Minutes" }), minutes),
  make("p", {}, make("label", { htmlFor: "use-differently", textContent: "What I will do differently" }), differently),
  make("p", { className: "note-use__hint", textContent: "It stays in this browser. Write nothing that could identify a child, a family or a colleague." }),
  make("p", { className: "note-use__buttons" }, make("button", { type: "submit", className: "button", textContent: "Keep this on my device" }), " ", cancel),
);

function last() {
  const days = readEntries().filter((entry) => entry.id === about.id).map((entry) => entry.date).sort();
  return days.at(-1);
}

function tell(before) {
  said.replaceChildren(`${before} `, make("a", { href: place.dataset.recordUrl, textContent: "See my learning record" }));
}

function close() {
  form.hidden = true;
  open.hidden = false;
  open.focus();
}

open.addEventListener("click", () => {
  minutes.value = about.minutes;
  form.hidden = false;
  open.hidden = true;
  minutes.focus();
});
cancel.addEventListener("click", close);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const entry = {
    id: about.id, title: about.title, url: about.url, minutes: Number(minutes.value), date: today(), note: "", differently: differently.value.trim(),
  };
  const kept = writeEntries([...readEntries(), entry]);
  close();
  if (!kept) {
    said.textContent = "This browser does not let the page store anything. Nothing was kept.";
    return;
  }
  differently.value = "";
  open.textContent = "Add it once more";
  tell("Added to your learning record.");
});

const before = last();
if (before) {
  open.textContent = "Add it once more";
  tell(`In your learning record, last on ${dayInWords(before)}.`);
}
place.append(open, form, said);
said.setAttribute("role", "status"); // from here on, changes are said aloud
