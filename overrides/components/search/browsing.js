// What the choices alone leave of the library: no words are looked for, so the shelf answers by itself.

import { openShelf } from "../shelf/shelf.js";

/** Return an Outcome for choices without words: what is made for just these stands before what is made for many. */
export async function browsed(chosen) {
  const shelf = await openShelf();
  const positions = shelf.closest(chosen, shelf.fitting(chosen));
  return {
    way: "full",
    rewriting: null,
    help: null,
    near: [],
    total: positions.length,
    counts: async () => shelf.counts(shelf.ids.keys(), chosen),
    without: async () => without(shelf, chosen, shelf.ids.keys()),
    hits: async (from, to) => (await shelf.cards(positions.slice(from, to))).map((card) => ({ ...card, passages: [] })),
  };
}

/** For every facet that is chosen, how many of these would be left without it: `[facet, number]`, none without any. */
export function without(shelf, chosen, positions) {
  const all = [...positions];
  return Object.keys(chosen)
    .filter((facet) => chosen[facet].length)
    .map((facet) => [facet, shelf.fitting({ ...chosen, [facet]: [] }, all).length])
    .filter(([, number]) => number);
}
