// What a person did in a course, and their learning record. It stays on this device, under one key per course.
// Answers are kept by the keys of questions and of answers, so most edits of a course leave them standing.

const PREFIX = "library.course.";
const RECORD = "library.record";
const VERSION = 1;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const words = (value, most = 20000) => (typeof value === "string" ? value.slice(0, most) : "");
const day = (value) => (typeof value === "string" && DAY.test(value) ? value : "");
const entriesOf = (value) => (isObject(value) ? Object.entries(value).filter(([key]) => /^[a-z0-9-]{1,80}$/.test(key)) : []);

export const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

export const emptyCourse = ({ id, title = "", minutes = 0, url = "" }) => ({
  v: VERSION, id, title, minutes, url, started: "", units: {}, answers: {}, confidence: {}, reflections: {}, share: false, done: "",
});

// Takes only what it understands, so that a damaged or hand-edited file can't break a page.
export function tidyCourse(data) {
  if (!isObject(data) || data.v !== VERSION || !/^[a-z0-9-]{2,40}$/.test(data.id ?? "")) return null;
  const state = emptyCourse({ id: data.id, title: words(data.title, 200), minutes: Number(data.minutes) || 0, url: address(data.url) });
  state.started = day(data.started);
  state.done = day(data.done);
  state.share = data.share === true;
  for (const [unit, when] of entriesOf(data.units)) if (day(when)) state.units[unit] = when;
  for (const [id, answer] of entriesOf(data.answers)) {
    if (!isObject(answer) || !Array.isArray(answer.k)) continue;
    const right = typeof answer.r === "boolean" ? answer.r : null;
    state.answers[id] = { k: answer.k.map((key) => words(key, 20)).slice(0, 60), r: right, n: Math.max(1, Number(answer.n) || 1), d: day(answer.d) };
  }
  for (const [id, rated] of entriesOf(data.confidence)) {
    if (!isObject(rated)) continue;
    const given = ["before", "after"].filter((when) => [1, 2, 3, 4, 5].includes(rated[when]));
    if (given.length) state.confidence[id] = Object.fromEntries(given.map((when) => [when, rated[when]]));
  }
  for (const [id, own] of entriesOf(data.reflections)) {
    if (isObject(own) && words(own.t)) state.reflections[id] = { p: words(own.p, 600), t: words(own.t), d: day(own.d) };
  }
  return state;
}

const address = (value) => (typeof value === "string" && /^[a-z0-9][a-z0-9/-]*$/.test(value) ? value : "");

