// One page of the library as a chapter: what belongs to the screen goes, and nothing in it clashes with other chapters.

// What leads elsewhere, asks for a script, or stands in the chapter's head already.
const NEEDLESS = [
  "script", "template", "button", "nav", "datalist", "[role=status]", "[data-without-script]", ".keep", ".feedback",
  ".related", ".path-badge", ".note-use", ".form-box", ".deck-box", ".film-box", ".deck-draw", ".chooser__form", ".chooser__plain",
  ".course-units__progress", ".for-trainers__top", ".for-trainers__facts", ".for-trainers__embed", ".session__links",
  ".form__keep", ".form__take", ".form__contents", ".transcript__head > a", ".button", ".keep-it", ".keep-it__beside",
].join(",");
const REFERRING = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "list", "form"];
const FILMS = "video, audio, iframe, [data-outside]";

/** The day by the reader's calendar, as the pages write it: 2026-11-23. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Clean a part of a fetched page, in place. `mark` begins every id; `chapters` says which addresses are in the booklet. */
export function tidy(part, { base, mark, chapters }) {
  for (const due of part.querySelectorAll("[data-due]")) due.hidden = today() <= due.dataset.due;
  filmsToWords(part, base);
  for (const needless of part.querySelectorAll(`${NEEDLESS}, [hidden]`)) needless.remove();
  for (const box of part.querySelectorAll("details")) box.open = true;
  // A question for trainers stays where there is one; its heading alone says nothing.
  for (const section of part.querySelectorAll(".for-trainers:not(:has(ol))")) section.remove();
  landmarksToPlain(part);
  lowerHeadings(part);
  ownNames(part, mark);
  addresses(part, { base, mark, chapters });
  for (const element of part.querySelectorAll("*")) bare(element);
  return part;
}

function filmsToWords(part, base) {
  for (const player of part.querySelectorAll(".player")) {
    const film = player.querySelector(FILMS);
    const words = part.ownerDocument.createElement("p");
    const link = part.ownerDocument.createElement("a");
    link.href = base.split("#")[0];
    link.textContent = link.href;
    const length = player.querySelector(".player__facts li")?.textContent.trim();
    words.append("A film", length ? ` of ${length}` : "", ", to watch at ", link, ". All that is said and shown stands in the transcript.");
    if (film) player.replaceWith(words);
    else player.remove();
  }
  for (const film of part.querySelectorAll(FILMS)) film.remove();
}

// A booklet has one main part; a dozen regions called “Where this comes from” help nobody to find their way.
function landmarksToPlain(part) {
  for (const element of part.querySelectorAll("section, aside, header, footer, form, [role=region]:not(.table-scroll), [role=form]")) {
    for (const name of ["aria-labelledby", "aria-label"]) element.removeAttribute(name);
    if (["region", "form"].includes(element.getAttribute("role"))) element.removeAttribute("role");
    if (element.matches("aside, header, footer, form")) rename(element, "div");
  }
}

function rename(element, name) {
  const other = element.ownerDocument.createElement(name);
  for (const { name: key, value } of element.attributes) if (!["action", "method"].includes(key)) other.setAttribute(key, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

function lowerHeadings(part) {
  for (const heading of part.querySelectorAll("h1, h2, h3, h4, h5")) rename(heading, `h${Number(heading.localName[1]) + 1}`);
}

function ownNames(part, mark) {
  const own = (id) => `${mark}-${id}`;
  const here = new Set([...part.querySelectorAll("[id]")].map(({ id }) => id));
  for (const element of part.querySelectorAll("*")) {
    for (const name of REFERRING.filter((one) => element.hasAttribute(one))) {
      const ids = element.getAttribute(name).split(/\s+/).filter((id) => here.has(id)).map(own);
      if (ids.length) element.setAttribute(name, ids.join(" "));
      else element.removeAttribute(name);
    }
    if (element.id) element.id = own(element.id);
    if (element.getAttribute("name") && element.matches("input, select, textarea, details")) element.setAttribute("name", own(element.getAttribute("name")));
  }
}

function addresses(part, { base, mark, chapters }) {
  const site = new URL("../../", import.meta.url).href;
  const find = (id) => part.ownerDocument.getElementById(id) ?? part.querySelector(`[id="${CSS.escape(id)}"]`);
  for (const link of part.querySelectorAll("a[href]")) {
    const to = new URL(link.getAttribute("href"), base);
    const here = to.href.split("#")[0] === base.split("#")[0];
    const place = `${mark}-${decodeURIComponent(to.hash.slice(1))}`;
    const chapter = chapters.get(to.href.split("#")[0]);
    if (here && to.hash && find(place)) link.setAttribute("href", `#${place}`);
    else if (chapter) link.setAttribute("href", `#${chapter}`);
    else {
      link.href = to.href;
      if (to.href.startsWith(site)) link.classList.add("booklet__inside");
    }
    for (const name of ["download", "target", "rel"]) link.removeAttribute(name);
  }
  for (const picture of part.querySelectorAll("img[src]")) {
    picture.src = new URL(picture.getAttribute("src"), base).href;
    for (const name of ["loading", "srcset", "sizes"]) picture.removeAttribute(name);
  }
}

// What scripts would have read is of no use to a reader. Tables name their columns and drawings their theme by it.
const KEPT_DATA = ["data-label", "data-theme", "data-kind"];
function bare(element) {
  for (const { name } of [...element.attributes]) {
    if (name.startsWith("data-") && !KEPT_DATA.includes(name)) element.removeAttribute(name);
  }
}
