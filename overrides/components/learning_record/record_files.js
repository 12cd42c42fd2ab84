// The record as files that other programs open. Nothing is sent: the browser writes them itself.

import { dayInWords, duration, thoughts } from "./record_rows.js";

const COLUMNS = ["Date", "Activity", "Kind", "Minutes", "What I learned", "What I will do differently", "Reflection"];
// A cell that begins so may be run as a formula, in Excel also by the wide signs of East Asian keyboards.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

const cell = (value) => {
  const text = String(value);
  return `"${(typeof value === "string" && FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

export function csv(activities) {
  const rows = activities.map((one) => [
    one.date, one.title, kindOf(one), one.minutes, one.note, one.differently, thoughts(one),
  ]);
  // Without the mark at the start, Excel takes UTF-8 for an older encoding.
  return `\ufeff${[COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

const kindOf = (one) => (one.kind === "Course" && !one.done ? "Course, under way" : one.kind);

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const plain = (text) => String(text).replace(/[&<>"]/g, (sign) => SIGNS[sign]);
const paragraphs = (text) =>
  text.trim()
    ? text.trim().split(/\n+/).map((line) => `<p>${plain(line)}</p>`).join("")
    : "<p>&nbsp;</p><p>&nbsp;</p>"; // room to write

const STYLE = `@page { margin: 2cm } body { font-family: Calibri, Arial, sans-serif; font-size: 11pt }
h1 { font-size: 20pt } h2 { font-size: 14pt; margin-top: 22pt } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #777; padding: 6pt; text-align: left; vertical-align: top } th { width: 30%; background: #eef3f2 }`;

function account(one) {
  const when = [dayInWords(one.date), duration(one.minutes)].filter(Boolean).join(", ");
  const units = one.units?.length ? `\nUnits: ${one.units.map((unit) => unit.title).join("; ")}.` : "";
  const rows = [
    ["What was it?", `${one.title} (${kindOf(one)})\n${when}${units}`],
    ["What did I learn?", [one.note, thoughts(one)].filter(Boolean).join("\n")],
    ["How did I change my practice?", one.differently],
    ["How does it relate to my role, or to my profession’s code?", ""],
  ];
  const lines = rows.map(([asked, said]) => `<tr><th scope="row">${asked}</th><td>${paragraphs(said)}</td></tr>`);
  return `<h2>${plain(one.title)}</h2><table>${lines.join("")}</table>`;
}

// One account for each activity, as many portfolios want it. Word opens a page like this as a document.
export function accounts(activities, today) {
  const minutes = activities.reduce((sum, one) => sum + one.minutes, 0);
  const body = `<h1>My learning: accounts of practice</h1>
<p>Saved on ${dayInWords(today)}. Time in all: ${duration(minutes)}.</p>
<p>These questions are common in portfolios for professional development. Check what your own regulator or employer asks for. Leave out anything that could identify a child or a family.</p>
${activities.map(account).join("\n")}`;
  return `\ufeff<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>My learning: accounts of practice</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

export function save(name, kind, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: kind }));
  link.download = name;
  link.click();
  // Slow devices still read the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
