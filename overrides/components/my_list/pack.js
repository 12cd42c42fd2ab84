// The list as one pack on paper. It stands in the page for the printer alone; on the screen the list stays.

import { booklet } from "./booklet.js";

const pages = (box) => box.querySelectorAll(".booklet").forEach((old) => old.remove());

/** Make the pack inside `box`, ready to print. Returns the titles of the pages that could not be fetched. */
export async function makePack(box, options) {
  pages(box);
  const { element, missing } = await booklet(options);
  // Empty fields print as lines to write on.
  for (const form of element.querySelectorAll(".form")) form.dataset.live = "";
  box.append(element);
  await Promise.all([...element.querySelectorAll("img")].map((picture) => picture.decode().catch(() => picture.remove())));
  return missing;
}

export const dropPack = pages;
