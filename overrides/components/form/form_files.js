// The files that carry a filled form away. Nothing is sent: the browser writes them itself.

import { FORMAT, RETURN, VERSION, cellInWords, fieldsOf, inWords, isAsked, isObject, nested, sorted, today } from "./definition.js";

const MOST_BYTES = 5_000_000;
// A cell that begins so may be run as a formula, in Excel also by the wide signs of East Asian keyboards.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

export function saved(form, answers, homeless) {
  const file = { format: FORMAT, v: VERSION, form: form.id, form_version: form.version, saved: today(), answers: nested(answers, fieldsOf(form)) };
  return Object.keys(homeless).length ? { ...file, kept: homeless } : file;
}

// The words of one object, always the same for the same content: keys in order, no space.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

export async function checksum(value) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(value)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What is handed on: answers to what was asked, without what stays with the person.
export async function returned(form, answers) {
  const fields = fieldsOf(form);
  const handed = fields.filter((field) => !field.private && isAsked(field, answers, fields));
  const content = {
    format: RETURN, v: VERSION, kind: form.returns, form: form.id, form_version: form.version, saved: today(),
    answers: nested(answers, handed.filter((field) => field.kind !== "number" || typeof answers[field.key] === "number")),
  };
  // Two people without names may answer alike on one day. A number that means nothing tells their returns apart.
  if (form.returns === "survey") content.ticket = crypto.getRandomValues(new Uint32Array(2)).join("-");
  const year = Number(answers.year);
  if (Number.isInteger(year) && year > 1999 && year < 2200) content.year = year;
  return { ...content, checksum: await checksum(content) };
}

// The questions that a return still lacks.
export function missing(form, answers) {
  const fields = fieldsOf(form);
  const unusable = (field) => answers[field.key] === undefined || (field.kind === "number" && typeof answers[field.key] !== "number");
  return fields.filter((field) => field.required && !field.private && isAsked(field, answers, fields) && unusable(field));
}

// What somebody opened: answers, what has no place, and what to say about it; or why it can't be taken.
export function opened(text, form) {
  if (text.length > MOST_BYTES) return { refused: "This file is far too large to be a form that was saved here." };
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { refused: "This file can’t be read. It may be cut short, or it is not a copy that was saved here." };
  }
  if (!isObject(file) || ![FORMAT, RETURN].includes(file.format) || !isObject(file.answers)) return { refused: "This file is not a form that was saved here." };
  if (file.v !== VERSION) return { refused: "This copy was saved by another version of the library, and this page can’t read it." };
  if (file.form !== form.id) return { refused: `This copy belongs to another form (${String(file.form).slice(0, 40)}). Open it there.` };
  const { answers, homeless } = sorted(file.answers, fieldsOf(form));
  const before = isObject(file.kept) ? file.kept : {};
  const note = file.form_version === form.version ? "" : "The form has changed since then. Look through your answers.";
  return { answers, homeless: { ...before, ...homeless }, saved: typeof file.saved === "string" ? file.saved : "", note };
}

const cell = (value) => {
  const text = String(value ?? "");
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

function csvRows(field, value) {
  if (!field.columns.length) return [[field.section, field.label, inWords(field, value)]];
  return (value ?? []).flatMap((row, place) =>
    field.columns.map((column) => [field.section, `${field.label} (row ${place + 1}: ${column.label})`, cellInWords(column, row[column.id])]),
  );
}

export function csv(form, answers) {
  const fields = fieldsOf(form);
  const rows = fields.filter((field) => isAsked(field, answers, fields)).flatMap((field) => csvRows(field, answers[field.key]));
  // Without the mark at the start, Excel takes UTF-8 for an older encoding.
  return `\ufeff${[["Part", "Question", "Answer"], ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

export function save(name, content, kind) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: kind }));
  link.download = name;
  link.click();
  // Slow devices still read the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
