// A list as one document: a cover, the contents, and every resource with all that its page says.

import { count, dayInWords, duration } from "../learning_record/record_rows.js";
import { fetchPage } from "./fetching.js";
import { tidy, today } from "./tidying.js";

const top = new URL("../../", import.meta.url);
const AT_ONCE = 4;

function make(tag, properties = {}, ...within) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...within);
  return element;
}

/** The words of a list's amount: “6 resources, about 70 minutes”. */
export function amount(cards) {
  const minutes = cards.reduce((sum, card) => sum + card.takes, 0);
  return `${count(cards.length, "resource")}, about ${minutes < 120 ? count(minutes, "minute") : duration(minutes)}`;
}

/** The address that never changes, whole, so that it can be typed from paper. */
export const permanent = (id, site) => `${site || top.href}r/${id}/`;

/**
 * Make the document. `entries` are `{card, note}`, `site` is the published address or empty, `cover` the cover's template.
 * `told(done)` hears after each page. Returns the element and the titles of what could not be fetched.
 */
export async function booklet({ title, entries, site, cover, told }) {
  const chapters = new Map(entries.map(({ card }, place) => [new URL(card.url, top).href, `r${place + 1}`]));
  for (const { card } of entries) chapters.set(new URL(`r/${card.id}/`, top).href, chapters.get(new URL(card.url, top).href));
  const made = await inTurn(entries, (entry, place) => chapter(entry, place + 1, { site, chapters }), told);
  const front = cover.content.firstElementChild.cloneNode(true);
  fillCover(front, { title, entries, badges: made.flatMap(({ badges }) => badges) });
  const element = make("div", { className: "booklet" }, front, contents(entries), ...made.map(({ article }) => article));
  return { element, missing: entries.filter((_, place) => made[place].missing).map(({ card }) => card.title) };
}

// A few at once: a slow line is not helped by thirty requests, nor a reader by one after another.
async function inTurn(items, work, told) {
  const results = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    while (next < items.length) {
      const place = next;
      next += 1;
      results[place] = await work(items[place], place);
      done += 1;
      told(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

function fillCover(front, { title, entries, badges }) {
  const slot = (name) => front.querySelector(`[data-slot=${name}]`);
  slot("title").replaceWith(make("h1", { textContent: title }));
  slot("amount").textContent = amount(entries.map(({ card }) => card));
  slot("day").textContent = dayInWords(today());
  const lines = [...new Set(badges)].map((words) => `${badges.filter((one) => one === words).length} of ${count(entries.length, "page")}: ${words}`);
  slot("status").replaceChildren(...lines.map((words) => make("li", { textContent: words })));
  slot("status").hidden = !lines.length;
  for (const name of front.querySelectorAll("[data-slot]")) name.removeAttribute("data-slot");
  for (const hidden of front.querySelectorAll("[hidden]")) hidden.remove();
}

function contents(entries) {
  const lines = entries.map(({ card }, place) => make("li", {}, make("a", { href: `#r${place + 1}`, textContent: card.title }), " ", make("span", { textContent: card.minutes })));
  const part = make("div", { className: "booklet__contents" }, make("h2", { textContent: "Contents" }), make("ol", {}, ...lines));
  return part;
}

async function chapter({ card, note }, number, { site, chapters }) {
  const mark = `r${number}`;
  const article = make("article", { className: "booklet__resource", id: mark });
  article.dataset.theme = card.theme;
  const address = permanent(card.id, site);
  const where = make("p", {}, "Today’s version: ", make("a", { href: address, className: "booklet__inside", textContent: address }));
  const code = site ? [make("img", { src: new URL(`r/${card.id}/qr.svg`, top).href, alt: `QR code of the address of ${card.title}`, width: 96, height: 96 })] : [];
  const head = make(
    "div", { className: "booklet__head" },
    make("p", { className: "booklet__kind", textContent: `${number}. ${card.type_label}, ${card.minutes}` }),
    make("h2", { textContent: card.title }),
    make("p", { className: "lead", textContent: card.summary }),
    make("div", { className: "booklet__address" }, ...code, where),
  );
  if (note) head.append(make("p", { className: "booklet__note" }, make("strong", { textContent: "Note: " }), note));
  article.append(head);
  try {
    const page = await fetchPage(new URL(card.url, top));
    const badges = await pour(page, article, { mark, chapters });
    return { article, badges, missing: false };
  } catch {
    article.append(make("p", { className: "missing", textContent: "This page could not be fetched when the pack was made. Its address stands above." }));
    return { article, badges: [], missing: true };
  }
}

async function pour(page, article, { mark, chapters }) {
  const form = page.document.querySelector(".form-box a.button")?.getAttribute("href");
  const facts = page.document.querySelector("main .facts dl");
  const body = page.document.querySelectorAll("main .resource__first, main .resource__main");
  const shown = page.document.querySelector("main .resource__head .badges");
  const parts = [shown, facts && wrapped(facts, "facts"), ...body].filter(Boolean);
  if (form) parts.push(await blankForm(new URL(form, page.url)));
  const badges = [];
  for (const [place, part] of parts.entries()) {
    // A form's questions may bear the names of its page's headings.
    const own = part.matches(".booklet__form") ? `${mark}-form` : mark;
    const base = part.dataset.from ?? page.url;
    tidy(part, { base, mark: own, chapters });
    if (part === shown) badges.push(...[...part.querySelectorAll(".badge--waiting, .badge--law, .badge--overdue")].map((badge) => badge.textContent.trim()));
    if (part.childElementCount) article.append(document.adoptNode(part));
    if (place === 0 && part === shown && !part.childElementCount) part.remove();
  }
  return badges;
}

function wrapped(element, className) {
  const box = element.ownerDocument.createElement("div");
  box.className = className;
  box.append(element);
  return box;
}

async function blankForm(url) {
  const page = await fetchPage(url);
  const form = page.document.querySelector("main .form");
  const heading = page.document.createElement("h2");
  heading.textContent = "The form, to fill in";
  form.removeAttribute("role");
  form.removeAttribute("aria-label");
  const box = page.document.createElement("div");
  box.className = "booklet__form";
  box.dataset.from = page.url;
  box.append(heading, form);
  return box;
}
