// The longest gaps between the dated rows of a table, in words and as a small timeline. Worked out on the page, kept
// nowhere: it changes with the rows.

import { listed, make, read } from "./controls.js";
import { dayInWords, fieldsOf } from "./definition.js";

const DAY = 86_400_000; // milliseconds
const MOST = 3;
const QUIET = 400; // milliseconds; while a year is typed, it is 2 and 20 and 202 before it is 2026
const FIRST = "1900-01-01";
const LAST = "2100-12-31";
const [EDGE, LINE, HIGH] = [12, 46, 84]; // pixels: room at both ends, where the line lies, the whole height
const ROOM = 74; // pixels that “999 days” needs

// The days of the rows, each once, from the first to the last.
export const daysOf = (rows) =>
  [...new Set((rows ?? []).map((row) => row.date).filter((day) => day >= FIRST && day <= LAST))].sort();

const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

// The longest gaps, the longest first; of two equal ones, the earlier.
export const longest = (days) =>
  days
    .slice(1)
    .map((to, place) => ({ from: days[place], to, days: between(days[place], to) }))
    .filter((gap) => gap.days > 1)
    .sort((one, other) => other.days - one.days)
    .slice(0, MOST);

// Days as people say them; the year only where it is needed.
export function sayer(days) {
  const years = new Set(days.map((day) => day.slice(0, 4)));
  return (day) => (years.size > 1 ? dayInWords(day) : dayInWords(day).replace(/ \d+$/, ""));
}

export const sentence = (gap, say) =>
  `${gap.days} days between ${say(gap.from)} and ${say(gap.to)}: what was the child’s life like then?`;

// The picture

function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function picture(days, gaps, key, wide) {
  const whole = between(days[0], days.at(-1));
  const at = (day) => Math.round(EDGE + ((wide - 2 * EDGE) * between(days[0], day)) / whole);
  const ids = [`gaps-${key}-title`, `gaps-${key}-about`];
  const ends = { first: dayInWords(days[0]), last: dayInWords(days.at(-1)) };
  const about = gaps.map((gap) => `${gap.days} days without a line, from ${dayInWords(gap.from)} to ${dayInWords(gap.to)}.`);
  return draw(
    "svg",
    { class: "form__timeline", viewBox: `0 0 ${wide} ${HIGH}`, role: "img", "aria-labelledby": ids.join(" ") },
    draw("title", { id: ids[0] }, `Timeline of ${days.length} dates, from ${ends.first} to ${ends.last}`),
    draw("desc", { id: ids[1] }, about.join(" ")),
    draw("line", { class: "form__timeline-line", x1: EDGE, x2: wide - EDGE, y1: LINE, y2: LINE }),
    ...gaps.flatMap((gap, place) => marked(gap, place, at)),
    ...days.map((day) => draw("circle", { class: "form__timeline-day", cx: at(day), cy: LINE, r: 5 })),
    draw("text", { x: 0, y: HIGH - 8 }, ends.first),
    draw("text", { x: wide, y: HIGH - 8, "text-anchor": "end" }, ends.last),
  );
}

// A gap has a bar over it, never a colour alone, and its number in the list; its length where there is room.
function marked(gap, place, at) {
  const [from, to] = [at(gap.from), at(gap.to)];
  const words = to - from < ROOM ? `${place + 1}` : `${place + 1}: ${gap.days} days`;
  const bar = draw("path", { class: "form__timeline-gap", d: `M${from} ${LINE - 10}v-8H${to}v8` });
  return [bar, draw("text", { x: (from + to) / 2, y: LINE - 26, "text-anchor": "middle" }, words)];
}

// On the page

function show(box, days, key) {
  const gaps = longest(days);
  box.classList.toggle("form__gaps--empty", !gaps.length);
  const title = make("h3", { class: "form__gaps-title" }, "The longest gaps");
  if (!gaps.length) {
    const why = days.length > 1 ? "There is no gap of more than a day." : "Put in two dates, and the gaps between them show here.";
    return box.replaceChildren(title, make("p", { class: "form__help" }, why));
  }
  const say = sayer(days);
  const items = gaps.map((gap) => make("li", {}, sentence(gap, say)));
  return box.replaceChildren(title, make("ol", {}, ...items), picture(days, gaps, key, Math.max(box.clientWidth, 240) || 640));
}

function watch(element, field) {
  const box = make("div", { class: "form__gaps" });
  element.append(box);
  let waiting = 0;
  let shown = "";
  const refresh = () => {
    const days = daysOf(read(element, field));
    const now = `${days} ${box.clientWidth}`;
    if (now !== shown) show(box, days, field.key);
    shown = now;
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, QUIET);
  };
  // Every change of a cell, typed, opened or undone, also writes the words that paper shows. So this sees them all.
  for (const body of listed(element, "tbody")) new MutationObserver(soon).observe(body, { childList: true, subtree: true, characterData: true });
  new ResizeObserver(soon).observe(box);
  addEventListener("beforeprint", refresh);
  refresh();
}

const page = globalThis.document?.querySelector("[data-form]");
if (page) {
  for (const field of fieldsOf(JSON.parse(page.dataset.form)).filter((one) => one.gaps)) {
    const element = page.querySelector(`[data-field="${field.key}"]`);
    if (element.querySelector("[data-column=date]")) watch(element, field);
  }
}
