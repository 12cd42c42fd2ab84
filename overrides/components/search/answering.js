// Who answers: the engine where there are words, the shelf where there are choices alone. An engine that is asked
// for nothing would fetch the whole index of words.

/** Fetch what is needed to understand these words, while somebody is still typing. */
export async function prepare(text) {
  const { engine } = await import("./engine.js");
  await engine().prepare(text);
}

export async function answer({ text, exact, chosen }) {
  if (!text) return (await import("./browsing.js")).browsed(chosen);
  const { engine } = await import("./engine.js");
  return engine().search(text, { exact, chosen });
}

/** Return which help the words call for, if any, before anything is looked for. */
export async function helpFor(text) {
  const { engine } = await import("./engine.js");
  return engine().helpFor(text);
}
