// Asks Pagefind, which has every word of the library in small pieces. It is never asked for nothing: an empty
// question would fetch them all.

import { passages } from "./passages.js";
import { CLOSELY, RANKING, closely, telling, together, weight, worthwhile } from "./ranking.js";
import { pagesWith } from "./spelling.js";
import { stem } from "./words.js";

const SHORTEST_BEGINNING = 4; // letters

/** The browser runs no WebAssembly here: trying again is of no use. */
export class Blocked extends Error {}

let pagefind;

/** Start the full search. It rejects where the browser or the network does not allow it. */
export function openFullText() {
  pagefind ??= start();
  pagefind.catch(() => (pagefind = undefined));
  return pagefind;
}

async function start() {
  // A place where WebAssembly is blocked tells so at once; Pagefind itself would wait.
  try {
    await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch (problem) {
    throw new Blocked("WebAssembly is blocked.", { cause: problem });
  }
  const engine = await import("../../search/engine/pagefind.js");
  await engine.options({ baseUrl: "/", noWorker: true, ranking: RANKING });
  await engine.init();
  return engine;
}

/** Return the pages for these concepts: `{ids, hit(id)}`, the best first. `read` are all words, `words` those to mark. */
export async function lookUp({ concepts, words, read }, total) {
  const asked = new Question(await openFullText(), total);
  const found = await Promise.all(concepts.map((concept) => asked.concept(concept)));
  const ordered = worthwhile(together(found, total));
  const best = ordered.slice(0, CLOSELY);
  const near = await Promise.all(best.map(async ([id, score]) => ({ ...(await asked.page(id)), page: id, score })));
  const first = closely(near, [words, read]).map(({ page }) => page);
  return {
    ids: [...first, ...ordered.slice(CLOSELY).map(([id]) => id)],
    hit: async (id) => {
      const page = await asked.page(id);
      return { ...page.card, passages: passages(page, words) };
    },
  };
}

/** Asks Pagefind for single words, each once, and adds up what they count. */
class Question {
  #pages = new Map();
  #opened = new Map();
  #words = new Map();
  #engine;
  #total;

  constructor(engine, total) {
    this.#engine = engine;
    this.#total = total;
  }

  /** A page's texts. Pagefind would cut them up again each time. */
  page(id) {
    if (!this.#opened.has(id)) this.#opened.set(id, opened(this.#pages.get(id)));
    return this.#opened.get(id);
  }

  /** A Map of pages and their scores; of several ways to say one thing, the best counts. */
  async concept({ ways }) {
    const scores = new Map();
    const found = await Promise.all(ways.map(async ({ query, weight: counts }) => [counts, await this.#way(query)]));
    for (const [counts, pages] of found) {
      for (const [page, score] of pages) {
        scores.set(page, Math.max(scores.get(page) ?? 0, score * counts));
      }
    }
    return scores;
  }

  // All of the words, or as much of it as a page has of what they tell.
  async #way(query) {
    const words = query.startsWith('"') ? [query] : query.split(" ");
    const found = await Promise.all(words.map((word) => this.#word(word)));
    return new Map(together(found, this.#total));
  }

  #word(word) {
    if (!this.#words.has(word)) this.#words.set(word, this.#asked(word));
    return this.#words.get(word);
  }

  async #asked(word) {
    const results = word.startsWith('"') || word.length < SHORTEST_BEGINNING ? await this.#exactly(word) : await this.#begun(word);
    if (!results.length && (await pagesWith(word))) await this.#giveUp(word);
    const tells = telling(results.length, this.#total);
    return new Map(
      results.map(({ page, text, fields }) => {
        this.#pages.set(page.id, page);
        return [page.id, weight(text, fields, tells)];
      }),
    );
  }

  // A piece of the index that did not arrive is an empty one to Pagefind, which keeps it so: it must begin anew.
  async #giveUp(word) {
    pagefind = undefined;
    await this.#engine.destroy();
    throw new Error(`The piece of the index with “${word}” did not arrive.`);
  }

  // Pagefind finds every word that begins like this one, in the pieces of the index that it has. Where the words go
  // on in the next piece, that is fetched too, so that no earlier search changes what this one finds.
  async #begun(word) {
    await this.#engine.preload(`${stem(word)}zzz`);
    const { results } = await this.#engine.search(word);
    return results.map((page) => ({ page, text: page.score, fields: page.matchedMetaFields ?? [] }));
  }

  // `da` would find `day`, `damp` and `dad`, so short words and phrases are asked for as they stand. Pagefind then
  // names one field at most, and not always the same: that there is one is all that counts.
  async #exactly(words) {
    const { results } = await this.#engine.search(`"${words.replaceAll('"', "")}"`);
    return results.map((page) => ({ page, text: 0, fields: [page.matchedMetaFields?.length ? "also" : "text"] }));
  }
}

const listed = (text) => (text ? text.split(" · ") : []);

async function opened(result) {
  const { meta, raw_url: raw, content, anchors } = await result.data();
  const url = raw.replace(/^\//, "");
  // One anchor has no words: it carries what a result shows.
  const card = anchors.find(({ id }) => id.startsWith("{"));
  return {
    id: meta.id,
    title: meta.title,
    also: listed(meta.also),
    asked: listed(meta.asked),
    url,
    content,
    anchors: anchors.filter((anchor) => anchor !== card),
    begins: card.location,
    card: { id: meta.id, title: meta.title, summary: meta.summary, url, minutes: meta.time, ...JSON.parse(card.id) },
  };
}
