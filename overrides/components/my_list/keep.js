// The button that keeps a resource on this device. Where a page is sensitive, keeping takes a second, informed step.

// Most pages are opened by people who keep nothing: what reads and writes the list comes with the first press, or
// where there is a list already.
let kept = null;
let sharing = null;
async function opened() {
  [kept, sharing] = await Promise.all([import("./kept.js"), import("./sharing.js")]);
}

function isThere() {
  try {
    return localStorage.getItem("library.list") !== null;
  } catch {
    return false; // some locked-down browsers throw as soon as storage is named
  }
}

const page = new URL("../../list/", import.meta.url);
const WORDS = "Keep in my list";
// What was taken off here comes back with its note and its place.
const takenOff = new Map();
let voice = null;

function make(tag, properties = {}, ...within) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...within);
  return element;
}

function say(words) {
  voice.textContent = words;
}

const many = (number) => `${number} ${number === 1 ? "resource" : "resources"}`;

/** Return a button for one resource. What it has to say stands right after it. */
export function keepButton({ id, title, sensitive = false }) {
  voice ??= document.body.appendChild(make("p", { className: "hidden", role: "status" }));
  const button = make("button", { type: "button", className: "keep-it" });
  button.dataset.keeps = id;
  button.setAttribute("aria-label", `${WORDS}: ${title}`);
  button.append(make("span", { className: "keep-it__mark", ariaHidden: "true" }), WORDS);
  const resource = { id, title, sensitive };
  button.addEventListener("click", async () => {
    await opened();
    pressed(button, resource);
  });
  showState(button);
  if (!kept && isThere()) opened().then(showStates);
  return button;
}

function showState(button) {
  button.setAttribute("aria-pressed", String(Boolean(kept?.holds(button.dataset.keeps))));
}

function showStates() {
  for (const button of document.querySelectorAll("[data-keeps]")) showState(button);
}

function pressed(button, resource) {
  if (kept.holds(resource.id)) {
    takenOff.set(resource.id, kept.take(resource.id));
    beside(button);
    say(`“${resource.title}” is off your list.`);
    showStates();
  } else if (resource.sensitive) ask(button, resource);
  else keep(button, resource);
}

function keep(button, { id, title }) {
  const stored = takenOff.get(id)?.() ?? kept.keep({ id, title });
  takenOff.delete(id);
  showStates();
  const list = kept.read();
  const link = make("a", { href: stored ? page.href : sharing.address(list), textContent: `My list: ${many(list.items.length)}` });
  if (stored) {
    beside(button, link);
    say(`“${title}” is on your list: ${many(list.items.length)}.`);
    return;
  }
  const why = kept.holdsUnreadable()
    ? "Your list was kept by a later version of this page, so nothing can be added here."
    : "This browser does not let the page keep anything.";
  link.textContent = "Open a list with it in the address instead";
  beside(button, make("p", {}, `${why} `, link));
  say(`${why} ${link.textContent}.`);
}

function ask(button, resource) {
  const yes = make("button", { type: "button", className: "keep-it__yes", textContent: "Keep it on this device" });
  const no = make("button", { type: "button", className: "keep-it__no", textContent: "Don’t keep it" });
  const question = make(
    "div", { role: "group", ariaLabel: "Think first", className: "keep-it__ask" },
    make("p", {}, make("strong", { textContent: "Think first." }), " This browser would store the title, and what you write beside it. Somebody who uses this device can see it."),
    make("p", { className: "keep-it__choice" }, yes, " ", no),
  );
  yes.addEventListener("click", () => {
    button.focus();
    keep(button, resource);
  });
  no.addEventListener("click", () => {
    beside(button);
    button.focus();
    say("Nothing was kept.");
  });
  question.addEventListener("keydown", ({ key }) => key === "Escape" && no.click());
  beside(button, question);
  no.focus();
}

function beside(button, ...content) {
  const place = button.nextElementSibling;
  if (place?.matches(".keep-it__beside")) place.remove();
  if (content.length) button.after(make("div", { className: "keep-it__beside" }, ...content));
}

// Where a card gives no words of its own, its heading names the resource.
for (const place of document.querySelectorAll("[data-keep]")) {
  const title = place.dataset.title ?? place.closest("article")?.querySelector("a")?.textContent ?? place.dataset.keep;
  place.replaceChildren(keepButton({ id: place.dataset.keep, title, sensitive: "sensitive" in place.dataset }));
  place.hidden = false;
}
const changed = () => (kept || isThere()) && opened().then(showStates);
window.addEventListener("storage", changed); // another tab
window.addEventListener("pageshow", changed); // Back, after the list was changed
