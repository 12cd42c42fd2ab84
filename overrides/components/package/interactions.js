// What learning platforms record of a question: its kind and its answers in the words of each standard.
// SCORM 1.2 knows single letters and digits only, so there an answer is named by its place on the page.

const SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
const INTERACTION_TYPES = {
  one: "choice", wording: "choice", several: "choice", spot: "choice", "true-or-false": "true-false", order: "sequencing",
  match: "matching", scenario: "sequencing", confidence: "likert", reflection: "fill-in",
};
const MOST_RESPONSES = 36;

const keysIn = (section, selector) => [...section.querySelectorAll(selector)].map((element) => element.dataset.key);
const plainText = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

// Reads the page before it is enhanced.
export function questionsIn(root) {
  return [...root.querySelectorAll("[data-question]")].map((section) => {
    const kind = section.dataset.question;
    const question = { id: section.dataset.id, kind, type: INTERACTION_TYPES[kind] ?? "choice", when: section.dataset.when ?? "" };
    question.text = section.querySelector("textarea")?.dataset.prompt ?? plainText(section.querySelector(".question__prompt"));
    if (kind === "order") Object.assign(question, { options: keysIn(section, "[data-steps] > [data-key]"), right: section.querySelector("[data-right-order]").dataset.rightOrder.split(" ") });
    else if (kind === "match") Object.assign(question, { options: keysIn(section, ".pair"), right: keysIn(section, ".pair") });
    else if (kind === "spot") Object.assign(question, { options: keysIn(section, ".phrase"), right: keysIn(section, ".phrase[data-right]") });
    else if (kind === "scenario") Object.assign(question, { options: keysIn(section, ".replies > [data-key]"), right: [] });
    else Object.assign(question, { options: keysIn(section, ".answer"), right: keysIn(section, ".answer[data-right]") });
    question.isTrue = kind === "true-or-false" ? question.options.find((key) => /^true$/i.test(plainText(section.querySelector(`.answer[data-key="${key}"]`)))) : "";
    return question;
  });
}

const sign = (question, key) => SIGNS[question.options.indexOf(key)] ?? "";
const outcome = (answer, wrong) => (answer.r === null || answer.r === undefined ? "neutral" : answer.r ? "correct" : wrong);
const oneLine = (text, most) => text.replace(/\s+/g, " ").trim().slice(0, most);

// `answer` is { k, r } or { value } for a rating or { text } for somebody's own words.
export function in12(question, answer) {
  const list = (keys) => keys.map((key) => sign(question, key)).filter(Boolean);
  const pairs = (keys) => keys.map((key, place) => (sign(question, key) ? `${place + 1}.${sign(question, key)}` : "")).filter(Boolean).join(",");
  const shown = {
    "true-false": (keys) => (keys[0] === question.isTrue ? "t" : "f"),
    choice: (keys) => (list(keys).length > 1 ? `{${list(keys).join(",")}}` : list(keys).join("")),
    sequencing: (keys) => list(keys).slice(0, MOST_RESPONSES).join(","),
    matching: (keys) => (pairs(keys).includes(",") ? `{${pairs(keys)}}` : pairs(keys)),
  }[question.type];
  if (question.type === "likert") return { type: "likert", response: String(answer.value), pattern: "", result: "neutral" };
  if (question.type === "fill-in") return { type: "fill-in", response: oneLine(answer.text, 255), pattern: "", result: "neutral" };
  return { type: question.type, response: shown(answer.k).slice(0, 255), pattern: question.right.length ? shown(question.right).slice(0, 255) : "", result: outcome(answer, "wrong") };
}

// SCORM 2004 and xAPI share these forms.
export function in2004(question, answer) {
  const list = (keys) => keys.filter(Boolean).slice(0, MOST_RESPONSES).join("[,]");
  const shown = {
    "true-false": (keys) => String(keys[0] === question.isTrue),
    choice: (keys) => list([...new Set(keys)]),
    sequencing: list,
    matching: (keys) => question.options.map((left, place) => (keys[place] ? `${left}[.]${keys[place]}` : "")).filter(Boolean).slice(0, MOST_RESPONSES).join("[,]"),
  }[question.type];
  if (question.type === "likert") return { type: "likert", response: String(answer.value), pattern: "", result: "neutral" };
  if (question.type === "fill-in") {
    // A brace at the beginning, or a comma in square brackets, would mean something to the platform.
    const text = oneLine(answer.text.replaceAll("[", "(").replaceAll("]", ")").replaceAll("{", "(").replaceAll("}", ")"), 4000);
    return { type: text.length > 250 ? "long-fill-in" : "fill-in", response: text, pattern: "", result: "neutral" };
  }
  return { type: question.type, response: shown(answer.k), pattern: question.right.length ? shown(question.right) : "", result: outcome(answer, "incorrect") };
}
