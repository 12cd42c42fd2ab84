// What a form asks and what its answers may be. Pure: nothing here knows the page or the device.
//
// Answers stand under the keys of their questions. A saved file holds them by the questions' permanent ids; those
// that are asked of each theme hold one answer for each: {"reached": {"neglect": 12}}.

export const FORMAT = "learning-library-form";
export const RETURN = "learning-library-return";
export const VERSION = 1;

const MOST_ROWS = 60;
const MOST_LETTERS = 20_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const LONE_HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const fieldsOf = (form) => form.sections.flatMap((section) => section.fields.map((field) => ({ ...field, section: section.title })));

// Text that every file can hold: no control characters, no half letters, one kind of line end.
export const clean = (text) =>
  text.replace(/\r\n?/g, "\n").replace(CONTROL, " ").replace(LONE_HALF, "\ufffd").slice(0, MOST_LETTERS);

const words = (value) => (typeof value === "string" && value.trim() ? clean(value).trimEnd() : undefined);
const whole = (value) => {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !text.trim()) return undefined;
  // What is no whole number stays as it was typed: nobody's words are thrown away.
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : words(text);
};
const day = (value) => (typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined);
const known = (options, value) => options.some((option) => option.id === String(value));
const oneOf = (options, value) => (known(options, value) ? String(value) : undefined);

function listOf(options, value) {
  if (!Array.isArray(value)) return undefined;
  const found = [...new Set(value.map(String))].filter((id) => known(options, id));
  return found.length ? found : undefined;
}

function rowOf(columns, row) {
  const cells = columns.map((column) => [column.id, tidyCell(column, Object.hasOwn(row, column.id) ? row[column.id] : undefined)]);
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
}

const tidyCell = (column, value) =>
  ({ number: whole, date: day, one: (given) => oneOf(column.options, given) })[column.kind]?.(value) ?? (["line", "role"].includes(column.kind) ? words(value) : undefined);

function rows(columns, value) {
  if (!Array.isArray(value)) return undefined;
  const found = value.slice(0, MOST_ROWS).filter(isObject).map((row) => rowOf(columns, row));
  const filled = found.filter((row) => Object.keys(row).length);
  return filled.length ? filled : undefined;
}

// The answer as this question takes it; undefined where there is none or where it can't be one.
export function tidy(field, value) {
  if (value === undefined || value === null) return undefined;
  if (["text", "line", "role"].includes(field.kind)) return words(value);
  if (field.kind === "number") return whole(value);
  if (field.kind === "date") return day(value);
  if (field.kind === "scale") return known(field.options, value) ? Number(value) : undefined;
  if (["one", "yes-no", "rag"].includes(field.kind)) return oneOf(field.options, value);
  if (["several", "ranking"].includes(field.kind)) return listOf(field.options, value);
  return rows(field.columns, value);
}

// Whether a question is asked, given the answers to those above it.
export function isAsked(field, answers, fields) {
  if (!field.when) return true;
  const decides = fields.find((other) => other.key === field.when.key);
  if (!decides || !isAsked(decides, answers, fields)) return false;
  const given = answers[decides.key];
  return [given].flat().some((answer) => answer !== undefined && field.when.answers.includes(String(answer)));
}

// Whether an answer above decided that a question is not asked. Undecided, it stands on paper, with its condition.
export function isRuledOut(field, answers, fields) {
  const decides = field.when && fields.find((other) => other.key === field.when.key);
  if (!decides) return false;
  return isRuledOut(decides, answers, fields) || (answers[decides.key] !== undefined && !isAsked(field, answers, fields));
}

export function nested(answers, fields) {
  const found = {};
  for (const field of fields) {
    const value = answers[field.key];
    if (value === undefined) continue;
    if (field.theme) (found[field.id] ??= {})[field.theme] = value;
    else found[field.id] = value;
  }
  return found;
}

// What a file holds, sorted into answers that fit and others, which are kept as they are.
export function sorted(held, fields) {
  const answers = {};
  const homeless = []; // pairs, because a file may name anything, `__proto__` too
  for (const [id, value] of isObject(held) ? Object.entries(held) : []) {
    const here = fields.filter((field) => field.id === id);
    const each = here.some((field) => field.theme) && isObject(value);
    for (const [theme, answer] of each ? Object.entries(value) : [["", value]]) {
      const field = here.find((other) => other.theme === theme);
      const fitting = field && tidy(field, answer);
      if (fitting !== undefined) answers[field.key] = fitting;
      // Only what says nothing may go.
      const whole = fitting !== undefined && same(fitting, answer);
      if (!whole && !isEmpty(answer)) homeless.push([theme ? `${id}--${theme}` : id, answer]);
    }
  }
  return { answers, homeless: Object.fromEntries(homeless) };
}

const isEmpty = (value) => value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
const plainly = (value) => JSON.stringify(value, (key, held) => (typeof held === "string" ? held.trimEnd().replace(/\r\n?/g, "\n") : isObject(held) ? Object.fromEntries(Object.entries(held).sort()) : held));
const isPlain = (value) => typeof value !== "object";
const same = (one, other) => plainly(one) === plainly(other) || (isPlain(one) && isPlain(other) && String(one) === String(other));

const MONTHS = "January February March April May June July August September October November December".split(" ");

export function dayInWords(value) {
  const [year, month, date] = (value || "").split("-").map(Number);
  return MONTHS[month - 1] ? `${date} ${MONTHS[month - 1]} ${year}` : "";
}

export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

export const labelOf = (options, id) => options.find((option) => option.id === String(id))?.label ?? String(id);

export const cellInWords = (column, value) =>
  value === undefined ? "" : column.kind === "date" ? dayInWords(value) : column.kind === "one" ? labelOf(column.options, value) : String(value);

// An answer as people say it; tables have no such words.
export function inWords(field, value) {
  if (value === undefined) return "";
  if (field.kind === "date") return dayInWords(value);
  if (field.kind === "several") return value.map((id) => labelOf(field.options, id)).join("; ");
  if (field.kind === "ranking") return value.map((id, place) => `${place + 1}. ${labelOf(field.options, id)}`).join("; ");
  if (field.kind === "scale") return [value, { 1: field.low, 5: field.high }[value]].filter(Boolean).join(": ");
  return field.options.length ? labelOf(field.options, value) : String(value);
}
