// Puts misspelt words right, against the words that the library itself uses.

import { data } from "./fetching.js";
import { distance, singular, stem } from "./words.js";

const SHORTEST = 4;
/** Stands beside a usual English word that the library never uses: it is no misspelling of another. */
const NOT_HERE = -1;

/** Return the library's word for what was typed: the same where it knows it, "" where nothing is near. */
export async function spelt(word, isKnown) {
  if (word.length < SHORTEST || /\d/.test(word) || isKnown(word)) return word;
  const own = await wordsWith(word[0]);
  if (!own) return word;
  const usual = own.get(word) === NOT_HERE || own.get(singular(word)) === NOT_HERE;
  const here = [...own].filter(([, pages]) => pages !== NOT_HERE);
  if (knows(here, word)) return (!usual && slipOf(here, word)) || word;
  if (usual) return "";
  // Two letters change places at the beginning of a word, too.
  const swapped = word[1] === word[0] ? [] : [...((await wordsWith(word[1])) ?? [])].filter(([, pages]) => pages !== NOT_HERE);
  return nearest(word, [...here, ...swapped]);
}

/** On how many pages of the library a word stands; 0 where that is not known. */
export async function pagesWith(word) {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return 0;
  return Math.max(0, (await wordsWith(word[0]))?.get(word) ?? 0);
}

const read = new Map();

// Null where the words could not be fetched; the next search tries again.
async function wordsWith(letter) {
  if (!/[a-z]/.test(letter)) return new Map();
  if (!read.has(letter)) {
    const words = await data(`words/${letter}.json`).catch(() => undefined);
    if (words === undefined) return null;
    read.set(letter, new Map(Object.entries(words ?? {})));
  }
  return read.get(letter);
}

// Somebody may still be typing, and a word's relatives are found by its stem.
function knows(words, word) {
  const [one, root] = [singular(word), stem(word)];
  return words.some(([known]) => known === one || known.startsWith(word) || stem(known) === root);
}

// `referal` begins as `refer` does and ends as `referral`: a letter slipped. `bereave` ends in its own way.
function slipOf(words, word) {
  const [one, root] = [singular(word), stem(word)];
  if (word.length < 7 || words.some(([known]) => known === one || known.startsWith(word))) return null;
  const meant = words.find(([known]) => known.slice(-2) === one.slice(-2) && known.startsWith(root) && distance(one, known, 1) === 1);
  return meant?.[0];
}

function nearest(word, words) {
  const most = word.length < 8 ? 1 : 2;
  let best = "";
  let cost = Infinity;
  for (const [known, pages] of words) {
    // Of two that are equally near, the one that stands on more pages is meant.
    const far = distance(word, known, most) - Math.min(pages, 99) / 100;
    if (far < cost) [best, cost] = [known, far];
  }
  return best;
}
