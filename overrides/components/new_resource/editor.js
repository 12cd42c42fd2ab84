// A plain text field with buttons for the Markdown that we use. Everything stays words: nothing is hidden.

import { make } from "../form/controls.js";

const line = (prefix) => (text) => (text || "…").split("\n").map((one, place) => (typeof prefix === "function" ? prefix(place) : prefix) + one).join("\n");
const box = (kind, title) => (text) => `!!! ${kind} "${title}"\n${(text || "Your words, four spaces in").split("\n").map((one) => `    ${one}`).join("\n")}`;

const BUTTONS = [
  ["Heading", line("## "), true],
  ["Smaller heading", line("### "), true],
  ["Bold", (text) => `**${text || "words"}**`, false],
  ["List", line("- "), true],
  ["Numbered list", line((place) => `${place + 1}. `), true],
  ["Tick list", line("- [ ] "), true],
  ["Link", (text) => `[${text || "what it leads to"}](https://)`, false],
  ["Table", () => "| What | Who |\n| --- | --- |\n| … | … |", true],
  ["Box: say", box("say", "Say"), true],
  ["Box: card", box("card", "Card"), true],
  ["Box: write", box("write", "Write"), true],
  ["Box: example", box("example", "Composite example: "), true],
  ["Box: warning", box("warning", "Careful"), true],
];

function insert(area, text) {
  area.focus();
  // The old command is the only one after which the browser's own “undo” still works.
  if (!document.execCommand?.("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function press(area, [, change, block]) {
  const { value, selectionStart: from, selectionEnd: to } = area;
  const changed = change(value.slice(from, to));
  const before = block && from > 0 ? "\n".repeat(Math.max(0, 2 - /\n*$/.exec(value.slice(0, from))[0].length)) : "";
  const after = block && value.slice(to).trim() ? "\n".repeat(Math.max(0, 2 - /^\n*/.exec(value.slice(to))[0].length)) : "";
  insert(area, before + changed + after);
}

export function toolbar(area) {
  const buttons = BUTTONS.map((button) => {
    const made = make("button", { type: "button", class: "editor__button" }, button[0]);
    made.addEventListener("click", () => press(area, button));
    return made;
  });
  return make("div", { class: "editor__buttons", role: "group", "aria-label": "Put in", "aria-controls": area.id }, ...buttons);
}
