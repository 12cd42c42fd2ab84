// The search as pages use it: understands the words, asks the full text or else the titles, and narrows what it finds.

import { openShelf } from "../shelf/shelf.js";
import { lookUp } from "./full_text.js";
import { data } from "./fetching.js";
import { suggestions } from "./suggesting.js";
import { lookUpTitles } from "./titles.js";
import { openVocabulary, understand } from "./understanding.js";
import { wordsOf } from "./words.js";

export function engine() {
  return { search, suggest: suggestions, prepare: (text) => openVocabulary(wordsOf(text)) };
}

/** Return an Outcome: see the functions below for what it holds. It rejects where nothing can be fetched. */
async function search(text, { exact = false, chosen = {} } = {}) {
  const { read, concepts, rewriting, also, themes, help } = await understand(text, { exact });
  const words = [...new Set(concepts.flatMap(({ ways }) => ways.flatMap(({ query }) => query.replace(/"/g, "").split(" "))))];
  const { way, found } = await asked({ read, concepts, words });
  const narrowed = Object.values(chosen).some((values) => values.length);
  const placed = memo(async () => positionsOf(found));
  const ids = narrowed ? await narrow(found, await placed(), chosen) : found.ids;
  return {
    way,
    rewriting,
    also,
    help,
    total: ids.length,
    near: ids.length ? [] : await nearThemes(themes),
    hits: (from, to) => Promise.all(ids.slice(from, to).map(found.hit)),
    facets: async () => (await openShelf()).facets,
    counts: async () => (await openShelf()).counts((await placed()).values(), chosen),
  };
}

async function asked(question) {
  const known = await openVocabulary();
  if (!question.concepts.length) return { way: "full", found: { ids: [], hit: async () => null, positions: async () => [] } };
  try {
    return { way: "full", found: await lookUp(question, known.pages) };
  } catch (problem) {
    console.info("The full search can’t run here, so titles and summaries are searched.", problem);
    return { way: "titles", found: await lookUpTitles(question) };
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

async function narrow(found, placed, chosen) {
  const fitting = new Set((await openShelf()).fitting(chosen, placed.values()));
  return found.ids.filter((id) => fitting.has(placed.get(id)));
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
