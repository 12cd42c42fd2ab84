// Stands in for the engine, so that the page can be seen in every state it knows. It answers from the real shelf.

import { openShelf } from "../shelf/shelf.js";

const passage = (words) => ({
  parts: [{ text: "Ask what the ", marked: false }, { text: words, marked: true }, { text: " <b>sees</b> when you look away.", marked: false }],
  url: "about/",
});

async function search(text, { exact = false, chosen = {} } = {}) {
  if (/broken/.test(text)) throw new Error("The engine can't be loaded.");
  if (text === "slow") await new Promise((done) => setTimeout(done, 900));
  const shelf = await openShelf();
  const fitting = shelf.fitting(chosen);
  const positions = /nothing/.test(text) ? [] : fitting.slice(0, /one/.test(text) ? 1 : 23);
  return {
    way: /blocked/.test(text) ? "blocked" : /partly/.test(text) ? "partly" : "full",
    rewriting: text === "DV kids" && !exact ? { shown: "domestic abuse children", typed: text } : null,
    help: await helpFor(text),
    total: positions.length,
    counts: async () => shelf.counts(positions, chosen),
    without: async () => Object.keys(chosen).map((facet) => [facet, 7]),
    near: [{ label: "Neglect", url: "themes/neglect/" }],
    hits: async (from, to) =>
      (await shelf.cards(positions.slice(from, to))).map((card, place) => ({
        ...card,
        passages: [
          ...(place < 2 ? [passage(text)] : []),
          ...(place === 0 ? [{ ...passage("child"), where: "Transcript", moment: "1:35" }] : []),
          ...(place === 1 ? [{ ...passage("home"), where: "Unit 2: The visit" }] : []),
        ],
      })),
  };
}

const helpFor = async (text) => (/hits me/.test(text) ? "hurt-at-home" : null);

async function suggest(text) {
  if (text === "broken") throw new Error("The engine can't be loaded.");
  if (/nothing/.test(text)) return [];
  return [
    { text: `${text} and neglect` },
    { text: `${text} <i>in</i> supervision`, note: "3 resources" },
    { text: "About the library", note: "Page", url: "about/" },
  ];
}

export const engine = () => ({ search, suggest, prepare: async () => {}, helpFor });
