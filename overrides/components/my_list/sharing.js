// A list as an address: /list/#v=1&title=For+new+starters&n.pc-03=Start+here&ids=pc-03,ng-05
// It stands after the #, which browsers send to no server.

import { MOST, tidied, whole } from "./kept.js";

const VERSION = "1";
const page = new URL("../../list/", import.meta.url);
/** From here on, some mail programs break a link or cut it. */
export const LONG = 1900;

// Programs that turn addresses into links stop at brackets and quotation marks, and leave a full stop at the end out.
const SIGNS = /[!'()*~]/g;
const written = (text) =>
  encodeURIComponent(whole(text)).replace(SIGNS, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%20", "+");

/** Return the address of a list. The ids stand last, so that it ends in a letter or a figure. */
export function address(list, { notes = false } = {}) {
  if (!list.items.length) return page.href;
  const parts = [`v=${VERSION}`];
  if (list.title) parts.push(`title=${written(list.title)}`);
  for (const { id, note } of notes ? list.items : []) if (note) parts.push(`n.${id}=${written(note)}`);
  parts.push(`ids=${list.items.map(({ id }) => id).join(",")}`);
  return `${page.href}#${parts.join("&")}`;
}

/** Return the list in an address, with what could not be read of it; nothing where the address holds no list. */
export function listIn(fragment) {
  const values = new URLSearchParams(unwrapped(fragment.replace(/^#/, "")));
  if (!values.has("ids")) return null;
  // A full stop or a bracket after the link is none of its last id.
  const ids = values.get("ids").replace(/[^a-z0-9]+$/i, "").split(/[\s,;]+/).filter(Boolean);
  const { list, problems } = tidied({
    title: values.get("title") ?? "",
    items: ids.map((id) => ({ id, note: values.get(`n.${id}`) ?? "" })),
  });
  if ((values.get("v") ?? VERSION) !== VERSION) {
    problems.unshift("This link was made by a later version of the library. What could be read of it is shown.");
  }
  return { list, problems };
}

// Some mail programs write every sign of an address once more in code.
function unwrapped(text) {
  if (/(^|&)ids=/.test(text) || text.length > MOST.items * MOST.note) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
