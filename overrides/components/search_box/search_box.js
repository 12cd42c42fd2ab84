// The search box of every page: a plain form, with a list of suggestions once somebody reaches for it.
// Until then nothing of the search itself is loaded.

import { slashIsOn } from "./slash.js";

const TYPED_INTO = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
const boxes = [...document.querySelectorAll("[data-search-box]")].map((form) => prepared(form, form.elements.q));

// A screen reader says what the box is when the focus comes to it, so it is a combobox before its list is there.
function prepared(form, input) {
  const list = document.createElement("ul");
  list.className = "search-box__list";
  list.id = `${input.id}-list`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  input.after(list);
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  const plain = () => {
    for (const name of [...Object.keys(roles), "aria-activedescendant"]) input.removeAttribute(name);
    list.remove();
  };
  const reach = () => {
    const before = input.value;
    import("./suggesting.js").then(({ suggesting }) => suggesting(form, input, list, before)).catch(plain);
  };
  input.addEventListener("focus", reach, { once: true });
  if (document.activeElement === input) input.dispatchEvent(new Event("focus"));
  return input;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.(TYPED_INTO) || document.querySelector("dialog[open]") || !slashIsOn()) return;
  const box = boxes.findLast((input) => input.checkVisibility?.() ?? true);
  if (!box) return;
  event.preventDefault();
  box.focus();
});
