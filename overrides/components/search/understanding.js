// Understands what somebody typed, before anything is looked for: abbreviations and everyday words, misspellings,
// minutes, small words. The result says what to look for, and what was read differently from how it was typed.

import { data } from "./fetching.js";
import { spelt } from "./spelling.js";
import { joined, singular, wordsOf } from "./words.js";

const LONGEST_PHRASE = 6;
// An id as somebody types it: `pc-03`, `PC03`, `pc 03`; and as one word of what was typed.
const TYPED_ID = /\b([a-z]{2})(?:-| (?=[0v]))?(v\d|\d\d)\b/gi;
const ID = /^([a-z]{2})(v\d|\d\d)$/;
const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const MINUTES = /^(?:m|mins?|minutes?)$/;
const HOURS = /^(?:h|hrs?|hours?)$/;
/** What a term's own label counts beside the words that were typed, where the library uses both. */
const BESIDES = 0.45;
/** Terms whose labels can stand in a sentence in place of what was typed. */
const PLAIN_KINDS = new Set(["word", "theme"]);
/** What a number counts: it may be an age, a time or how many. */
const NUMBER = 0.5;

let vocabulary;

/** Return the vocabulary, with the phrases that begin as any of these words do. Each file is fetched once. */
export async function openVocabulary(words = []) {
  vocabulary ??= data("vocabulary.json").then((found) => new Vocabulary(found));
  vocabulary.catch(() => (vocabulary = undefined));
  const [known] = await Promise.all([vocabulary, ...words.map(termsBeginning)]);
  for (const word of words) known.add(initial(word), await termsBeginning(word));
  return known;
}

/** Return the terms with those of their phrases that begin with the same letter as a word; null where they did not arrive. */
export const termsBeginning = (word) => data(`terms/${initial(word)}.json`).catch(() => null);

const initial = (word) => (/^[a-z]/.test(word) ? word[0] : "0");

class Vocabulary {
  phrases = new Map();
  words = new Set();
  #added = new Set();

  constructor({ themes, stop, help, pages, moments }) {
    this.pages = pages;
    this.moments = moments;
    this.stop = new Set(stop);
    this.help = help;
    this.themes = themes.map(([id, label]) => ({ id, label }));
  }

  add(letter, terms) {
    if (!terms || this.#added.has(letter)) return;
    this.#added.add(letter);
    for (const [kind, id, label, exchanged, besides] of terms) {
      const term = { kind, id, label };
      for (const phrase of exchanged) this.#add(phrase, term, true);
      for (const phrase of besides) this.#add(phrase, term, false);
    }
  }

  #add(phrase, term, exchanged) {
    for (const form of new Set([phrase, phrase.split(" ").map(singular).join(" ")])) {
      if (!this.phrases.has(form)) this.phrases.set(form, { term, exchanged });
    }
    for (const word of phrase.split(" ")) this.words.add(word).add(singular(word));
  }

  /** The longest phrase that begins at a word, with its length. */
  phraseAt(words, start) {
    for (let length = Math.min(LONGEST_PHRASE, words.length - start); length > 0; length -= 1) {
      const typed = words.slice(start, start + length);
      if (typed.every((word) => this.stop.has(word))) continue;
      const found =
        this.phrases.get(typed.join(" ")) ?? this.phrases.get(typed.map(singular).join(" "));
      if (found) return { ...found, length };
    }
    return null;
  }

  /** The places of words that say nothing: small words, and talk such as `how do i`. */
  silent(words) {
    const places = new Set();
    words.forEach((_, start) => {
      for (let length = Math.min(LONGEST_PHRASE, words.length - start); length > 0; length -= 1) {
        if (!this.stop.has(words.slice(start, start + length).join(" "))) continue;
        for (let place = start; place < start + length; place += 1) places.add(place);
        break;
      }
    });
    return places;
  }

  /** The help that the longest phrase among the words calls for: `died by suicide` tells more than `suicide`. */
  helpFor(words) {
    const text = ` ${words.join(" ")} `;
    const one = ` ${words.map(singular).join(" ")} `;
    const called = this.help.flatMap(([id, ...phrases]) =>
      phrases.filter((phrase) => text.includes(` ${phrase} `) || one.includes(` ${phrase} `)).map((phrase) => [phrase.length, id]),
    );
    return called.sort(([length], [other]) => other - length)[0]?.[1] ?? null;
  }
}

/**
 * Return `{read, concepts, rewriting, also, missing, help}`. `read` are all words, as they are spelt. A concept is one
 * thing to look for: `{words, ways}`, where any of the ways will do; a way is `{query, weight}`. `missing` are words
 * that the library does not have. `exact` takes every word as it was typed.
 */
export async function understand(text, { exact = false } = {}) {
  const typed = wordsOf(text.replace(TYPED_ID, "$1$2"));
  const known = await openVocabulary(typed);
  const spelled = await Promise.all(typed.map((word) => corrected(word, known)));
  const right = exact ? typed : spelled;
  await openVocabulary(right);
  const read = exact ? typed.map((word, place) => asTyped(word, spelled[place])) : concepts(right, typed, known);
  const telling = telltale(read, typed);
  const spoken = right.map((word, place) => word || typed[place]);
  return {
    read: spoken,
    concepts: telling,
    rewriting: exact ? null : rewritingOf(read, typed, text.trim()),
    missing: exact ? [] : read.filter((concept) => concept.missing).map((concept) => concept.typed.join(" ")),
    also: [...new Set(telling.flatMap((concept) => concept.also ?? []))],
    themes: telling.flatMap((concept) => (concept.term?.kind === "theme" ? [concept.term.id] : [])),
    help: known.helpFor(typed) ?? known.helpFor(spoken) ?? known.helpFor(wordsOf(saidOf(read))),
  };
}

