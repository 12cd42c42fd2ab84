// One course's state as a short text for a learning platform, and back. Plain ASCII without quotes, spaces or line
// breaks, so that no platform's escaping can hurt it. SCORM 1.2 promises room for 4,096 characters, so older things
// are left out where there is too much: reflections, then tries, then choices, then answers. Never finished units.
// The prompts of reflections are left out always: the page has them.

import { emptyCourse, merged, tidyCourse } from "../course/state.js";

export const ROOM_12 = 4096;
export const ROOM_2004 = 64000;

const PACK_MARK = "1";
const PACK_FIRST_DAY = Date.UTC(2020, 0, 1);
const PACK_DAY = 86400000;
const PACK_RIGHT = { 1: true, 0: false };

const dayPacked = (text) => {
  const number = Math.round((Date.parse(`${text}T00:00:00Z`) - PACK_FIRST_DAY) / PACK_DAY);
  return text && Number.isFinite(number) ? number.toString(36) : "";
};
const dayUnpacked = (text) => (text ? new Date(PACK_FIRST_DAY + parseInt(text, 36) * PACK_DAY).toISOString().slice(0, 10) : "");

// A lone half of a character would make encodeURIComponent throw.
const textPacked = (text) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/[~'()*!.]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%20", "+");
const textUnpacked = (text) => decodeURIComponent(text.replaceAll("+", "%20"));

const keysPacked = (keys) => keys.map((key) => (key === "" ? "_" : textPacked(key).replaceAll("_", "%5F"))).join(".");
const keysUnpacked = (text) => (text === "" ? [] : text.split(".").map((key) => (key === "_" ? "" : textUnpacked(key))));

const unitPacked = ([slug, when]) => `${slug}:${dayPacked(when) || "0"}`;
const answerPacked = ([id, { k, r, n, d }]) => {
  const right = r === null ? "" : Number(r);
  return [id, keysPacked(k), right, n > 1 ? n.toString(36) : "", dayPacked(d)].join(":").replace(/:+$/, "");
};
const ratingPacked = ([id, { before = 0, after = 0 }]) => `${id}:${before}${after}`;
const wordsPacked = ([id, { t, d }]) => `${id}:${dayPacked(d)}:${textPacked(t)}`;

const byDay = (entries) => entries.map((entry, place) => ({ entry, place })).sort((one, other) => (one.entry[1].d < other.entry[1].d ? -1 : one.entry[1].d > other.entry[1].d ? 1 : one.place - other.place)).map(({ entry }) => entry);

function drawn(state, { answers, confidence, reflections }) {
  const parts = [PACK_MARK, `s${dayPacked(state.started)}`, `d${dayPacked(state.done)}`, `h${Number(state.share)}`];
  const lists = [["u", Object.entries(state.units).map(unitPacked)], ["a", answers.map(answerPacked)], ["c", confidence.map(ratingPacked)], ["r", reflections.map(wordsPacked)]];
  for (const [letter, items] of lists) if (items.length) parts.push(letter + items.join(","));
  return parts.join("~");
}

// Returns { text, shed } with what was left out, or null where not even the finished units fit: a course has at most
// twenty, so that never happens with 4,096 characters.
export function packState(state, room) {
  const rest = { answers: byDay(Object.entries(state.answers)), confidence: Object.entries(state.confidence), reflections: state.share ? byDay(Object.entries(state.reflections)) : [] };
  const shed = new Set();
  let text = drawn(state, rest);
  const full = () => (text = drawn(state, rest)).length > room;
  while (full() && rest.reflections.length) {
    rest.reflections.shift();
    shed.add("reflections");
  }
  if (full() && rest.answers.some(([, answer]) => answer.n > 1)) {
    rest.answers = rest.answers.map(([id, answer]) => [id, { ...answer, n: 1 }]);
    shed.add("tries");
  }
  for (let place = 0; place < rest.answers.length && full(); place += 1) {
    rest.answers[place] = [rest.answers[place][0], { ...rest.answers[place][1], k: [] }];
    shed.add("choices");
  }
  while (full() && rest.answers.length) {
    rest.answers.shift();
    shed.add("answers");
  }
  if (full() && rest.confidence.length) {
    rest.confidence = [];
    shed.add("confidence");
  }
  return full() ? null : { text, shed: [...shed] };
}

function unpackedPart(state, letter, text, prompts) {
  for (const item of text.split(",")) {
    const [id, ...fields] = item.split(":");
    if (letter === "u") state.units[id] = dayUnpacked(fields[0]);
    else if (letter === "a") state.answers[id] = { k: keysUnpacked(fields[0] ?? ""), r: PACK_RIGHT[fields[1]] ?? null, n: parseInt(fields[2] || "1", 36), d: dayUnpacked(fields[3] ?? "") };
    else if (letter === "c") state.confidence[id] = { before: Number(fields[0][0]), after: Number(fields[0][1]) };
    else if (letter === "r") state.reflections[id] = { p: prompts[id] ?? "", t: textUnpacked(fields[1] ?? ""), d: dayUnpacked(fields[0]) };
  }
}

// Returns the state, or null for anything that can't be read.
export function unpackState(text, about, prompts = {}) {
  try {
    const [mark, ...parts] = String(text).split("~");
    if (mark !== PACK_MARK) return null;
    const state = emptyCourse(about);
    for (const part of parts) {
      const letter = part[0];
      const value = part.slice(1);
      if (letter === "s") state.started = dayUnpacked(value);
      else if (letter === "d") state.done = dayUnpacked(value);
      else if (letter === "h") state.share = value === "1";
      else unpackedPart(state, letter, value, prompts);
    }
    return tidyCourse(state);
  } catch {
    return null;
  }
}

// What a person goes on with: the platform's state with what this device knows better. `unsent` says that the device
// has something which the platform never took; otherwise an empty platform means a new attempt, and only the
// person's own words stay.
export function resumedState(theirs, ours, unsent, about) {
  if (!ours) return theirs ?? emptyCourse(about);
  if (!theirs) return unsent ? ours : { ...emptyCourse(about), reflections: ours.reflections };
  const both = merged(ours, theirs);
  if (!unsent) Object.assign(both, { units: theirs.units, done: theirs.done, started: theirs.started, answers: { ...theirs.answers }, confidence: theirs.confidence });
  for (const [id, answer] of Object.entries(both.answers)) {
    const here = ours.answers[id];
    const there = theirs.answers[id];
    if (!here || !there) continue;
    const later = there.n > here.n ? there : there.d > here.d && there.k.length ? there : unsent ? here : answer;
    const known = later.k.length ? later : here.k.length && here.r === later.r ? { ...later, k: here.k } : later;
    both.answers[id] = { ...known, r: here.r || there.r || known.r, n: Math.max(here.n, there.n) };
  }
  return both;
}
