// Judges a draft by the same rules and in the same words as `check.py`, as far as the data alone can tell. Pure.
//
// A draft is {type, slug, files: [{file, model, front, body}]}; values are words, lists and groups. A finding is
// {file, path, rule, message, instead}.

import { asDay, daysBefore, fault, NUMBER } from "./kinds.js";
import { near } from "./near.js";
import { ofTheLibrary, references } from "./neighbours.js";
import { everyScalar, example, groupsOf, valuesOf } from "./walking.js";
import { flat, isGroup, parts, plural, sayer, short } from "./wording.js";

export const INDEX = "index.md";
const OLDEST = "2000-01-01";
const READ_BEFORE_PUBLISHING = 31;
const WANTED_QUESTIONS = 3;
const LONGEST_SLUG = 80;
const LONGEST_NUMBER = 15;

const count = (text) => [...flat(text)].length;
const text = (value) => (typeof value === "string" ? value : "");
const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : typeof value === "string" ? [value] : []);

// Fields that are missing, unknown or empty

function* shapeOfGroups({ model, front, name, today, say }) {
  for (const group of groupsOf(model, name, front)) {
    const names = group.specs.map((spec) => spec.name);
    const known = new Set(names);
    const written = Object.keys(group.node);
    const meant = new Set(written.filter((key) => !known.has(key)).map((key) => near(key, known)));
    for (const spec of group.specs.filter((one) => one.required && !(one.name in group.node) && !meant.has(one.name))) {
      const values = { group: group.path.replace(/\.$/, ""), name: spec.name, doc: spec.doc.split("\n")[0], example: `${spec.name}: ${example(spec.kind, model, today)}` };
      yield { path: group.path + spec.name, ...say(group.path ? "field-missing-in-group" : "field-missing", values) };
    }
    for (const key of written.filter((one) => !known.has(one) && one !== "<<")) {
      const near_ = near(key.trim().replaceAll(" ", "_").replaceAll("-", "_"), known);
      const found = near_ ? "-near" : ["type", "slug", "path"].includes(key) ? `-${key}` : "";
      yield { path: group.path + key, ...say(`field-unknown${found}`, { path: group.path + short(key), meant: near_, names: names.join(", ") }) };
    }
  }
}

const isEmpty = (node) => typeof node === "string" && !node.trim();

function* values({ model, front, name, today, say, part }) {
  for (const { spec, node, path } of valuesOf(model, name, front)) {
    if (isEmpty(node)) yield { path, ...say(spec.required ? "field-empty-required" : "field-empty", { path, example: `${spec.name}: ${example(spec.kind, model, today)}` }) };
    else if (Array.isArray(node)) for (const item of node) if (isEmpty(item)) yield { path, ...say("item-empty", { path }) };
    for (const finding of wrongKind(spec.kind, node, { model, today, say, part, path })) yield { path, ...finding };
    if (spec.kind.is === "list" && Array.isArray(node)) {
      yield* lengthOfList(spec.kind, node, path, say, part);
      yield* repeated(node, path, say);
    }
  }
}

function* wrongKind(kind, node, about) {
  const { model, today, say, part, path } = about;
  if (isEmpty(node)) return;
  const said = typeof node === "string" ? part("said-one-value", { text: short(node) }) : part(Array.isArray(node) ? "said-list" : "said-group");
  if (kind.is === "list") {
    if (Array.isArray(node)) for (const item of node) yield* wrongKind(kind.item, item, about);
    else yield say("wrong-kind-list", { path, said, meant: asList(kind, node, model, today) });
  } else if (kind.is === "group") {
    if (!isGroup(node)) yield say("wrong-kind-group", { path, said, meant: example(kind, model, today) });
  } else if (typeof node !== "string") {
    const first = Array.isArray(node) ? text(node[0]) : "";
    yield say("wrong-kind-one", { path, said, meant: first || example(kind, model, today) });
  } else {
    const found = fault(kind, node.trim(), part);
    if (found) yield say("wrong-kind-value", { path, text: short(node), fault: found[0], meant: found[1] });
  }
}

