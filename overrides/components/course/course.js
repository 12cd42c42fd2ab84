// Follows somebody through a course: answers, units done, progress. It stays on this device, and on pages with the
// quick exit not even there, unless they say so.

import { enhance } from "../question/question.js";
import { completion, emptyCourse, readCourse, removeCourse, today, writeCourse } from "./state.js";

const page = document.querySelector("[data-course]");
const plan = JSON.parse(page.dataset.plan);
const said = document.querySelector("[data-course-said]");
const keep = document.querySelector("[data-keep]");
const sensitive = page.hasAttribute("data-sensitive");
const known = readCourse(plan.id);
const minutes = plan.minutes;
let state = known ?? emptyCourse({ id: plan.id, title: plan.title, minutes, url: plan.url });
Object.assign(state, { title: plan.title, minutes, url: plan.url });
let keeping = !sensitive || known !== null;
let stored = true;

function store() {
  state.started ||= today();
  const { done } = completion(state, plan);
  if (done) state.done ||= today();
  stored = keeping && writeCourse(state);
  if (keeping && !stored) said.textContent = "This device does not let the page keep your progress. The course still works; it forgets when you leave.";
  show();
  return stored;
}

const hooks = {
  saved: (part, id) => state[part][id] ?? null,
  answered(id, { k, r }) {
    const before = state.answers[id];
    // Getting it right once counts, at whatever try.
    state.answers[id] = { k: [...k], r: r === null ? null : r || before?.r === true, n: (before?.n ?? 0) + 1, d: today() };
    store();
  },
  reflected(id, prompt, text) {
    if (text) state.reflections[id] = { p: prompt, t: text, d: today() };
    else delete state.reflections[id];
    return store();
  },
  rated(id, when, value) {
    state.confidence[id] = { ...state.confidence[id], [when]: value };
    store();
  },
};

function show() {
  for (const line of document.querySelectorAll("[data-units] > li")) {
    line.querySelector("[data-done-mark]").hidden = !state.units[line.dataset.slug];
  }
  const number = plan.units.filter((unit) => state.units[unit.slug]).length;
  const progress = document.querySelector("[data-progress]");
  if (progress && state.started) {
    progress.hidden = false;
    progress.textContent = state.done ? `You completed this course on ${dayInWords(state.done)}.` : `${number} of ${plan.units.length} units done.`;
  }
  const go = document.querySelector("[data-go]");
  const next = plan.units.find((unit) => !state.units[unit.slug]);
  if (go && number && next) {
    go.textContent = `Go on: ${next.title}`;
    go.href = document.querySelector(`[data-slug="${next.slug}"] a`).href;
  }
  const links = document.querySelector("[data-keeping-links]");
  if (links) links.hidden = !(keeping && stored && state.started);
}

const dayInWords = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

function finishUnit() {
  const slug = page.dataset.unit;
  const before = state.done;
  state.units[slug] ||= today();
  store();
  const left = plan.units.filter((unit) => unit.required && !state.units[unit.slug]).length;
  const open = plan.units.filter((unit) => unit.required).flatMap((unit) => unit.checks).filter((id) => !state.answers[id]).length;
  if (state.done && !before) said.textContent = "Done. That completes the course.";
  else if (left) said.textContent = `Done. ${left} ${left === 1 ? "unit is" : "units are"} left.`;
  else if (plan.rule !== "every-unit" && !state.done) said.textContent = `Done. ${open ? `${open} ${open === 1 ? "check is" : "checks are"} still to try` : "Try again the checks that you did not get right"} before the course is complete.`;
  else said.textContent = "Done.";
  (document.querySelector(".unit__after") ?? said).focus();
}

function startAgain() {
  if (!confirm("Delete everything that this device keeps of this course?")) return;
  removeCourse(plan.id);
  location.reload();
}

enhance(page, hooks);
document.querySelector("[data-without-script]")?.remove();
const row = document.querySelector("[data-done-row]");
if (row) row.hidden = false;
document.querySelector("[data-done]")?.addEventListener("click", finishUnit);
document.querySelector("[data-clear]")?.addEventListener("click", startAgain);
const line = document.querySelector("[data-keeping]");
if (line) line.hidden = false;
if (keep) {
  keep.checked = keeping;
  keep.addEventListener("change", () => {
    keeping = keep.checked;
    if (keeping) store();
    else {
      removeCourse(plan.id);
      said.textContent = "Nothing of this course is kept on this device now.";
      show();
    }
  });
}
show();
