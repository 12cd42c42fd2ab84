// Suggestions below the search box: an editable combobox with list autocomplete
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Whatever is chosen or closed, what was typed stays.

import { engine } from "../search/engine.js";

const PAUSE = 80; // milliseconds; the list needs no new look at every letter of a fast typist

/** Give a box its suggestions. `before` is what stood in it when somebody came to it. */
export function suggesting(form, input, list, before) {
  let known = []; // what the list offers
  let knownFor = ""; // for these words
  let at = -1;
  let asked = 0;
  let pause;

  const isOpen = () => !list.hidden;

  function close() {
    clearTimeout(pause);
    asked += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  }

  function open() {
    if (!known.length || knownFor !== input.value.trim()) return false;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return true;
  }

  // The focus never leaves the box: what is pointed at is told to assistive technology by its id.
  function point(place) {
    at = place;
    for (const [number, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(number === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function fill(suggestions) {
    known = suggestions;
    list.replaceChildren(...known.map(option));
    point(-1);
  }

  function option({ text, note }, number) {
    const entry = document.createElement("li");
    entry.id = `${list.id}-${number}`;
    entry.className = "search-box__option";
    entry.setAttribute("role", "option");
    entry.setAttribute("aria-selected", "false");
    entry.append(span("search-box__text", text));
    if (note) entry.append(" ", span("search-box__note", note));
    return entry;
  }

  function span(className, text) {
    return Object.assign(document.createElement("span"), { className, textContent: text });
  }

  async function ask(opening = !("quiet" in form.dataset) || isOpen()) {
    clearTimeout(pause);
    const turn = (asked += 1);
    const words = input.value.trim();
    let found = [];
    try {
      found = words ? await engine().suggest(words) : [];
    } catch {
      // The form goes on working; a list is not worth a message.
    }
    if (turn !== asked || document.activeElement !== input) return;
    fill(found);
    knownFor = words;
    if (!known.length) close();
    else if (opening) open();
  }

  function choose(suggestion) {
    close();
    known = [];
    if (suggestion.url) {
      window.location.assign(new URL(suggestion.url, new URL("../../", import.meta.url)));
      return;
    }
    input.value = suggestion.text;
    form.requestSubmit();
  }

  async function step(by) {
    // Where the list is still that of fewer letters, the key goes to the one that comes.
    if (!isOpen() || knownFor !== input.value.trim()) {
      if (!open()) await ask(true);
      if (isOpen()) point(by > 0 ? 0 : known.length - 1);
      return;
    }
    const next = at < 0 && by < 0 ? known.length - 1 : at + by;
    point(next >= known.length || next < 0 ? -1 : next);
  }

  const keys = {
    ArrowDown: (event) => (event.altKey ? open() || ask(true) : step(1)),
    ArrowUp: (event) => (event.altKey ? close() : step(-1)),
    Escape: () => close(),
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (keys[event.key] && (isOpen() || event.key !== "Escape")) {
      event.preventDefault();
      keys[event.key](event);
    } else if (event.key === "Enter") {
      if (isOpen() && at >= 0) {
        event.preventDefault();
        choose(known[at]);
      } else close();
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) point(-1);
  });
  input.addEventListener("input", () => {
    point(-1);
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // A press would take the focus out of the box before it becomes a click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (chosen >= 0) choose(known[chosen]);
  });
  if (input.value !== before) ask();
}