function asList(kind, node, model, today) {
  if (typeof node === "string" && ["term", "reference", "number"].includes(kind.item.is)) {
    const words = kind.item.is === "term" && kind.item.vocabulary !== "legal-texts" ? model.vocabularies[kind.item.vocabulary].words : {};
    const meant = (one) => (Object.hasOwn(words, one.toLowerCase()) && words[one.toLowerCase()]) || words[near(one, Object.keys(words))] || one;
    return `[${node.replace(/^[[\]]+|[[\]]+$/g, "").split(",").map((one) => meant(one.trim())).join(", ")}]`;
  }
  return typeof node === "string" && kind.item.is !== "group" ? `- ${node}` : example(kind, model, today);
}

function* lengthOfList(kind, node, path, say, part) {
  const many = node.length;
  if (kind.min <= many && many <= kind.max) return;
  const room = part(kind.min === kind.max ? "exactly" : kind.min ? "from-to" : "at-most", kind);
  const [found, by] = many < kind.min ? ["list-too-short", kind.min - many] : ["list-too-long", many - kind.max];
  yield { path, ...say(found, { path, count: many || part("none"), s: plural(many), room, by }) };
}

function* repeated(node, path, say) {
  const seen = new Set();
  for (const item of node.filter((one) => typeof one === "string" && one.trim())) {
    const same = flat(item.toLowerCase());
    if (seen.has(same)) yield { path, ...say("repeated-value", { text: short(item), path }) };
    seen.add(same);
  }
}

// Single values

function* scalars(about) {
  for (const { kind, path, text: written } of everyScalar(about.model, about.name, about.front)) {
    for (const finding of OF_KIND[kind.is]?.(kind, path, written, about) ?? []) yield { path, ...finding };
  }
}

function mended(written, kind) {
  const plain = written.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^-+|-+$/g, "");
  if (plain.length <= kind.max && new RegExp(`^(?:${kind.pattern})$`).test(plain)) return plain;
  return kind.looks_like.charAt(0).toUpperCase() + kind.looks_like.slice(1).toLowerCase();
}

function* ofShape(kind, path, written, { say, part }) {
  const trimmed = written.trim();
  const long = [...trimmed].length > kind.max;
  if (!long && new RegExp(`^(?:${kind.pattern})$`).test(trimmed)) return;
  const values_ = { path, text: short(trimmed), wanted: kind.looks_like || part("something-else"), max: kind.max, mended: mended(trimmed, kind) };
  yield say(long ? "value-misshapen-long" : "value-misshapen", values_);
}

const OF_KIND = {
  *text(kind, path, written, about) {
    if (kind.pattern) return yield* ofShape(kind, path, written, about);
    const length = count(written);
    const over = length - kind.max;
    if (over > 0) yield about.say("text-too-long", { path, length, over, text: short(written), s: plural(over) });
    if (length < kind.min) yield about.say("text-too-short", { path, text: short(written), length, s: plural(length), min: kind.min });
  },
  *number(kind, path, written, { say }) {
    if (!NUMBER.test(written.trim())) return;
    const number = Number(written.trim().slice(0, LONGEST_NUMBER));
    const allowed = kind.choices.length ? kind.choices : [kind.min, kind.max];
    if (kind.choices.includes(number) || (!kind.choices.length && kind.min <= number && number <= kind.max)) return;
    const nearest = [...allowed].sort((a, b) => Math.abs(a - number) - Math.abs(b - number) || a - b)[0];
    const found = kind.choices.length ? "number-not-a-choice" : "number-out-of-range";
    yield say(found, { path, text: short(written.trim()), nearest, min: kind.min, max: kind.max, choices: kind.choices.join(", ") });
  },
  *term(kind, path, written, { model, say }) {
    const { words, terms } = model.vocabularies[kind.vocabulary];
    const known = Object.keys(words);
    if (!known.length || (Object.hasOwn(words, written) && words[written] === written)) return;
    const meant = (Object.hasOwn(words, written.toLowerCase()) && words[written.toLowerCase()]) || words[near(written, known)] || "";
    const every = [...new Set(Object.values(words))].sort().join(", ");
    const isLabel = kind.vocabulary !== "legal-texts" && terms.some((term) => term.id === meant && term.label === written);
    yield say(isLabel ? "term-is-label" : meant ? "term-unknown-near" : "term-unknown", { path, text: short(written), meant, words: every });
  },
  *date(kind, path, written, { today, say }) {
    const day = asDay(written.trim());
    if (!kind.future && day > today) yield say("date-in-future", { path, day, today });
  },
};

