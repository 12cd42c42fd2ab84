// What the rest of the library says to a new resource: ids, titles and addresses that are taken, and relations.

import { near } from "./near.js";
import { everyScalar } from "./walking.js";
import { flat, short } from "./wording.js";

const text = (value) => (typeof value === "string" ? value : "");
const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : typeof value === "string" ? [value] : []);

const usedIds = (model) => new Set([...model.resources.map((one) => one.id), ...model.published.map(([id]) => id)]);

export function freeId(prefix, used) {
  for (let number = 1; ; number += 1) {
    const name = prefix + String(number).padStart(2, "0");
    if (!used.has(name)) return name;
  }
}

// The next id of a theme: the letters that its resources have, and one more than the highest number ever given.
export function nextId(theme, model) {
  const letters = model.resources.filter((one) => one.theme === theme).map((one) => one.id.slice(0, 2));
  const often = (two) => letters.filter((one) => one === two).length;
  const prefix = [...new Set(letters)].sort().reduce((best, one) => (often(one) > often(best) ? one : best), "");
  if (!prefix) return "";
  const numbers = [...usedIds(model)].map((id) => new RegExp(`^${prefix}-(\\d{1,3})$`).exec(id)).filter(Boolean).map((found) => Number(found[1]));
  return `${prefix}-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}

function* ids({ model, front, draft, say, part }) {
  const mine = text(front.id);
  if (!mine.trim()) return;
  const other = model.resources.find((one) => one.id === mine);
  if (other) {
    const shape = /^([a-z]{2}-)[0-9]{1,3}$/.exec(mine);
    yield { path: "id", ...say("duplicate-id", { text: short(mine), other: other.path, free: shape ? freeId(shape[1], usedIds(model)) : part("free-id") }) };
  }
  const aliases = list(front.aliases);
  const earlier = model.published.filter(([id]) => id === mine).map(([, address]) => /^\/?resources\/([^/]+)\/?$/.exec(address)?.[1]).filter(Boolean);
  for (const slug of new Set(earlier)) {
    if (slug !== draft.slug && !aliases.includes(slug)) yield { path: "id", ...say("id-reused", { text: mine, slug, aliases: [...aliases, slug].join(", ") }) };
  }
}

function* names({ model, front, draft, say }) {
  const title = text(front.title);
  const same = (words) => flat(words.toLowerCase());
  const twin = title.trim() && model.resources.find((one) => same(one.title) === same(title));
  if (twin) yield { path: "title", ...say("duplicate-title", { text: short(title), other: twin.path }) };
  const neighbour = model.resources.find((one) => one.slug === draft.slug);
  if (neighbour) yield { path: "slug", ...say("duplicate-slug", { slug: short(draft.slug), other: neighbour.path }) };
  for (const alias of list(front.aliases).filter((one) => one.trim())) {
    if (alias === draft.slug) yield { path: "aliases", ...say("alias-is-folder", { slug: short(alias) }) };
    else {
      const owner = model.resources.find((one) => one.slug === alias) ?? model.resources.find((one) => one.aliases.includes(alias));
      if (owner) yield { path: "aliases", ...say("alias-taken", { slug: short(alias), other: owner.path }) };
    }
  }
}

function meantId(written, model) {
  const name = written.replace(/\/index\.md$/, "").replace(/^\/+|\/+$/g, "").split("/").at(-1).toLowerCase();
  const found = model.resources.find((one) => one.slug.toLowerCase() === name || one.title.toLowerCase() === name);
  return found?.id ?? near(written, model.resources.map((one) => one.id));
}

const idOf = (draft) => text(draft.files.find((one) => one.model === "Resource")?.front.id);

export function* references({ model, draft, front, name, say }) {
  const mine = idOf(draft);
  const known = new Set(model.resources.map((one) => one.id));
  for (const { kind, path, text: written } of everyScalar(model, name, front)) {
    if (kind.is !== "reference") continue;
    if (mine.trim() && written === mine) {
      if (name === "Resource") yield { path, ...say("related-to-itself", { path, text: short(written) }) };
    } else if (!known.has(written.trim())) {
      const meant = meantId(written.trim(), model);
      yield { path, ...say(meant ? "related-unknown-near" : "related-unknown", { path, text: short(written), meant }) };
    }
  }
}

function* oneSided({ model, front, say }) {
  const mine = text(front.id);
  if (!mine.trim()) return;
  for (const id of list(front.related)) {
    const other = model.resources.find((one) => one.id === id);
    if (other && id !== mine && !other.related.includes(mine)) {
      yield { path: "related", ...say("related-one-sided", { text: short(id), mine: short(mine), other: other.path, theirs: [...other.related, mine].join(", ") }) };
    }
  }
}

export function* ofTheLibrary(about) {
  yield* ids(about);
  yield* names(about);
  yield* oneSided(about);
}
