// What the library knows of the resources on a list. An id that is on no shelf may have been merged or archived:
// its permanent address still answers, and says so.

import { openShelf } from "../shelf/shelf.js";
import { fetchPage } from "./fetching.js";

const top = new URL("../../", import.meta.url);
/** Ids to ask after one by one. A mangled link may name hundreds. */
const MOST_ASKED = 20;
/** What is said of a resource while nothing can be fetched. */
export const FAILED = { gone: "failed" };
const known = new Map();

/** Return for each id `{card}`, `{card, was}` where it went into another, or `{gone, title, url}`. Rejects without a shelf. */
export async function find(ids) {
  const wanted = ids.filter((id) => !known.has(id));
  if (wanted.length) {
    const shelf = await openShelf();
    for (const card of await shelf.cardsOf(wanted)) known.set(card.id, { card });
    const missing = wanted.filter((id) => !known.has(id));
    for (const id of missing.slice(MOST_ASKED)) known.set(id, { gone: "unknown" });
    await Promise.all(missing.slice(0, MOST_ASKED).map(async (id) => known.set(id, await becameOf(id, shelf).catch(() => FAILED))));
  }
  const found = new Map(ids.map((id) => [id, known.get(id)]));
  // What failed is asked for again the next time.
  for (const id of ids) if (known.get(id) === FAILED) known.delete(id);
  return found;
}

async function becameOf(id, shelf) {
  const permanent = await fetchPage(new URL(`r/${id}/`, top)).catch(nothingThere);
  const link = permanent?.document.querySelector("main a[href]");
  if (!link) return { gone: "unknown" };
  const url = new URL(link.getAttribute("href"), permanent.url);
  const there = await fetchPage(url).catch(nothingThere);
  const [card] = there ? await shelf.cardsOf([identifier(there.document)]) : [];
  if (card && card.id !== id) return { card, was: id };
  return { gone: "archived", title: permanent.document.querySelector("h1")?.textContent.trim() ?? id, url: url.href };
}

// Only an answer says that there is nothing: a line that is cut says nothing at all.
function nothingThere(error) {
  if (error.status === 404) return null;
  throw error;
}

function identifier(page) {
  try {
    return JSON.parse(page.querySelector("script[type='application/ld+json']").textContent).identifier;
  } catch {
    return "";
  }
}
