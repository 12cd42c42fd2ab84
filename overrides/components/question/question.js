// Brings questions to life: feedback for every choice, as often as somebody likes. Without this script the answers
// and their reasons stand in a closed box. What was answered is handed on; keeping it is somebody else's work.

const LETTERS_PER_SAVE = 600; // milliseconds of quiet after typing before words are handed on

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const listed = (parent, selector) => [...parent.querySelectorAll(selector)];
const reasonOf = (section, key) => section.querySelector(`[data-reason="${key}"] .reasons__why`)?.cloneNode(true) ?? null;

function buttonRow(section, ...buttons) {
  const row = make("div", { class: "question__buttons" }, ...buttons);
  const result = make("p", { class: "question__result", role: "status" });
  const key = section.querySelector(".question__key");
  if (key) key.before(row, result);
  else section.append(row, result);
  if (key) key.hidden = true;
  return { row, result, reveal: () => key && (key.hidden = false) };
}

const action = (words, quiet = false) => make("button", { type: "button", class: quiet ? "quiet" : false }, words);

// Says the result in a live region; emptied first, so that the same words are read again.
function say(result, words) {
  result.textContent = "";
  requestAnimationFrame(() => (result.textContent = words));
}

function showWhy(holder, section, key, right, yes = "Right.", no = "Not this one.") {
  const verdict = make("strong", { class: `verdict verdict--${right ? "yes" : "no"}` }, right ? yes : no);
  const why = make("div", { class: "why" });
  const reason = reasonOf(section, key);
  const first = reason?.querySelector("p");
  if (first) first.prepend(verdict, " ");
  else why.append(verdict);
  if (reason) why.append(...reason.childNodes);
  holder.append(why);
}

const clearWhy = (section) => listed(section, ".why").forEach((why) => why.remove());

function enhanceChoice(section, hooks) {
  const id = section.dataset.id;
  const answers = listed(section, ".answer");
  const several = section.dataset.question === "several";
  const check = action("Check");
  const again = action("Try again", true);
  const { row, result, reveal } = buttonRow(section, check);
  const input = (answer) => answer.querySelector("input");
  const isRight = (answer) => answer.hasAttribute("data-right");

  function show(focus) {
    clearWhy(section);
    const chosen = answers.filter((answer) => input(answer).checked);
    const missing = answers.filter((answer) => isRight(answer) && !input(answer).checked).length;
    const right = missing === 0 && chosen.every(isRight);
    for (const answer of chosen) showWhy(answer, section, answer.dataset.key, isRight(answer));
    const more = `${missing} more ${missing === 1 ? "answer fits" : "answers fit"}. Read the reasons and try again.`;
    const words = right ? "Yes. Read why below each answer." : several && chosen.every(isRight) ? `So far, so good: ${more}` : "Read why below your answer, then try another.";
    if (focus) say(result, words);
    reveal();
    row.append(again);
    return { chosen, right };
  }

  check.addEventListener("click", () => {
    if (!answers.some((answer) => input(answer).checked)) return say(result, several ? "Choose one or more answers first." : "Choose an answer first.");
    const { chosen, right } = show(true);
    hooks.answered(id, { k: chosen.map((answer) => answer.dataset.key), r: right });
  });
  again.addEventListener("click", () => {
    clearWhy(section);
    for (const answer of answers) input(answer).checked = false;
    say(result, "");
    again.remove();
    input(answers[0]).focus();
  });
  const before = hooks.saved("answers", id);
  if (!before) return;
  for (const answer of answers) input(answer).checked = before.k.includes(answer.dataset.key);
  if (answers.some((answer) => input(answer).checked)) show(false);
}

