// What goes into the places of a form's Word file. The names of the places are those of exports/form_docx.py. Pure.

import { cellInWords, dayInWords, fieldsOf, inWords, isRuledOut, labelOf, today } from "./definition.js";

const TICKED = "☒";
const OPEN = "☐";
const CHOOSING = ["yes-no", "one", "several", "scale", "rag"];

function ranked(field, value) {
  if (!value) return field.options.map((option) => ({ place: "__", label: option.label }));
  return value.map((id, place) => ({ place: `${place + 1}.`, label: labelOf(field.options, id) }));
}

function rows(field, value) {
  const filled = value ?? [];
  // A table that nobody filled in keeps its empty rows for the pen.
  const all = filled.length ? filled : Array.from({ length: field.rows }, () => ({}));
  return all.map((row) => Object.fromEntries(field.columns.map((column) => [`c:${column.id}`, cellInWords(column, row[column.id])])));
}

function places(field, value) {
  if (CHOOSING.includes(field.kind)) {
    const chosen = [value ?? []].flat().map(String);
    return Object.fromEntries(field.options.map((option) => [`${field.key}.${option.id}`, chosen.includes(option.id) ? TICKED : OPEN]));
  }
  if (field.kind === "ranking") return { [`r:${field.key}`]: ranked(field, value) };
  if (field.columns.length) return { [`t:${field.key}`]: rows(field, value) };
  return { [field.key]: inWords(field, value) };
}

export function wordData(form, answers) {
  const fields = fieldsOf(form);
  const data = { "saved-on": dayInWords(today()) };
  for (const field of fields) {
    Object.assign(data, places(field, answers[field.key]));
    data[`s:${field.key}`] = !isRuledOut(field, answers, fields);
  }
  return data;
}
