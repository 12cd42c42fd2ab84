// One result: what it is, for whom and when, and the places in it where the words stand.

import { make, whole } from "./elements.js";

export function result(hit) {
  const entry = make("li", { className: "result" });
  entry.dataset.id = hit.id;
  entry.dataset.theme = hit.theme;
  const title = make("a", { href: whole(hit.url), textContent: hit.title });
  const words = make(
    "div", { className: "result__words" },
    make("h3", { className: "result__title" }, title),
    facts(hit),
    make("p", { className: "result__summary", textContent: hit.summary }),
  );
  if (hit.passages.length) words.append(make("ul", { className: "result__passages" }, ...hit.passages.slice(0, 2).map(passage)));
  const keep = make("div", { className: "result__keep" });
  keep.hidden = true;
  words.append(keep);
  const mark = document.querySelector(`template[data-mark="${CSS.escape(hit.theme)}"]`);
  if (mark) entry.append(mark.content.cloneNode(true));
  entry.append(words);
  return entry;
}

function facts(hit) {
  const said = [
    ["Kind", hit.type_label],
    ["Time", hit.minutes, "result__minutes"],
    ["Theme", hit.theme_label],
    ["", hit.restricted ? "Limits on use" : "", "result__limit"],
    ["For", hit.who, "result__use"],
    ["When", hit.when, "result__use"],
  ];
  return make("ul", { className: "result__facts" }, ...said.filter(([, value]) => value).map(fact));
}

function fact([label, value, className = ""]) {
  const said = label && make("span", { className: className === "result__use" ? "result__label" : "hidden", textContent: `${label}: ` });
  return make("li", { className }, said, value);
}

function passage({ parts, url, where, moment }) {
  const words = make("span", { className: "passage__words" }, ...parts.map(({ text, marked }) => (marked ? make("mark", { textContent: text }) : text)));
  const place = [where, moment && `from ${moment}`].filter(Boolean).join(", ");
  if (!place) return make("li", { className: "passage" }, words);
  return make("li", { className: "passage" }, make("a", { className: "passage__where", href: whole(url), textContent: place }), " ", words);
}

let button;

/** Give each result the button that keeps it, where this library has one. */
export async function offerKeeping(entries, hits) {
  button ??= import("../my_list/keep.js").then(({ keepButton }) => keepButton, () => null);
  const make = await button;
  if (!make) return;
  for (const [place, { id, title, sensitive }] of hits.entries()) {
    const keep = entries[place].querySelector(".result__keep");
    keep.append(make({ id, title, sensitive }));
    keep.hidden = false;
  }
}
