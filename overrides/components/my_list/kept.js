// The list that somebody keeps on this device, and the one place where it is read and written.
// Nothing is stored before somebody keeps something; an empty list leaves nothing behind.

/** Where the list stands in the browser’s storage. */
export const KEY = "library.list";
const VERSION = 1;
const FORMAT = "reading-list";
const ID = /^[a-z0-9-]{2,40}$/;
/** How much a list may hold: enough for a training day, and for a link that can still be sent. */
export const MOST = { items: 200, title: 120, note: 2000 };

// What a browser that stores nothing keeps until the page is closed.
let unstored = null;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const tooLong = (value, most) => typeof value === "string" && value.length > most;
/** Text without halves of signs: a cut may leave half an emoji, which no address can hold. */
export const whole = (text) => text.replace(/\p{Surrogate}/gu, "");
const words = (value, most) => (typeof value === "string" ? whole(value.slice(0, most)) : "");

export const empty = () => ({ title: "", items: [] });

/** Take what can be understood of somebody's list, each resource once, and say in words what could not. */
export function tidied(data) {
  const list = { title: words(data?.title, MOST.title), items: [] };
  let unread = 0;
  let over = 0;
  let cut = 0;
  for (const raw of Array.isArray(data?.items) ? data.items : []) {
    const id = isObject(raw) ? words(raw.id, 60).trim().toLowerCase() : "";
    if (!ID.test(id)) unread += 1;
    else if (list.items.length >= MOST.items) over += 1;
    else if (!list.items.some((item) => item.id === id)) {
      list.items.push({ id, title: words(raw.title, 200), note: words(raw.note, MOST.note) });
      if (tooLong(raw.note, MOST.note)) cut += 1;
    }
  }
  const problems = [];
  if (unread) problems.push(`${unread} ${unread === 1 ? "line names" : "lines name"} no resource and could not be read.`);
  if (over) problems.push(`A list holds ${MOST.items} resources; ${over} more were left out.`);
  if (tooLong(data?.title, MOST.title)) problems.push(`The list’s name was longer than ${MOST.title} characters and was cut.`);
  if (cut) problems.push(`${cut === 1 ? "1 note was" : `${cut} notes were`} longer than ${MOST.note} characters and cut.`);
  return { list, problems };
}

function storage() {
  // Some locked-down browsers throw as soon as storage is named.
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function stored() {
  let text = null;
  try {
    text = storage()?.getItem(KEY) ?? null;
    const data = JSON.parse(text);
    if (isObject(data) && data.v === VERSION) return { list: tidied(data).list };
  } catch {
    // What can't be read is told apart below from what is not there.
  }
  return { list: empty(), unreadable: text !== null };
}

export const read = () => structuredClone(unstored) ?? stored().list;

/** Something stands here that this page can't read, such as what a later version kept. It is never overwritten. */
export const holdsUnreadable = () => stored().unreadable === true;

/** Whether the list stands in no storage, only in this page. */
export const isUnstored = () => unstored !== null;

/** Keep a list. Where the browser refuses, it lasts as long as the page, and the answer is false. */
export function write(list) {
  const { list: tidy } = tidied(list);
  try {
    if (holdsUnreadable()) throw new Error("unreadable");
    if (tidy.items.length) storage().setItem(KEY, JSON.stringify({ v: VERSION, ...tidy }));
    else storage().removeItem(KEY);
    unstored = null;
    return true;
  } catch {
    unstored = tidy;
    return false;
  }
}

/** Whether a resource is kept for good: what the browser did not store is not. */
export const holds = (id) => stored().list.items.some((item) => item.id === id);

/** Put a resource at the end of the list. */
export function keep(item) {
  const list = read();
  if (!list.items.some((other) => other.id === item.id)) list.items.push({ title: "", note: "", ...item });
  return write(list);
}

/** Take a resource off, and return what puts it back as it was. */
export function take(id) {
  const list = read();
  const place = list.items.findIndex((item) => item.id === id);
  if (place < 0) return null;
  const [item] = list.items.splice(place, 1);
  write(list);
  return () => {
    const now = read();
    now.title ||= list.title;
    if (!now.items.some((other) => other.id === id)) now.items.splice(place, 0, item);
    return write(now);
  };
}

/** Two lists as one: the first in its order, then what only the second has. No note is lost. */
export function joined(one, other) {
  const both = structuredClone(one);
  both.title ||= other.title;
  for (const item of other.items) {
    const here = both.items.find(({ id }) => id === item.id);
    if (!here) both.items.push(item);
    else if (item.note && !here.note.includes(item.note)) here.note = [here.note, item.note].filter(Boolean).join("\n");
  }
  return both;
}

export function deleteAll() {
  unstored = null;
  try {
    storage()?.removeItem(KEY);
  } catch {
    // Nothing is kept, so nothing is left.
  }
}

export const exported = (list, day) => ({ format: FORMAT, version: VERSION, exported: day, ...list });

/** Read a copy that somebody saved: a list and what could not be read of it, or why it is none. */
export function fromFile(text) {
  let data = null;
  try {
    data = JSON.parse(text);
  } catch {
    // What is no JSON is refused below, like any other file.
  }
  if (!isObject(data) || data.format !== FORMAT) return { refused: "This file is not a list that was saved here." };
  if (data.version !== VERSION) return { refused: "This list was saved by a later version of the library." };
  if (!Array.isArray(data.items)) return { refused: "This file holds no resources." };
  const read = tidied(data);
  if (!read.list.items.length) return { refused: ["This file holds no resources.", ...read.problems].join(" ") };
  return read;
}
