// Goes through every field of a file, groups inside lists included, as the check does.

import { isGroup } from "./wording.js";

export function* groupsOf(model, name, node, path = "") {
  yield { specs: model.models[name], node, path };
  for (const spec of model.models[name]) {
    const value = node[spec.name];
    if (spec.kind.is === "list" && spec.kind.item.is === "group" && Array.isArray(value)) {
      for (const [place, item] of value.entries()) if (isGroup(item)) yield* groupsOf(model, spec.kind.item.model, item, `${path}${spec.name}[${place + 1}].`);
    } else if (spec.kind.is === "group" && isGroup(value)) yield* groupsOf(model, spec.kind.model, value, `${path}${spec.name}.`);
  }
}

export function* valuesOf(model, name, node) {
  for (const group of groupsOf(model, name, node)) {
    const specs = new Map(group.specs.map((spec) => [spec.name, spec]));
    for (const [key, value] of Object.entries(group.node)) if (specs.has(key)) yield { spec: specs.get(key), node: value, path: group.path + key };
  }
}

function* scalarsOf(kind, node) {
  if (kind.is === "list") {
    if (Array.isArray(node)) for (const item of node) yield* scalarsOf(kind.item, item);
  } else if (typeof node === "string" && kind.is !== "group" && node.trim()) yield [kind, node];
}

export function* everyScalar(model, name, node) {
  for (const value of valuesOf(model, name, node)) for (const [kind, text] of scalarsOf(value.spec.kind, value.node)) yield { ...value, kind, text };
}

// An example of the right kind, as an editor could type it.
export function example(kind, model, today) {
  if (kind.is === "list") return `[${Array(Math.max(1, kind.min)).fill(example(kind.item, model, today)).join(", ")}]`;
  if (kind.is === "group") return `{${model.models[kind.model].filter((spec) => spec.required).map((spec) => `${spec.name}: ${example(spec.kind, model, today)}`).join(", ")}}`;
  if (kind.is === "term") return model.vocabularies[kind.vocabulary].terms[0]?.id ?? "…";
  if (kind.is === "number") return String(kind.choices[0] ?? Math.max(kind.min, Math.min(kind.max, kind.min > 1000 ? Number(today.slice(0, 4)) : 12)));
  if (kind.is === "date" || kind.is === "moment") return today + (kind.is === "moment" ? " 14:00" : "");
  if (kind.is === "text" && kind.looks_like.includes("`")) return kind.looks_like.split("`")[1];
  return { flag: "true", url: "https://…", reference: "pc-03" }[kind.is] ?? "…";
}