function enhanceOrder(section, hooks) {
  const id = section.dataset.id;
  const list = section.querySelector("[data-steps]");
  const wanted = section.querySelector("[data-right-order]").dataset.rightOrder.split(" ");
  const check = action("Check the order");
  const { result, reveal } = buttonRow(section, check);
  const items = () => [...list.children];

  function number() {
    items().forEach((item, place, all) => {
      item.querySelector(".sorting__place").textContent = String(place + 1);
      item.querySelector("[data-up]").setAttribute("aria-disabled", String(place === 0));
      item.querySelector("[data-down]").setAttribute("aria-disabled", String(place === all.length - 1));
    });
  }

  function move(item, by, button) {
    const all = items();
    const to = all.indexOf(item) + by;
    if (to < 0 || to >= all.length) return;
    if (by < 0) all[to].before(item);
    else all[to].after(item);
    for (const other of items()) other.classList.remove("fits");
    clearWhy(section);
    number();
    button.focus();
    say(result, `Moved to place ${to + 1} of ${all.length}.`);
  }

  for (const item of items()) {
    const words = item.querySelector(".sorting__words");
    const up = make("button", { type: "button", "data-up": true, "aria-label": `Move up: ${words.textContent}` }, "↑");
    const down = make("button", { type: "button", "data-down": true, "aria-label": `Move down: ${words.textContent}` }, "↓");
    up.addEventListener("click", () => move(item, -1, up));
    down.addEventListener("click", () => move(item, 1, down));
    item.prepend(make("span", { class: "sorting__place" }));
    item.append(make("span", { class: "sorting__move" }, up, down));
  }

  function show(focus) {
    const keys = items().map((item) => item.dataset.key);
    const fitting = keys.filter((key, place) => key === wanted[place]).length;
    items().forEach((item, place) => item.classList.toggle("fits", keys[place] === wanted[place]));
    const right = fitting === wanted.length;
    const counted = fitting === 0 ? "None is in its place yet" : `${fitting} of ${wanted.length} are in their place`;
    if (focus) say(result, right ? "Yes, that is the order. The reasons are in the box below." : `${counted}. Move some and check again, or open the box below.`);
    reveal();
    return { keys, right };
  }

  check.addEventListener("click", () => {
    const { keys, right } = show(true);
    hooks.answered(id, { k: keys, r: right });
  });
  const before = hooks.saved("answers", id);
  if (before && wanted.every((key) => before.k.includes(key))) {
    for (const key of before.k) list.append(...items().filter((item) => item.dataset.key === key));
    show(false);
  }
  number();
}

function enhanceMatch(section, hooks) {
  const id = section.dataset.id;
  const pairs = listed(section, ".pair");
  const check = action("Check the pairs");
  const { result, reveal } = buttonRow(section, check);
  const select = (pair) => pair.querySelector("select");
  const fits = (pair) => select(pair).value === pair.dataset.key;

  function show(focus) {
    clearWhy(section);
    for (const pair of pairs) {
      if (!select(pair).value) continue;
      if (fits(pair)) showWhy(pair, section, pair.dataset.key, true);
      else pair.append(make("div", { class: "why" }, make("strong", { class: "verdict verdict--no" }, "Not this one."), " Another one fits better here."));
    }
    const found = pairs.filter(fits).length;
    if (focus) say(result, found === pairs.length ? "Yes, these belong together." : `${found} of ${pairs.length} fit. Change the others and check again.`);
    reveal();
    return found === pairs.length;
  }

  check.addEventListener("click", () => {
    if (!pairs.some((pair) => select(pair).value)) return say(result, "Choose what belongs to each first.");
    const right = show(true);
    hooks.answered(id, { k: pairs.map((pair) => select(pair).value), r: right });
  });
  const before = hooks.saved("answers", id);
  if (!before) return;
  pairs.forEach((pair, place) => {
    const value = before.k[place] ?? "";
    if ([...select(pair).options].some((option) => option.value === value)) select(pair).value = value;
  });
  if (pairs.some((pair) => select(pair).value)) show(false);
}

function enhanceSpot(section, hooks) {
  const id = section.dataset.id;
  const phrases = listed(section, ".phrase").map((span) => {
    const box = make("input", { type: "checkbox", value: span.dataset.key });
    const label = make("label", { class: "phrase", "data-key": span.dataset.key, "data-right": span.hasAttribute("data-right") }, box, ...span.childNodes);
    span.replaceWith(label);
    return { box, key: label.dataset.key, right: label.hasAttribute("data-right"), words: label.textContent.trim() };
  });
  const record = section.querySelector("[data-record]");
  record.before(make("p", { class: "question__hint" }, "Mark the words, then check."));
  const check = action("Check");
  const { result, reveal } = buttonRow(section, check);

  function show(focus) {
    clearWhy(section);
    const marked = phrases.filter((phrase) => phrase.box.checked);
    const found = marked.filter((phrase) => phrase.right).length;
    const wanted = phrases.filter((phrase) => phrase.right).length;
    result.after(...marked.map((phrase) => {
      const words = phrase.words.startsWith("“") ? phrase.words : `“${phrase.words}”`;
      const holder = make("div", { class: "why" }, make("p", { class: "reasons__words" }, words));
      showWhy(holder, section, phrase.key, phrase.right, "Needs a question.", "Fine as it is.");
      return holder;
    }));
    const right = found === wanted && marked.length === wanted;
    if (focus) say(result, right ? `Yes, those are the ${wanted}.` : `You found ${found} of ${wanted}.${marked.length > found ? " Not everything that you marked needs a question." : ""}`);
    reveal();
    return { marked, right };
  }

  check.addEventListener("click", () => {
    if (!phrases.some((phrase) => phrase.box.checked)) return say(result, "Mark some words first.");
    const { marked, right } = show(true);
    hooks.answered(id, { k: marked.map((phrase) => phrase.key), r: right });
  });
  const before = hooks.saved("answers", id);
  if (!before) return;
  for (const phrase of phrases) phrase.box.checked = before.k.includes(phrase.key);
  if (phrases.some((phrase) => phrase.box.checked)) show(false);
}

