// Which of the pages that were found comes first. Every number that decides stands here.

import { stem, wordsOf } from "./words.js";

/** What it counts that a word stands in one of a page's fields, beside what it counts in the text. */
export const FIELDS = { title: 2.5, also: 2, asked: 2.5, summary: 1.2, about: 0.6, for: 0.5, time: 0.4, id: 5, text: 1 };
const NO_FIELDS = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, 0]));
/** Given to Pagefind, which judges the text alone. */
export const RANKING = { metaWeights: NO_FIELDS, pageLength: 0.8, termSaturation: 1.2, termSimilarity: 2 };
/** How much more a page counts that has all of what was asked for, and not a part of it. */
export const WHOLE = 1;
/** What a page must count, beside the best one, to be a result at all. */
export const LEAST = 0.2;
/** How many of the best are looked at closely. */
export const CLOSELY = 6;
/** What it counts, at most, that the words are the title, or another name of the page. */
export const NAMED = 2;

/** How much a word tells that stands on so many pages of all. */
export const telling = (pages, total) => Math.log(1 + total / (pages + 0.5));

/** What one word counts for one page: `text` is Pagefind's own judgement, `fields` the names of fields that have it. */
export function weight(text, fields, tells) {
  return text + tells * fields.reduce((sum, field) => sum + FIELDS[field], 0);
}

/**
 * Put the findings of every concept together: `found` has for each concept a Map of a page and its score. Return
 * `[page, score]` pairs, the best first. A concept that few pages have tells more than one that most of them have.
 */
export function together(found, total) {
  const tells = found.map((pages) => telling(pages.size, total));
  const whole = tells.reduce((sum, value, place) => sum + (found[place].size ? value : 0), 0);
  const scores = new Map();
  found.forEach((pages, place) => {
    for (const [page, score] of pages) {
      const known = scores.get(page) ?? { sum: 0, told: 0 };
      scores.set(page, { sum: known.sum + score, told: known.told + tells[place] });
    }
  });
  return [...scores]
    .map(([page, { sum, told }]) => [page, sum * (told / whole) ** WHOLE])
    .sort(([page, score], [other, otherScore]) => otherScore - score || (page < other ? -1 : 1));
}

/** Leave out what has hardly anything of what was asked for, so that the number of results says something. */
export function worthwhile(ordered) {
  return ordered.filter(([, score]) => score >= LEAST * ordered[0][1]);
}

// How near one of the wordings is to one of a page's names, from 0 to 1: as many words in common, as few besides.
function named(wordings, { title, also, asked }) {
  const names = [title, ...also, ...asked].map((name) => new Set(wordsOf(name).map(stem)));
  return Math.max(0, ...names.flatMap((name) => wordings.map((wanted) => likeness(wanted, name))));
}

function likeness(wanted, name) {
  if (!name.size || !wanted.size) return 0;
  let common = 0;
  for (const word of wanted) common += name.has(word);
  return (2 * common) / (wanted.size + name.size);
}

/**
 * Look at the best ones closely and put them into their final order. `pages` has `{score, title, also, asked}` each;
 * `wordings` are ways to say what was asked, each a list of words.
 */
export function closely(pages, wordings) {
  const wanted = wordings.map((words) => new Set(words.map(stem)));
  return pages
    .map((page) => ({ ...page, score: page.score * (1 + NAMED * named(wanted, page) ** 2) }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}
