// What is offered while somebody types: titles, and words that the library understands.

import { data } from "./fetching.js";
import { termsBeginning } from "./understanding.js";
import { wordsOf } from "./words.js";

const MOST = 7;
const SHORTEST = 2; // letters

/** Return `[{text, note, url}]`: a title leads to its page, a word is put into the search. */
export async function suggestions(text) {
  const typed = wordsOf(text);
  if (typed.join("").length < SHORTEST) return [];
  const [terms, titles] = await Promise.all([termsBeginning(typed[0]), data("titles.json")]);
  const words = (terms ?? [])
    .map(([, , label, ...phrases]) => ({ label, fits: fit(phrases.flat(), typed) }))
    .filter(({ fits }) => fits)
    .sort((one, other) => one.fits.length - other.fits.length)
    .map(({ label, fits }) => ({ text: label, note: fits === plain(label) ? "" : `also: ${fits}` }));
  const pages = (titles ?? [])
    .filter(([title]) => begins(wordsOf(title), typed))
    .map(([title, url]) => ({ text: title, note: "", url }));
  const known = new Set();
  return [...words.slice(0, 3), ...pages, ...words.slice(3)].filter((one) => fresh(known, one)).slice(0, MOST);
}

const plain = (text) => wordsOf(text).join(" ");

// The shortest of a term's phrases that begins as typed.
function fit(phrases, typed) {
  const begun = typed.join(" ");
  return phrases.filter((phrase) => phrase.startsWith(begun)).sort((a, b) => a.length - b.length)[0];
}

// Every word that was typed begins a word of the title.
function begins(words, typed) {
  return typed.every((word) => words.some((other) => other.startsWith(word)));
}

function fresh(known, { text }) {
  const key = plain(text);
  if (known.has(key)) return false;
  known.add(key);
  return true;
}
