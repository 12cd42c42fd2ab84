// Who answers: the engine where there are words, the shelf where there are choices alone. An engine that is asked
// for nothing would fetch the whole index of words.

/** Fetch what is needed to understand these words, while somebody is still typing. */
export async function prepare(text) {
  const { engine } = await import("./engine.js");
  await engine().prepare(text);
}

export async function answer({ text, exact, chosen }) {
  if (!text) return browsed(chosen);
  const { engine } = await import("./engine.js");
  return engine().search(text, { exact, chosen });
}

async function browsed(chosen) {
  const { openShelf } = await import("../shelf/shelf.js");
  const shelf = await openShelf();
  const positions = shelf.fitting(chosen);
  return {
    way: "full",
    rewriting: null,
    help: null,
    near: [],
    total: positions.length,
    counts: async () => shelf.counts(shelf.ids.keys(), chosen),
    hits: async (from, to) => (await shelf.cards(positions.slice(from, to))).map((card) => ({ ...card, passages: [] })),
  };
}
