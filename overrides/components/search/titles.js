// What answers where WebAssembly is blocked: titles, other names, summaries and what each resource is for.

import { openShelf } from "../shelf/shelf.js";
import { CLOSELY, FIELDS, closely, telling, together, worthwhile } from "./ranking.js";
import { joined, stem, wordsOf } from "./words.js";

/** Return the pages for these concepts as the full search does, without passages of their text. */
export async function lookUpTitles({ concepts, words, read }) {
  const shelf = await openShelf();
  const cards = await shelf.cards([...shelf.ids.keys()]);
  const fields = new Map(cards.map((card) => [card.id, stems(card)]));
  const found = concepts.map(({ ways }) => bestWay(ways, fields));
  const ordered = worthwhile(together(found, cards.length));
  const byId = new Map(cards.map((card) => [card.id, card]));
  const first = closely(
    ordered.slice(0, CLOSELY).map(([id, score]) => ({ ...byId.get(id), asked: [], score })),
    [words, read],
  );
  return {
    ids: [...first.map(({ id }) => id), ...ordered.slice(CLOSELY).map(([id]) => id)],
    hit: async (id) => ({ ...byId.get(id), passages: [] }),
    positions: async (ids) => ids.map((id) => shelf.ids.indexOf(id)),
  };
}

function stems(card) {
  const texts = {
    title: card.title,
    also: card.also.join(" "),
    summary: card.summary,
    about: card.theme_label,
    for: `${card.type_label} ${card.who} ${card.when}`,
    time: card.minutes,
    id: card.id,
  };
  return Object.entries(texts).map(([name, text]) => [name, new Set(wordsOf(`${text} ${joined(text)}`).map(stem))]);
}

function bestWay(ways, fields) {
  const scores = new Map();
  for (const { query, weight } of ways) {
    const found = wordsOf(query).map((word) => withWord(stem(word), fields));
    for (const [id, score] of together(found, fields.size)) {
      scores.set(id, Math.max(scores.get(id) ?? 0, score * weight));
    }
  }
  return scores;
}

function withWord(word, fields) {
  const found = new Map();
  for (const [id, parts] of fields) {
    const counts = parts.reduce((sum, [name, words]) => sum + (words.has(word) ? FIELDS[name] : 0), 0);
    if (counts) found.set(id, counts);
  }
  const tells = telling(found.size, fields.size);
  return new Map([...found].map(([id, counts]) => [id, counts * tells]));
}
