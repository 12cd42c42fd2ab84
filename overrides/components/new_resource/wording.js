// Fills the sentences of the model's `wordings` and `fragments`: the very same that the check uses.

export const isGroup = (node) => typeof node === "object" && node !== null && !Array.isArray(node);
export const flat = (text) => text.split(/\s+/).filter(Boolean).join(" ");
export const plural = (count) => (count === 1 ? "" : "s");
export const fill = (template, values = {}) => template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

export function short(text, most = 60) {
  const letters = [...flat(text)];
  return letters.length <= most ? letters.join("") : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}

export const sayer = (model) => (found, values) => {
  const [rule, message, instead] = model.wordings[found];
  return { rule, message: fill(message, values).trim(), instead: fill(instead, values) };
};

export const parts = (model) => (name, values) => fill(model.fragments[name], values);