function enhanceScenario(section, hooks) {
  const id = section.dataset.id;
  const scenes = section.querySelector("[data-scenes]");
  const moments = new Map(listed(scenes, ".scene").map((scene) => [scene.dataset.step, scene]));
  const log = make("div", { class: "scenes__log" });
  const again = action("Start again", true);
  let taken = [];
  scenes.replaceWith(log);
  const { row, result } = buttonRow(section);

  function play(number, focus) {
    const scene = moments.get(number).cloneNode(true);
    scene.removeAttribute("id");
    scene.querySelector(".scene__place")?.remove();
    scene.querySelector(".scene__end")?.remove();
    const turns = listed(scene, ".replies > li");
    const choices = turns.map((turn) => {
      const button = make("button", { type: "button" }, ...turn.querySelector("summary").childNodes);
      button.addEventListener("click", () => choose(scene, turn, true));
      turn.querySelector("details").hidden = true;
      turn.append(button);
      return { turn, key: turn.dataset.key };
    });
    log.append(scene);
    if (focus) scene.focus();
    if (!turns.length) {
      if (focus) say(result, "This conversation ends here. You can start again and try something else.");
      row.append(again);
    }
    return { scene, choices };
  }

  function choose(scene, turn, focus) {
    const words = turn.querySelector("button").textContent;
    const why = turn.querySelector(".turn__why").childNodes;
    const reason = make("div", { class: "said__why" }, ...[...why].map((node) => node.cloneNode(true)));
    scene.querySelector(".replies").remove();
    scene.classList.add("scene--past");
    log.append(make("p", { class: "said" }, make("span", { class: "hidden" }, "You say: "), words), reason);
    taken.push(turn.dataset.key);
    const next = play(turn.dataset.to, false);
    if (focus) {
      // From the reason on, so that it is read before what happens next.
      reason.tabIndex = -1;
      reason.focus();
      if (!next.choices.length) say(result, "This conversation ends here. You can start again and try something else.");
      if (!next.choices.length) hooks.answered(id, { k: taken, r: null });
    }
    return next;
  }

  function begin(focus) {
    taken = [];
    log.replaceChildren();
    again.remove();
    return play("1", focus);
  }

  again.addEventListener("click", () => {
    say(result, "");
    begin(true);
  });
  let now = begin(false);
  for (const key of hooks.saved("answers", id)?.k ?? []) {
    const known = now.choices.find((choice) => choice.key === key);
    if (!known) break;
    now = choose(now.scene, known.turn, false);
  }
}

function enhanceReflection(section, hooks) {
  const id = section.dataset.id;
  const box = section.querySelector("textarea");
  const { result } = buttonRow(section);
  let waiting = 0;
  box.value = hooks.saved("reflections", id)?.t ?? box.value;
  const hand = () => {
    clearTimeout(waiting);
    waiting = 0;
    const kept = hooks.reflected(id, box.dataset.prompt, box.value.trim());
    result.textContent = kept === false ? "Not kept: nothing is stored on this device." : "Kept on this device.";
  };
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(hand, LETTERS_PER_SAVE);
  });
  box.addEventListener("change", () => waiting && hand());
  addEventListener("pagehide", () => waiting && hand());
}

function enhanceConfidence(section, hooks) {
  const id = section.dataset.id;
  const when = section.dataset.when || "before";
  const { result } = buttonRow(section);
  const boxes = listed(section, "input[type=radio]");
  const compare = () => {
    const { before, after } = hooks.saved("confidence", id) ?? {};
    if (when === "after" && before && after) result.textContent = `Before the course: ${before}. Now: ${after}.`;
  };
  const before = hooks.saved("confidence", id)?.[when];
  for (const box of boxes) {
    box.checked = Number(box.value) === before;
    box.addEventListener("change", () => {
      hooks.rated(id, when, Number(box.value));
      compare();
    });
  }
  compare();
}

const ENHANCERS = {
  one: enhanceChoice, several: enhanceChoice, "true-or-false": enhanceChoice, wording: enhanceChoice, order: enhanceOrder, match: enhanceMatch,
  spot: enhanceSpot, scenario: enhanceScenario, reflection: enhanceReflection, confidence: enhanceConfidence,
};

// hooks: saved(part, id), answered(id, {k, r}), reflected(id, prompt, text), rated(id, when, value)
export function enhance(root, hooks) {
  for (const section of listed(root, "[data-question]")) ENHANCERS[section.dataset.question]?.(section, hooks);
}