// Days, restrictions, the quick exit and the questions of a resource

function* years({ model, front, name, say }) {
  for (const group of groupsOf(model, name, front)) {
    const year = text(group.node.year);
    const day = asDay(text(group.node.checked).trim());
    if (/^\d+$/.test(year) && day && Number(year.slice(0, 4)) > Number(day.slice(0, 4))) {
      const path = `${group.path}checked`;
      yield { path, ...say("checked-before-year", { path, day, year: year.slice(0, 4) }) };
    }
  }
}

function* days({ front, say }) {
  const dayOf = (name) => asDay(text(front[name]).trim());
  for (const name of ["published", "reviewed", "law_checked"]) {
    const day = dayOf(name);
    if (day && day < OLDEST) yield { path: name, ...say("date-before-library", { name, day, meant: `20${day.slice(2)}` }) };
  }
  const published = dayOf("published");
  const reviewed = dayOf("reviewed");
  if (!published) return;
  if (reviewed >= OLDEST && reviewed < daysBefore(published, READ_BEFORE_PUBLISHING)) yield { path: "reviewed", ...say("reviewed-before-published", { day: reviewed, published }) };
  const changes = (Array.isArray(front.changes) ? front.changes : []).filter(isGroup).map((item) => asDay(text(item.date).trim())).filter(Boolean);
  for (const day of changes) if (day < published) yield { path: "changes", ...say("change-before-published", { day, published }) };
  for (const [place, day] of changes.entries()) if (place && day > changes[place - 1]) yield { path: "changes", ...say("changes-out-of-order", { day, other: changes[place - 1] }) };
}

function* ofResource({ model, front, say }) {
  const restriction = text(front.restriction);
  const known = model.vocabularies.restrictions.terms.some((term) => term.id === restriction);
  if (restriction.trim() && restriction !== "none" && known && !("restriction_note" in front)) yield { path: "restriction_note", ...say("restriction-unexplained", { text: short(restriction) }) };
  const exit = text(front.quick_exit).trim();
  if (exit !== "true" && (!("quick_exit" in front) || exit === "false")) {
    const theme = list(front.themes).find((id) => model.vocabularies.themes.terms.some((term) => term.id === id && term.quick_exit));
    if (theme) yield { path: "quick_exit", ...say("quick-exit-missing", { theme: short(theme) }) };
  }
  yield* questions(front.supervision_questions, say);
}

function* questions(asked, say) {
  if (!Array.isArray(asked)) return;
  const path = "supervision_questions";
  const values_ = { count: asked.length, wanted: WANTED_QUESTIONS, more: WANTED_QUESTIONS - asked.length };
  if (asked.length !== WANTED_QUESTIONS) yield { path, ...say(asked.length < WANTED_QUESTIONS ? "questions-too-few" : "questions-too-many", values_) };
  for (const item of asked.filter((one) => typeof one === "string" && one.trim())) {
    if (!item.replace(/[ "'”’)]+$/, "").endsWith("?")) yield { path, ...say("question-asks-nothing", { text: short(item), mended: item.replace(/[ .!:;,]+$/, "") }) };
  }
}

function* folder({ model, draft, say }) {
  const { slug } = draft;
  if (new RegExp(`^(?:${model.slug})$`).test(slug) && slug.length <= LONGEST_SLUG) return;
  const better = slugOf(slug).slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, "");
  yield { path: "slug", ...say(better ? "folder-name-misshapen" : "folder-name-hopeless", { slug: short(slug), max: LONGEST_SLUG, better }) };
}

export const slugOf = (title) =>
  title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

const RULES = [shapeOfGroups, values, scalars, years, references];
const RULES_OF_RESOURCES = [days, ofResource, folder, ofTheLibrary];

export function findings(draft, model, today) {
  const say = sayer(model);
  const part = parts(model);
  const found = [];
  for (const { file, model: name, front } of draft.files) {
    const about = { model, draft, front, name, today, say, part };
    const rules = name === "Resource" ? [...RULES, ...RULES_OF_RESOURCES] : RULES;
    for (const rule of rules) for (const finding of rule(about)) found.push({ file, ...finding });
  }
  // The same words twice say nothing new.
  const seen = new Set();
  return found.filter((one) => !seen.has(JSON.stringify(one)) && seen.add(JSON.stringify(one)));
}