function deviceStorage() {
  // Some locked-down browsers throw as soon as storage is named.
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

const storageOf = (storage) => (storage === undefined ? deviceStorage() : storage);

function readJson(key, storage) {
  try {
    return JSON.parse(storageOf(storage)?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function writeJson(key, value, storage) {
  try {
    storageOf(storage).setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function readCourse(id, storage) {
  const state = tidyCourse(readJson(PREFIX + id, storage));
  return state?.id === id ? state : null;
}

export const writeCourse = (state, storage) => writeJson(PREFIX + state.id, state, storage);

export function removeCourse(id, storage) {
  try {
    storageOf(storage).removeItem(PREFIX + id);
  } catch {
    // Nothing is kept, so nothing is left.
  }
}

export function allCourses(storage) {
  let keys;
  try {
    keys = Object.keys(storageOf(storage) ?? {});
  } catch {
    keys = [];
  }
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => readCourse(key.slice(PREFIX.length), storage))
    .filter(Boolean)
    .sort((one, other) => one.title.localeCompare(other.title, "en-GB"));
}

export function tidyEntry(entry) {
  if (!isObject(entry) || !words(entry.title, 200)) return null;
  return {
    id: words(entry.id, 40), title: words(entry.title, 200), url: address(entry.url), date: day(entry.date),
    minutes: Math.min(6000, Math.max(0, Math.round(Number(entry.minutes) || 0))), note: words(entry.note), differently: words(entry.differently),
  };
}

export function readEntries(storage) {
  const kept = readJson(RECORD, storage);
  return kept?.v === VERSION && Array.isArray(kept.entries) ? kept.entries.map(tidyEntry).filter(Boolean) : [];
}

export const writeEntries = (entries, storage) => writeJson(RECORD, { v: VERSION, entries }, storage);

export const exported = (storage, when = today()) => ({
  format: "learning-record", version: VERSION, exported: when, courses: allCourses(storage), entries: readEntries(storage),
});

// Two states of one course become one: nothing that somebody did or wrote is lost.
export function merged(one, other) {
  const both = emptyCourse({ ...other, ...one, title: one.title || other.title });
  const earlier = (first, second) => (first && second ? (first < second ? first : second) : first || second);
  both.started = earlier(one.started, other.started);
  both.done = earlier(one.done, other.done);
  both.share = one.share && other.share;
  both.units = { ...other.units, ...one.units };
  for (const part of ["answers", "reflections"]) {
    both[part] = { ...other[part], ...one[part] };
    for (const [id, theirs] of Object.entries(other[part])) {
      const ours = one[part][id];
      if (part === "reflections" && ours && ours.t !== theirs.t) {
        const longer = ours.t.includes(theirs.t) ? ours.t : theirs.t.includes(ours.t) ? theirs.t : `${ours.t}\n\n${theirs.t}`;
        both[part][id] = { ...ours, t: longer, d: ours.d > theirs.d ? ours.d : theirs.d };
      } else if (part === "answers" && ours && theirs.d > ours.d) both[part][id] = theirs;
    }
  }
  for (const id of new Set([...Object.keys(one.confidence), ...Object.keys(other.confidence)])) {
    both.confidence[id] = { ...other.confidence[id], ...one.confidence[id] };
  }
  return both;
}

export function imported(data, storage) {
  const result = { added: 0, kept: 0, refused: [] };
  if (!isObject(data) || data.format !== "learning-record") {
    result.refused.push("This file is not a learning record that was saved here.");
    return result;
  }
  if (data.version !== VERSION) {
    result.refused.push("This record was saved by a later version of the library.");
    return result;
  }
  for (const raw of Array.isArray(data.courses) ? data.courses : []) {
    const state = tidyCourse(raw);
    if (!state) {
      result.refused.push("One course in the file could not be read.");
      continue;
    }
    const here = readCourse(state.id, storage);
    const better = here ? merged(here, state) : state;
    if (here && JSON.stringify(here) === JSON.stringify(better)) result.kept += 1;
    else if (writeCourse(better, storage)) result.added += 1;
    else result.refused.push(`${state.title || state.id} could not be stored: this device has no room, or does not allow it.`);
  }
  importEntries(data.entries, storage, result);
  return result;
}

function importEntries(raw, storage, result) {
  const entries = readEntries(storage);
  const known = new Set(entries.map((entry) => JSON.stringify(entry)));
  for (const item of Array.isArray(raw) ? raw : []) {
    const entry = tidyEntry(item);
    if (!entry) result.refused.push("One line in the file could not be read.");
    else if (known.has(JSON.stringify(entry))) result.kept += 1;
    else {
      known.add(JSON.stringify(entry));
      entries.push(entry);
      result.added += 1;
    }
  }
  if (entries.length && !writeEntries(entries, storage)) result.refused.push("The lines could not be stored on this device.");
}

export function deleteAll(storage) {
  for (const state of allCourses(storage)) removeCourse(state.id, storage);
  try {
    const kept = storageOf(storage);
    for (const key of Object.keys(kept)) if (key.startsWith(PREFIX) || key === RECORD) kept.removeItem(key);
  } catch {
    // Nothing is kept, so nothing is left.
  }
}

// plan: { units: [{ slug, required, checks: [id] }], rule, pass_mark }
export function completion(state, plan) {
  const required = plan.units.filter((unit) => unit.required);
  const checks = required.flatMap((unit) => unit.checks);
  const read = required.filter((unit) => state.units[unit.slug]).length;
  const tried = checks.filter((id) => state.answers[id]).length;
  // A scenario has no right answer: having followed it to an ending is enough.
  const right = checks.filter((id) => state.answers[id] && state.answers[id].r !== false).length;
  const score = plan.rule === "score" ? (checks.length ? Math.round((100 * right) / checks.length) : 100) : null;
  const allRead = read === required.length;
  const enough = { "every-unit": true, "every-check": tried === checks.length, score: score !== null && score >= (plan.pass_mark ?? 0) };
  return { done: allRead && (enough[plan.rule] ?? true), share: required.length ? read / required.length : 1, score };
}
