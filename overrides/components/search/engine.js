// The search as pages use it: understands the words, asks the full text or else the titles, and narrows what it finds.

import { Blocked, lookUp } from "./full_text.js";
import { data } from "./fetching.js";
import { openVocabulary, understand } from "./understanding.js";
import { wordsOf } from "./words.js";

// What most searches never need comes when one does.
const openShelf = async () => (await import("../shelf/shelf.js")).openShelf();
const browsing = () => import("./browsing.js");

export function engine() {
  return { search, suggest, prepare: (text) => openVocabulary(wordsOf(text)), helpFor };
}

/** Return an Outcome: see the functions below for what it holds. It rejects where nothing can be fetched. */
async function search(text, { exact = false, chosen = {} } = {}) {
  const { read, concepts, rewriting, also, themes, help, missing } = await understand(text, { exact });
  const told = { rewriting, also, help, missing, common: !concepts.length };
  const moment = await momentOf(concepts);
  const implied = moment ? { time: [moment] } : {};
  if (moment || (told.common && narrows(chosen))) return { ...(await (await browsing()).browsed(chosen, implied)), ...told };
  const words = await marking(concepts);
  const { way, found } = await asked({ read, concepts, words });
  const placed = memo(async () => positionsOf(found));
  const { ids, narrowed } = await narrow(found, placed, chosen);
  return {
    way,
    ...told,
    unnarrowed: !narrowed,
    total: ids.length,
    near: ids.length ? [] : await nearThemes(themes),
    hits: (from, to) => Promise.all(ids.slice(from, to).map(found.hit)),
    counts: async () => (await openShelf()).counts((await placed()).values(), chosen),
    without: async () => (await browsing()).without(await openShelf(), chosen, (await placed()).values()),
  };
}

async function suggest(text) {
  return (await import("./suggesting.js")).suggestions(text);
}

async function helpFor(text) {
  return (await openVocabulary()).helpFor(wordsOf(text));
}

// Minutes alone are a choice, and no words: `5 mins` is what takes so long.
async function momentOf(concepts) {
  if (!concepts.length || !concepts.every(({ minutes }) => minutes)) return null;
  const { moments } = await openVocabulary();
  const [{ minutes }] = concepts;
  const far = ([, least, most]) => Math.max(least - minutes, minutes - most, 0);
  return [...moments].sort((one, other) => far(one) - far(other))[0]?.[0] ?? null;
}

// Small words are part of a phrase that is looked for, and say nothing where they stand in a text.
async function marking(concepts) {
  const { stop } = await openVocabulary();
  const words = [...new Set(concepts.flatMap(({ ways }) => ways.flatMap(({ query }) => query.replace(/"/g, "").split(" "))))];
  const telling = words.filter((word) => !stop.has(word));
  return telling.length ? telling : words;
}

async function asked(question) {
  const known = await openVocabulary();
  if (!question.concepts.length) return { way: "full", found: { ids: [], hit: async () => null, positions: async () => [] } };
  try {
    return { way: "full", found: await lookUp(question, known.pages) };
  } catch (problem) {
    console.info("The full search can’t answer, so titles and summaries are searched.", problem);
    return { way: problem instanceof Blocked ? "blocked" : "partly", found: await (await import("./titles.js")).lookUpTitles(question) };
  }
}

/** A Map of what was found to its place on the shelf. */
async function positionsOf(found) {
  if (found.positions) {
    const positions = await found.positions(found.ids);
    return new Map(found.ids.map((id, place) => [id, positions[place]]));
  }
  const places = new Map((await data("places.json")).pages.split(" ").map((page, position) => [page, position]));
  return new Map(found.ids.map((id) => [id, places.get(id)]));
}

const narrows = (chosen) => Object.keys(chosen).length > 0;

async function narrow(found, placed, chosen) {
  if (!narrows(chosen)) return { ids: found.ids, narrowed: true };
  try {
    const places = await placed();
    const fitting = new Set((await openShelf()).fitting(chosen, places.values()));
    return { ids: found.ids.filter((id) => fitting.has(places.get(id))), narrowed: true };
  } catch (problem) {
    console.info("The choices could not be fetched, so everything is shown.", problem);
    return { ids: found.ids, narrowed: false };
  }
}

async function nearThemes(themes) {
  const { themes: all } = await openVocabulary();
  const near = all.filter(({ id }) => themes.includes(id));
  return (near.length ? near : all).map(({ id, label }) => ({ label, url: `themes/${id}/` }));
}

function memo(make) {
  let made;
  return () => (made ??= make());
}
