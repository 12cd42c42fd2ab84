// The one page of a course package: one unit at a time, with what was done before, kept on this device and by the
// learning platform. Without this script the whole course stands on the page.

import { completion, emptyCourse, readCourse, removeCourse, today, writeCourse } from "../course/state.js";
import { enhance } from "../question/question.js";
import { cmi5 } from "./cmi5.js";
import { questionsIn } from "./interactions.js";
import { scorm12 } from "./scorm12.js";
import { scorm2004 } from "./scorm2004.js";
import { openSession, SESSION_WORDS } from "./session.js";
import { packState, resumedState, unpackState } from "./suspend.js";

const PACK_ADAPTERS = { "scorm-1.2": scorm12, "scorm-2004": scorm2004, cmi5 };
const PACK_PATIENCE = { "scorm-1.2": 1500, "scorm-2004": 1500, cmi5: 10000 };

function packNode(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const packButton = (words, act, quiet = false) => {
  const button = packNode("button", { type: "button", class: quiet ? "pack-button pack-button--quiet" : "pack-button" }, words);
  button.addEventListener("click", act);
  return button;
};

// Several people may learn at one computer: each one's progress has a key of its own, which doesn't show the name.
export function learnerMark(text) {
  let number = 0xcbf29ce484222325n;
  for (const sign of new TextEncoder().encode(text)) number = BigInt.asUintN(64, (number ^ BigInt(sign)) * 0x100000001b3n);
  return number.toString(36);
}

function deviceOf(id, learner) {
  const end = learner ? `.${learnerMark(learner)}` : "";
  const note = `library.package.${id}${end}`;
  const storage = {
    getItem: (key) => window.localStorage.getItem(key + end),
    setItem: (key, value) => window.localStorage.setItem(key + end, value),
    removeItem: (key) => window.localStorage.removeItem(key + end),
  };
  return {
    read: () => readCourse(id, storage),
    note() {
      try {
        return JSON.parse(window.localStorage.getItem(note)) ?? {};
      } catch {
        return {};
      }
    },
    write(state, place, unsent) {
      try {
        window.localStorage.setItem(note, JSON.stringify({ unsent, place }));
        return writeCourse(state, storage);
      } catch {
        return false;
      }
    },
    remove() {
      removeCourse(id, storage);
      try {
        window.localStorage.removeItem(note);
      } catch {
        // Nothing is kept, so nothing is left.
      }
    },
  };
}

function planIn(main) {
  const { course: id, title, minutes, url = "", rule, passMark } = main.dataset;
  const units = [...main.querySelectorAll("[data-unit]")].map((section) => ({
    section,
    slug: section.dataset.unit,
    title: section.querySelector("h2").textContent.trim(),
    required: "required" in section.dataset,
    checks: section.dataset.checks.split(" ").filter(Boolean),
  }));
  return { about: { id, title, minutes: Number(minutes) || 0, url }, units, rule, pass_mark: passMark ? Number(passMark) : null };
}

// What stands around the units: buttons, progress in words, what is saved, and the end.
function packFrame(main, plan, acts, shares, sensitive) {
  const parts = {
    progress: packNode("p", { class: "pack-progress" }),
    buttons: packNode("div", { class: "pack-buttons" }),
    status: packNode("p", { class: "pack-status", role: "status" }),
    end: packNode("section", { class: "pack-end pack-away", "aria-labelledby": "pack-end-title" }),
    notice: packNode("div", { class: "pack-notice", role: "region", "aria-label": "Progress on this device" }),
  };
  const foot = packNode("section", { class: "pack-foot", "aria-label": "Your progress" }, parts.status);
  if (sensitive) {
    parts.keep = packNode("input", { type: "checkbox", id: "pack-keep" });
    parts.keep.addEventListener("change", () => acts.keepHere(parts.keep.checked));
    const words = "Keep my progress on this device. Anybody who uses it could see that you took this course, so nothing is kept here unless you tick this.";
    foot.append(packNode("p", { class: "tick" }, parts.keep, packNode("label", { for: "pack-keep" }, words)));
  }
  if (shares) {
    parts.share = packNode("input", { type: "checkbox", id: "pack-share" });
    parts.share.addEventListener("change", () => acts.share(parts.share.checked));
    const hint = packNode("p", { class: "pack-hint", id: "pack-share-hint" }, "Without a tick, what you write about yourself stays on this device. With it, people who see your results in the learning platform can read it.");
    parts.share.setAttribute("aria-describedby", "pack-share-hint");
    foot.append(packNode("p", { class: "tick" }, parts.share, packNode("label", { for: "pack-share" }, "Send my reflections with my results")), hint, packButton("Save and leave", acts.leave, true));
  }
  main.querySelector("[data-units-list]").after(parts.progress);
  plan.units.at(-1).section.after(parts.end, parts.buttons, foot);
  return { ...parts, foot };
}

export function startPackage(root = document) {
  const main = root.querySelector("[data-course]");
  const format = root.documentElement.dataset.format;
  const plan = planIn(main);
  const questions = questionsIn(main);
  const prompts = Object.fromEntries(questions.filter(({ kind }) => kind === "reflection").map(({ id, text }) => [id, text]));
  const adapter = PACK_ADAPTERS[format]?.() ?? null;
  const touched = new Map();
  let device = deviceOf(plan.about.id, "");
  let state = (!adapter && device.read()) || emptyCourse(plan.about);
  let place = adapter ? "" : (device.note().place ?? "");
  let shown = false;
  let acted = false;

  const sensitive = "sensitive" in main.dataset;
  let keeping = !sensitive || device.read() !== null;

  const frame = packFrame(main, plan, { leave, share, keepHere }, Boolean(adapter), sensitive);
  if (frame.keep) frame.keep.checked = keeping;
  const session = openSession({ adapter, keep, shot, met, tell, settle });

  const unitOf = (slug) => plan.units.find((unit) => unit.slug === slug);
  const isSomething = (one) => Boolean(one) && [one.units, one.answers, one.confidence, one.reflections].some((part) => Object.keys(part).length);

  function keep(unsent) {
    root.documentElement.dataset.unsent = String(unsent);
    if (!keeping) return false;
    // Nothing is stored before somebody does something here.
    return acted || device.read() !== null ? device.write(state, place, unsent) : true;
  }

  function tell(kind) {
    const words = SESSION_WORDS[!keeping && ["nowhere", "device"].includes(kind) ? "unkept" : kind];
    // Said once, not again with every save.
    if (frame.status.textContent !== words) frame.status.textContent = words;
    frame.status.dataset.kind = kind;
  }

  // Somebody may be typing just now: asks the field to hand on its words.
  function settle() {
    for (const box of main.querySelectorAll("textarea")) if (box === root.activeElement) box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function met(lms) {
    const theirs = lms.packed ? unpackState(lms.packed, plan.about, prompts) : null;
    const late = shown && isSomething(state);
    const unattributed = device;
    device = deviceOf(plan.about.id, lms.learner);
    keeping ||= device.read() !== null;
    if (frame.keep) frame.keep.checked = keeping;
    const note = device.note();
    const here = state;
    state = resumedState(theirs, device.read(), note.unsent === true, plan.about);
    if (late) {
      // Begun without the platform, in this very window: it is the same person.
      state = resumedState(state, here, true, plan.about);
      if (lms.learner) unattributed.remove();
    } else if (lms.learner && isSomething(unattributed.read())) offer(unattributed);
    if (lms.mark !== null && plan.rule === "score") plan.pass_mark = lms.mark;
    if (note.unsent || late) for (const [id, { k, r }] of Object.entries(state.answers)) if (k.length) touched.set(id, { k, r });
    if (!late) place = (note.unsent && note.place) || lms.place || "";
    if (frame.share) frame.share.checked = state.share;
    finished();
    if (shown) list();
  }

  // Progress made while no platform could be reached belongs to nobody yet.
  function offer(unattributed) {
    const add = () => {
      state = resumedState(state, unattributed.read(), true, plan.about);
      for (const [id, { k, r }] of Object.entries(state.answers)) if (k.length) touched.set(id, { k, r });
      unattributed.remove();
      frame.notice.replaceChildren(packNode("p", { role: "status" }, "Added to your progress."));
      changed();
    };
    const words = packNode("p", {}, "This device holds progress in this course that was made while the learning platform could not be reached. Is it yours?");
    frame.notice.replaceChildren(words, packNode("div", { class: "pack-buttons" }, packButton("Yes, add it to mine", add), packButton("No, leave it", () => frame.notice.remove(), true)));
    main.querySelector("[data-units-list]").before(frame.notice);
  }

  function finished() {
    if (!state.done && completion(state, plan).done) state.done = today();
  }

  function changed() {
    state.started ||= today();
    acted = true;
    finished();
    if (shown) list();
    return session.changed();
  }

  const question = (id) => questions.find((one) => one.id === id);

  function interactions() {
    const found = [...touched].filter(([id]) => question(id)).map(([id, answer]) => ({ id, question: question(id), answer }));
    for (const one of questions) {
      const value = one.kind === "confidence" && state.confidence[one.id]?.[one.when || "before"];
      const words = one.kind === "reflection" && state.share && state.reflections[one.id]?.t;
      if (value) found.push({ id: `${one.id}-${one.when || "before"}`, question: one, answer: { value } });
      if (words) found.push({ id: one.id, question: one, answer: { text: words } });
    }
    return found;
  }

  function shot() {
    const { share: part, score } = completion(state, plan);
    const required = plan.units.filter((unit) => unit.required);
    const everything = required.every((unit) => state.units[unit.slug] && unit.checks.every((id) => state.answers[id]));
    return {
      pack: (room) => packState(state, room),
      place,
      done: state.done !== "",
      failed: score !== null && everything && !state.done,
      everything,
      share: part,
      score,
      measured: completion(state, { ...plan, rule: "score" }).score,
      mark: plan.pass_mark ?? 0,
      units: plan.units.map(({ slug, title }) => ({ slug, title, done: slug in state.units })),
      interactions: interactions(),
      withdrawn: state.share ? [] : Object.keys(prompts),
    };
  }

  function share(ticked) {
    state.share = ticked;
    changed();
  }

  function keepHere(ticked) {
    keeping = ticked;
    if (ticked) return void changed();
    device.remove();
    session.changed(); // which says what is true now
  }

  async function leave() {
    const arrived = await session.leave(true);
    if (arrived && adapter.returnTo) return window.location.assign(adapter.returnTo);
    for (const unit of plan.units) unit.section.classList.add("pack-away");
    for (const part of [main.querySelector("[data-units-list]"), frame.progress, frame.buttons, frame.foot, frame.notice]) part.classList.add("pack-away");
    const title = packNode("h2", { id: "pack-end-title", tabindex: "-1" }, "You have left the course");
    frame.end.replaceChildren(title, packNode("p", {}, frame.status.textContent));
    if (adapter.returnTo) frame.end.append(packNode("p", {}, packNode("a", { href: adapter.returnTo }, "Go back to your learning platform")));
    frame.end.classList.remove("pack-away");
    title.focus();
    if (arrived && window.opener) window.close();
  }

  function list() {
    for (const link of main.querySelectorAll("[data-units-list] a")) {
      const slug = link.hash.slice("#unit-".length);
      const mark = link.parentElement.querySelector("[data-unit-done]");
      mark.textContent = slug in state.units ? "Finished" : unitOf(slug).required ? "" : "If you like";
      if (slug === place) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    const at = plan.units.findIndex((unit) => unit.slug === place);
    const count = plan.units.filter((unit) => unit.slug in state.units).length;
    frame.progress.textContent = `${at < 0 ? "The end" : `Unit ${at + 1} of ${plan.units.length}`}. ${count === plan.units.length ? "All units finished." : `${count} of ${plan.units.length} finished.`}`;
  }

  function show(slug, focus) {
    const at = plan.units.findIndex((unit) => unit.slug === slug);
    place = slug;
    for (const unit of plan.units) unit.section.classList.toggle("pack-away", unit.slug !== slug);
    main.querySelector("[data-intro]").classList.toggle("pack-away", at !== 0);
    frame.end.classList.toggle("pack-away", at >= 0);
    if (at < 0) frame.end.replaceChildren(...ending());
    const next = plan.units[at + 1];
    const before = at < 0 ? plan.units.at(-1) : plan.units[at - 1];
    frame.buttons.replaceChildren();
    if (at >= 0) frame.buttons.append(packButton(next ? `Finished: on to “${next.title}”` : "Finished", () => done(slug, next?.slug ?? "the-end")));
    if (before) frame.buttons.append(packButton(`Back to “${before.title}”`, () => go(before.slug), true));
    const title = (at < 0 ? frame.end : plan.units[at].section).querySelector("h2");
    root.title = `${title.textContent} · ${plan.about.title}`;
    list();
    if (!focus) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  }

  function go(slug) {
    show(slug, true);
    changed();
  }

  function done(slug, next) {
    state.units[slug] ||= today();
    finished();
    go(next);
  }

  function ending() {
    const title = packNode("h2", { id: "pack-end-title", tabindex: "-1" }, state.done ? "You have finished this course" : "Nearly there");
    const { score } = completion(state, plan);
    const required = plan.units.filter((unit) => unit.required);
    const open = required.map((unit) => {
      const tries = plan.rule === "every-unit" ? 0 : unit.checks.filter((id) => (plan.rule === "score" ? !state.answers[id] || state.answers[id].r === false : !state.answers[id])).length;
      const link = packNode("a", { href: `#unit-${unit.slug}` }, unit.title);
      const what = [unit.slug in state.units ? "" : "to finish", tries ? `${tries} ${tries === 1 ? "check" : "checks"} to try` : ""].filter(Boolean).join(", ");
      return what && packNode("li", {}, link, `: ${what}`);
    });
    const words = score === null ? [] : [packNode("p", {}, `${score} of 100. The course asks for ${plan.pass_mark ?? 0}. You can try each check as often as you like.`)];
    if (state.done) return [title, ...words, packNode("p", {}, "You can come back to any unit.")];
    return [title, ...words, packNode("p", {}, "Still open:"), packNode("ul", {}, ...open.filter(Boolean))];
  }

  // Links within the course may lead into a unit that is not shown.
  function follow(hash, focus) {
    const target = hash.length > 1 && root.getElementById(decodeURIComponent(hash.slice(1)));
    const unit = target && unitOf(target.closest("[data-unit]")?.dataset.unit);
    if (!unit) return false;
    if (unit.slug !== place || target === unit.section) show(unit.slug, focus);
    if (target !== unit.section) target.scrollIntoView();
    return true;
  }

  const hooks = {
    saved: (part, id) => state[part][id],
    answered(id, { k, r }) {
      const before = state.answers[id];
      // Right at some try counts, as the course's own rule says.
      state.answers[id] = { k: [...k], r: r === null ? null : r || before?.r === true, n: (before?.n ?? 0) + 1, d: today() };
      touched.set(id, { k: [...k], r });
      changed();
    },
    reflected(id, prompt, text) {
      if (text) state.reflections[id] = { p: prompt, t: text, d: today() };
      else delete state.reflections[id];
      return changed();
    },
    rated(id, when, value) {
      state.confidence[id] = { ...state.confidence[id], [when]: value };
      changed();
    },
  };

  function firstPlace() {
    if (unitOf(place) || (place === "the-end" && state.done)) return place;
    return (plan.units.find((unit) => !(unit.slug in state.units)) ?? plan.units[0]).slug;
  }

  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || !follow(link.hash, true)) return;
    event.preventDefault();
    changed();
  });

  return session.start(PACK_PATIENCE[format] ?? 0).then(() => {
    if (!session.isConnected() && adapter) {
      state = isSomething(state) ? state : (device.read() ?? state);
      place ||= device.note().place ?? "";
    }
    enhance(main, hooks);
    shown = true;
    show(firstPlace(), false);
    follow(window.location.hash, false);
    root.documentElement.dataset.ready = "";
  });
}

if (typeof document !== "undefined" && document.querySelector("[data-course][data-rule]")) startPackage(document);
