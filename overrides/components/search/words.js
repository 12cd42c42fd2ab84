// Words as they are compared: small letters, no marks, and how far one is from another.

// `s47` and `4x4x4` are one word; `20min` is two.
const WORD = /\d+(?=\p{L}+(?![\p{L}\d]))|[\p{L}\d]+/gu;

/** A text's words: `The child’s day` is `the`, `childs`, `day`. */
export function wordsOf(text) {
  return text.toLowerCase().normalize("NFKC").replace(/['’]/g, "").match(WORD) ?? [];
}

/** A text with the parts of its words together: `self-harm` is `selfharm`, and neither `self` nor `harm`. */
export const joined = (text) => text.replace(/(\p{L})-(?=\p{L})/gu, "$1");

/** A word without the ending of a plural: enough to see that `cards` and `card` are one word. */
export function singular(word) {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.replace(/(ch|sh|x|z)es$/, "$1").replace(/s$/, "");
}

const ENDING = /(?:ations?|ation|ings?|ments?|ness|edly|ed|ers?|ies|es|ly|al|y|e|s)$/;

const stems = new Map(); // pages say the same words again and again

/** The part of a word that its relatives share: `supervising` and `supervision` meet in `supervis`. */
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, (found = stemmed(word)));
  return found;
}

function stemmed(word) {
  if (word.length < 5) return singular(word);
  const without = singular(word).replace(/ions?$/, "").replace(ENDING, "");
  return without.length >= 4 ? without : singular(word);
}

/** How many letters must be added, left out, exchanged or swapped; more than `most` counts as infinite. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[row - 1] === other[place - 1] ? 0 : 1;
      now[place] = Math.min(last[place] + 1, now[place - 1] + 1, last[place - 1] + same);
      const swapped = row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (swapped) now[place] = Math.min(now[place], before[place - 2] + 1);
    }
    if (Math.min(...now) > most) return Infinity;
    [before, last] = [last, now];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}
