// The choices beside the results: ticked boxes, how many resources each would leave, and chips to take them away.

import { make } from "./elements.js";

export function narrowing(panel, chips, changed) {
  const boxes = [...panel.querySelectorAll("input[type=checkbox]")];
  const groups = [...panel.querySelectorAll("[data-facet]")];
  const offered = {};
  for (const box of boxes) (offered[box.name] ??= []).push(box.value);

  panel.addEventListener("change", () => changed(chosen()));

  function chosen() {
    const found = {};
    for (const box of boxes) if (box.checked) (found[box.name] ??= []).push(box.value);
    return found;
  }

  function show(wanted) {
    for (const box of boxes) box.checked = wanted[box.name]?.includes(box.value) ?? false;
    for (const group of groups) {
      const number = wanted[group.dataset.facet]?.length ?? 0;
      group.querySelector("[data-chosen]").textContent = number ? ` ${number} chosen` : "";
    }
    chips.replaceChildren(...boxes.filter((box) => box.checked).map(chip));
    chips.hidden = chips.childElementCount === 0;
  }

  function chip(box) {
    const label = labelOf(box.name, box.value);
    const button = make("button", { type: "button", textContent: label });
    button.setAttribute("aria-label", `Take away: ${label}`);
    button.addEventListener("click", () => {
      const place = [...chips.children].indexOf(button.parentElement);
      box.checked = false;
      changed(chosen());
      const next = chips.children[Math.min(place, chips.childElementCount - 1)]?.querySelector("button");
      (next ?? document.querySelector("#search-words")).focus();
    });
    return make("li", {}, button);
  }

  function labelOf(facet, value) {
    return boxes.find((box) => box.name === facet && box.value === value).closest("label").querySelector(".choice__label").textContent;
  }

  function count(numbers) {
    for (const box of boxes) {
      const number = numbers[box.name]?.[box.value] ?? 0;
      const choice = box.closest("label");
      choice.querySelector("[data-of]").textContent = number;
      choice.classList.toggle("choice--empty", number === 0 && !box.checked);
    }
  }

  /** Tell when somebody first opens a group: only then are its numbers worth fetching. */
  function whenOpened(act) {
    for (const group of groups) group.addEventListener("toggle", () => group.open && act());
  }

  /** Open the groups that hold a choice. */
  function open(wanted) {
    for (const group of groups) if (wanted[group.dataset.facet]) group.open = true;
  }

  return { offered, show, count, whenOpened, open, labelOf, isOpen: () => groups.some((group) => group.open && panel.open) };
}
