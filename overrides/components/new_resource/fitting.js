// Takes from a kept draft what the fields of today can hold. The library may have changed since it was kept.

import { isGroup } from "./wording.js";

function value(model, kind, held) {
  if (kind.is === "group") return isGroup(held) ? fitting(model, kind.model, held) : undefined;
  if (kind.is !== "list") return typeof held === "string" ? held : undefined;
  if (!Array.isArray(held)) return undefined;
  const known = kind.item.is === "term" && new Set(model.vocabularies[kind.item.vocabulary].terms.map((term) => term.id));
  return held.map((one) => value(model, kind.item, one)).filter((one) => one !== undefined && (!known || known.has(one)));
}

export function fitting(model, name, held) {
  const found = model.models[name].map((spec) => [spec.name, value(model, spec.kind, isGroup(held) ? held[spec.name] : undefined)]);
  return Object.fromEntries(found.filter(([, one]) => one !== undefined));
}
