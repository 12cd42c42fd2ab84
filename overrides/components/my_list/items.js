// The lines of a list on its page: somebody's own to order and to note, another's to read.

import { count } from "../learning_record/record_rows.js";

const top = new URL("../../", import.meta.url);
/** How many characters of a note are left when the page begins to show it, and to say it. */
const SHOWN = 200;
const SAID = 40;

/** Draw the lines into `place`. `does` is what can be done to one's own list; without it the lines are for reading. */
export function draw(place, template, lines, does) {
  const focus = focused(place);
  place.replaceChildren(...lines.map((line, number) => drawn(template, line, number, lines.length, does)));
  if (focus) focusOn(place, focus);
}

function focused(place) {
  const at = document.activeElement;
  return place.contains(at) ? { id: at.closest("[data-id]").dataset.id, name: at.dataset.do } : null;
}

function focusOn(place, { id, name }) {
  place.querySelector(`[data-id="${CSS.escape(id)}"] [data-do="${CSS.escape(name ?? "")}"]`)?.focus();
}

const WHY = {
  archived: "It is no longer kept up. Its page says why, and what there is instead.",
  unknown: "The library has no resource with this id.",
  failed: "The library’s catalogue could not be fetched, so this is all that is known of it here.",
};

function drawn(template, { item, known }, number, length, does) {
  const line = template.content.firstElementChild.cloneNode(true);
  const slot = (name) => line.querySelector(`[data-slot=${name}]`);
  const { card, was, gone } = known;
  const title = card?.title ?? known.title ?? (item.title || item.id);
  line.dataset.id = item.id;
  line.dataset.theme = card?.theme ?? "";
  slot("title").textContent = title;
  const url = card ? new URL(card.url, top).href : known.url ?? (gone === "failed" ? new URL(`r/${item.id}/`, top).href : "");
  if (url) slot("title").href = url;
  fill(slot("why"), gone ? WHY[gone] : was ? `It now holds what stood under ${was}.` : "");
  fill(slot("summary"), card?.summary);
  for (const name of ["minutes", "type_label", "theme_label"]) fill(slot(name), card?.[name]);
  slot("limits").hidden = !card?.restricted;
  if (does) own(line, item, title, number, length, does);
  else readOnly(line, item);
  return line;
}

function fill(place, words = "") {
  place.textContent = words;
  place.hidden = !words;
}

function readOnly(line, item) {
  for (const tool of line.querySelectorAll("[data-own]")) tool.remove();
  fill(line.querySelector("[data-slot=note]"), item.note);
}

function own(line, item, title, number, length, does) {
  for (const button of line.querySelectorAll("[data-do]")) {
    if (button.matches("button")) button.setAttribute("aria-label", `${button.textContent.trim()}: ${title}`);
  }
  const part = (name) => line.querySelector(`[data-do=${name}]`);
  // A button that can do nothing just now keeps the focus, and says so when pressed.
  part("up").setAttribute("aria-disabled", String(number === 0));
  part("down").setAttribute("aria-disabled", String(number === length - 1));
  part("up").addEventListener("click", () => does.move(item.id, title, -1));
  part("down").addEventListener("click", () => does.move(item.id, title, 1));
  part("remove").addEventListener("click", () => does.remove(item.id, title));
  const note = part("note");
  const box = line.querySelector("[data-note-box]");
  note.id = `note-${item.id}`;
  note.value = item.note;
  box.querySelector("label").htmlFor = note.id;
  box.querySelector("[data-slot=noted]").textContent = `: ${title}`;
  box.hidden = !item.note;
  part("write").hidden = Boolean(item.note);
  part("write").addEventListener("click", () => {
    box.hidden = false;
    part("write").hidden = true;
    note.focus();
  });
  const left = box.querySelector("[data-slot=left]");
  left.id = `left-${item.id}`;
  note.setAttribute("aria-describedby", left.id);
  // Fields are cut on paper: the note stands there as text.
  const paper = line.querySelector("[data-slot=note]");
  paper.classList.add("my-list__paper");
  const written = () => {
    const over = note.maxLength - note.value.length;
    fill(left, over > SHOWN ? "" : `${count(over, "character")} left`);
    fill(paper, note.value);
    return over > SAID ? "" : left.textContent;
  };
  written();
  note.addEventListener("input", () => {
    does.left(written());
    does.note(item.id, title, note.value);
  });
}
