// What the choices alone leave of the library: no words are looked for, so the shelf answers by itself.

import { openShelf } from "../shelf/shelf.js";

/**
 * Return an Outcome for choices without words: what is made for just these stands before what is made for many.
 * `implied` are choices that the words make, for facets where the reader chose nothing.
 */
export async function browsed(chosen, implied = {}) {
  const shelf = await openShelf();
  const all = { ...implied, ...chosen };
  const positions = shelf.closest(all, shelf.fitting(all));
  return {
    way: "full",
    rewriting: null,
    help: null,
    near: [],
    total: positions.length,
    counts: async () => shelf.counts(shelf.ids.keys(), all),
    without: async () => without(shelf, chosen, shelf.ids.keys(), implied),
    hits: async (from, to) => (await shelf.cards(positions.slice(from, to))).map((card) => ({ ...card, passages: [] })),
  };
}

/** For every facet that is chosen, how many of these would be left without it: `[facet, number]`, none without any. */
export function without(shelf, chosen, positions, implied = {}) {
  const all = [...positions];
  return Object.keys(chosen)
    .map((facet) => {
      const others = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== facet));
      return [facet, shelf.fitting({ ...implied, ...others }, all).length];
    })
    .filter(([, number]) => number);
}
