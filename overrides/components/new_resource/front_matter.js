// Writes a resource's files. Every value stands in the model's order, and in quotes wherever YAML could read it as
// something else than it says. Pure.

import { flat } from "./wording.js";

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
// Words that begin with a letter and hold no sign that means anything in YAML, in any place.
const PLAIN = /^\p{L}[\p{L}\p{N} ,.()?’–—'/-]*$/u;
const PLAIN_IN_LIST = /^[a-z][a-z0-9.-]*$/;
const TRAPS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$/;
const NUMBER = /^(?:0|[1-9]\d{0,8})$/;

export const clean = (text) => text.replace(/\r\n?/g, "\n").replace(CONTROL, " ");
const quoted = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

export function scalar(kind, value, inList = false) {
  const text = flat(clean(value));
  if (kind.is === "number" && NUMBER.test(text)) return text;
  if (["date", "moment"].includes(kind.is) && DAY.test(text)) return text;
  if (kind.is === "flag" && ["true", "false"].includes(text)) return text;
  return (inList ? PLAIN_IN_LIST : PLAIN).test(text) && !TRAPS.test(text) ? text : quoted(text);
}

const isShort = (kind) => ["term", "reference", "number"].includes(kind.is);

function lines(model, name, front, indent) {
  return model.models[name].filter((spec) => spec.name in front).flatMap((spec) => field(model, spec, front[spec.name], indent));
}

function field(model, { name, kind }, value, indent) {
  if (kind.is === "group") return [`${indent}${name}:`, ...lines(model, kind.model, value, `${indent}  `)];
  if (kind.is !== "list") return [`${indent}${name}: ${scalar(kind, value)}`];
  if (!value.length || isShort(kind.item)) return [`${indent}${name}: [${value.map((one) => scalar(kind.item, one, true)).join(", ")}]`];
  return [`${indent}${name}:`, ...value.flatMap((one) => item(model, kind.item, one, `${indent}  `))];
}

function item(model, kind, value, indent) {
  if (kind.is !== "group") return [`${indent}- ${scalar(kind, value)}`];
  const [first, ...others] = lines(model, kind.model, value, `${indent}  `);
  return first ? [`${indent}- ${first.trimStart()}`, ...others] : [];
}

export const yaml = (model, name, front) => `${lines(model, name, front, "").join("\n")}\n`;

export function written(model, { file, model: name, front, body }) {
  const fields = yaml(model, name, front);
  return file.endsWith(".md") ? `---\n${fields}---\n\n${clean(body).trim()}\n` : fields;
}
