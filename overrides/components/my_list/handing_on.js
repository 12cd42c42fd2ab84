// Handing a list on: as a link, as a pack to print, as a file that works offline.

import { save } from "../learning_record/record_files.js";
import { count } from "../learning_record/record_rows.js";
import { offlineFile, size } from "./offline.js";
import { dropPack, makePack } from "./pack.js";
import { LONG, address } from "./sharing.js";
import { today } from "./tidying.js";

/** Connect the page's part for handing on. `list` and `cards` say what is shown just now, `said` tells the reader. */
export function handOn(page, { list, cards, said }) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  const progress = (name) => page.querySelector(`[data-progress=${name}]`);
  const withNotes = page.querySelector("#with-notes");
  let file = null;
  let lacked = false; // the reader knows that pages are missing

  function changed() {
    const link = address(list(), { notes: withNotes.checked });
    part("link").value = link;
    part("long").hidden = link.length <= LONG;
    // What was made of the list as it was must not be taken for the list as it is.
    file = null;
    lacked = false;
    part("save-file").hidden = true;
    for (const name of ["pack", "file"]) progress(name).textContent = "";
    dropPack(page);
  }

  const options = (name) => {
    const entries = cards().map(({ card, note }) => ({ card, note: withNotes.checked ? note : "" }));
    progress(name).textContent = `0 of ${count(entries.length, "page")}`;
    return {
      title: list().title || "A list from the library",
      entries,
      site: page.dataset.site,
      cover: page.querySelector("[data-template=cover]"),
      told: (done) => (progress(name).textContent = `${done} of ${count(entries.length, "page")}`),
    };
  };

  const lacking = (missing) => (missing.length ? ` Not fetched: ${missing.join("; ")}.` : "");

  async function busy(name, work) {
    const button = part(`make-${name}`);
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    said("The pages are being fetched.");
    try {
      await work(options(name));
    } catch {
      said("The pages could not be fetched. Try again when you are connected.");
    }
    progress(name).textContent = "";
    button.ariaDisabled = "false";
  }

  // A cover and a row of addresses are no pack.
  function needsSome(missing, { entries }) {
    if (missing.length === entries.length) throw new Error("nothing was fetched");
  }

  const print = () =>
    busy("pack", async (asked) => {
      const missing = await makePack(page, asked);
      const ready = !missing.length || (lacked && missing.length < asked.entries.length);
      if (!ready) dropPack(page);
      needsSome(missing, asked);
      lacked = true;
      said(ready ? `The pack is ready to print.${lacking(missing)}` : `${lacking(missing).trim()} Press “Print as one pack” again: it tries once more, and prints what there is.`);
      if (ready) window.print();
    });

  const makeFile = () =>
    busy("file", async (asked) => {
      const { text, missing } = await offlineFile(asked);
      needsSome(missing, asked);
      const bytes = new Blob([text]).size;
      file = text;
      part("save-file").textContent = `Save the file (${size(bytes)})`;
      part("save-file").hidden = false;
      said(`The file is ready: ${size(bytes)}.${lacking(missing)}`);
      part("save-file").focus();
    });

  async function copy() {
    try {
      await navigator.clipboard.writeText(part("link").value);
      said("Link copied.");
    } catch {
      part("link").select();
      said("Copying is blocked here. The link is selected: copy it yourself.");
    }
  }

  withNotes.addEventListener("change", changed);
  part("copy").addEventListener("click", copy);
  part("make-pack").addEventListener("click", print);
  part("make-file").addEventListener("click", makeFile);
  part("save-file").addEventListener("click", () => file && save(`my-list-${today()}.html`, "text/html;charset=utf-8", file));
  return { changed };
}