// Where one label follows itself, once is enough: `DV perps` would be two.
const saidOf = (read) => read.map(labelOf).filter((label, place, all) => label !== all[place - 1]).join(" ");
const labelOf = (concept) => concept.shown ?? concept.typed.join(" ");

// How the words were read. An abbreviation's meaning or a theme's name stands well in a sentence. Any other label would
// put words into somebody's mouth, so each is told beside what was typed: `instead` has pairs of the two.
function rewritingOf(read, typed, text) {
  const shown = saidOf(read);
  if (shown === typed.join(" ")) return null;
  const plain = read.length < 2 || !read.some(({ mouthed }) => mouthed);
  if (plain) return { shown, typed: text };
  const pairs = read.map((concept) => [typed.slice(concept.place, concept.place + concept.length).join(" "), labelOf(concept)]);
  return { shown, typed: text, instead: pairs.filter(([said, label]) => said !== label) };
}

// Where small words are nearly all there is, they may be a name: `What? So what? Now what?`
function telltale(read, typed) {
  const found = read.filter((concept) => !concept.quiet);
  if (found.length !== 1 || read.length < 3) return found;
  return [...found, { typed, ways: [way(`"${typed.join(" ")}"`, 2)] }];
}

function corrected(word, known) {
  if (known.stop.has(word) || MINUTES.test(word) || HOURS.test(word)) return word;
  return spelt(word, (one) => known.words.has(one) || known.words.has(singular(one)));
}

function concepts(words, typed, known) {
  const found = [];
  const silent = known.silent(words);
  for (let place = 0; place < words.length; ) {
    const [concept, length] =
      idAt(typed, place) ?? timeAt(words, place) ?? phraseAt(words, place, known) ?? [wordAt(words[place], typed[place], silent.has(place)), 1];
    found.push({ ...concept, place, length });
    place += length;
  }
  return found;
}

// `pc-03` is a resource, and no police officer; `bv-v2` is one too.
function idAt(typed, place) {
  const id = ID.exec(typed[place]);
  return id && [{ typed: [typed[place]], ways: [way(`${id[1]}-${id[2]}`)] }, 1];
}

function timeAt(words, place) {
  const glued = /^\d+$/.test(words[place]) && words[place + 1];
  if (!glued || !(MINUTES.test(glued) || HOURS.test(glued))) return null;
  const minutes = HOURS.test(glued) ? Number(words[place]) * 60 : Number(words[place]);
  const said = minutes === 60 ? "1 hour" : `${minutes} minutes`;
  return [{ typed: words.slice(place, place + 2), shown: words.slice(place, place + 2).join(" "), minutes, ways: [way(said, 0.6)] }, 2];
}

function phraseAt(words, place, known) {
  const found = known.phraseAt(words, place);
  if (!found) return null;
  const typed = words.slice(place, place + found.length);
  const label = found.term.label;
  const asked = queryOf(wordsOf(joined(label)), known);
  const said = queryOf(typed, known);
  const same = singulars(said) === singulars(queryOf(wordsOf(label), known));
  const ways = same ? [way(asked)] : [way(said), way(asked, found.exchanged ? 1 : BESIDES)];
  return [
    {
      typed,
      term: found.term,
      ways,
      shown: found.exchanged && !same ? spokenLabel(label) : undefined,
      mouthed: found.exchanged && !same && !PLAIN_KINDS.has(found.term.kind),
      also: !found.exchanged && !same ? [spokenLabel(label)] : undefined,
    },
    found.length,
  ];
}

function wordAt(word, typed, quiet) {
  if (!word) return { ...asTyped(typed, word), quiet, missing: true };
  const counts = /^\d+$/.test(word) || NUMBERS.includes(word) ? NUMBER : 1;
  return { typed: [word], ways: [word, ...otherwise(word)].map((one) => way(one, counts)), quiet };
}

// Of a word that the library does not have, Pagefind would take the beginning: `childline` is no `child`.
function asTyped(word, spelled) {
  return { typed: [word], ways: [way(word === spelled ? word : `"${word}"`)] };
}

// `3 houses` are three houses, and the other way round.
function otherwise(word) {
  return [NUMBERS[DIGITS.indexOf(word)], DIGITS[NUMBERS.indexOf(word)]].filter(Boolean);
}

const way = (query, weight = 1) => ({ query, weight });
const singulars = (query) => wordsOf(query).map(singular).join(" ");

// `was not brought` is all small words: it is looked for as it stands.
function queryOf(words, known) {
  const telling = words.filter((word) => !known.stop.has(word));
  return telling.length ? telling.join(" ") : `"${words.join(" ")}"`;
}

// `Front Door` is a name and keeps its capitals.
const spokenLabel = (label) => (/^\p{Lu}[^\p{Lu}]+$/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label);
