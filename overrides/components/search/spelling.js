// Puts misspelt words right, against the words that the library itself uses.

import { data } from "./fetching.js";
import { distance, singular, stem } from "./words.js";

const SHORTEST = 4;

/** Return the library's word for what was typed: the same where it knows it, "" where nothing is near. */
export async function spelt(word, isKnown) {
  if (word.length < SHORTEST || /\d/.test(word) || isKnown(word)) return word;
  const own = await wordsWith(word[0]);
  if (knows(own, word)) return slipOf(own, word) ?? word;
  // Two letters change places at the beginning of a word, too.
  const swapped = word[1] === word[0] ? {} : await wordsWith(word[1]);
  return nearest(word, { ...swapped, ...own });
}

async function wordsWith(letter) {
  return (/[a-z]/.test(letter) && (await data(`words/${letter}.json`))) || {};
}

// Somebody may still be typing, and a word's relatives are found by its stem.
function knows(words, word) {
  const [one, root] = [singular(word), stem(word)];
  return Object.keys(words).some((known) => known === one || known.startsWith(word) || stem(known) === root);
}

// `referal` begins as `refer` does and ends as `referral`: a letter slipped. `bereave` ends in its own way.
function slipOf(words, word) {
  const [one, root] = [singular(word), stem(word)];
  if (word.length < 7 || Object.keys(words).some((known) => known === one || known.startsWith(word))) return null;
  return Object.keys(words).find(
    (known) => known.slice(-2) === one.slice(-2) && known.startsWith(root) && distance(one, known, 1) === 1,
  );
}

function nearest(word, words) {
  const most = word.length < 8 ? 1 : 2;
  let best = "";
  let cost = Infinity;
  for (const [known, count] of Object.entries(words)) {
    // Of two that are equally near, the one that stands on more pages is meant.
    const far = distance(word, known, most) - Math.min(count, 99) / 100;
    if (far < cost) [best, cost] = [known, far];
  }
  return best;
}
