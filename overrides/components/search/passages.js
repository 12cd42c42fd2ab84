// The passages of a page that answer: the stretch of its text with the most of the words, marked, and where it stands.

import { joined, stem, wordsOf } from "./words.js";

const LENGTH = 28; // words
const MOST = 2;
const EDGES = /^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u; // marks around a word are not marked
const BEFORE = 6; // words of the sentence before the first mark, so that the passage can be understood

/**
 * Return up to two passages `{parts: [{text, marked}], url, where, moment}`. `page` is `{content, anchors, url}` as
 * Pagefind keeps it, its text from `begins` on, after title and summary; `words` are the words to mark.
 */
export function passages({ content, anchors, url, begins }, words) {
  const tokens = content.split(/\s+/);
  const wanted = new Set(words.map(stem));
  const marked = new Map(); // most tokens stand there several times
  const markOf = (token) => {
    if (!marked.has(token)) {
      const own = wordsOf(`${token} ${joined(token)}`).map(stem);
      marked.set(token, own.some((word) => wanted.has(word)) ? own[0] : undefined);
    }
    return marked.get(token);
  };
  const marks = tokens.map((token, place) => (place >= begins ? markOf(token) : undefined));
  const places = [...anchors].sort((one, other) => one.location - other.location);
  const found = [];
  const taken = new Set();
  for (const start of best(marks, wanted)) {
    const place = placeAt(places, start, url);
    if (taken.has(place.url)) continue;
    taken.add(place.url);
    found.push({ parts: parts(tokens, marks, start), ...place });
    if (found.length === MOST) break;
  }
  return found;
}

// Beginnings of stretches, those with the most different words first; they don't overlap.
function best(marks, wanted) {
  const scored = [];
  marks.forEach((mark, start) => {
    if (!mark) return;
    const stretch = marks.slice(start, start + LENGTH).filter(Boolean);
    scored.push({ start, score: new Set(stretch).size * 10 + Math.min(stretch.length, 6) });
  });
  scored.sort((one, other) => other.score - one.score || one.start - other.start);
  const least = scored.length ? Math.max(11, scored[0].score * 0.6) : 0;
  const kept = [];
  for (const { start, score } of scored) {
    if (score < least && wanted.size > 1) break;
    if (kept.every((other) => Math.abs(other - start) >= LENGTH)) kept.push(start);
    if (kept.length === MOST * 3) break;
  }
  return kept;
}

function parts(tokens, marks, start) {
  let from = start;
  // Begin with the sentence where it is near, otherwise a few words before.
  while (from > 0 && start - from < BEFORE && !/[.!?:]$/.test(tokens[from - 1])) from -= 1;
  const until = Math.min(tokens.length, from + LENGTH);
  const found = [];
  const say = (text, marked) => {
    const last = found.at(-1);
    if (!text) return;
    if (last && last.marked === marked) last.text += text;
    else found.push({ text, marked });
  };
  if (from > 0 && !/[.!?:]$/.test(tokens[from - 1])) say("… ", false);
  for (let place = from; place < until; place += 1) {
    const [, before, word, after] = marks[place] ? EDGES.exec(tokens[place]) : [null, tokens[place], "", ""];
    say(before, false);
    say(word, true);
    say(after, false);
    say(place + 1 < until ? " " : "", false);
  }
  if (until < tokens.length && !/[.!?]$/.test(tokens[until - 1])) say(" …", false);
  return found;
}

// An `id` is an anchor of the page itself, or the address of another page that belongs to it.
function placeAt(places, start, url) {
  const before = places.filter(({ location }) => location <= start);
  const anchor = before.at(-1);
  if (!anchor) return { url };
  const moment = /t=(\d+)$/.exec(anchor.id);
  const elsewhere = anchor.id.includes("/");
  const page = elsewhere ? before.findLast(({ id }) => id.endsWith("/") && anchor.id.startsWith(id)) : null;
  return {
    url: elsewhere ? anchor.id : `${url}#${anchor.id}`,
    where: moment ? "Transcript" : (page ?? anchor).text?.replace(/[.:]$/, "").trim() || undefined,
    moment: moment ? clock(Number(moment[1])) : undefined,
  };
}

function clock(seconds) {
  const two = (value) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}
