// The ways in which a draft leaves the page, drawn anew after each change.

import { make } from "../form/controls.js";
import { fits, fitsSigningIn, folderOf, mail, newFile, save, upload, zip } from "./handing_on.js";

const out = (href, words, button = true) => make("a", { href, target: "_blank", rel: "noopener noreferrer", class: button ? "button" : "" }, `${words} (opens in a new tab)`);
const steps = (...items) => make("ol", {}, ...items.map((item) => make("li", {}, ...[item].flat())));

function action(words, press, className = "form__quiet") {
  const made = make("button", { type: "button", class: className }, words);
  made.addEventListener("click", press);
  return made;
}

const way = (title, ...parts) => make("div", { class: "new__way" }, make("h3", {}, title), ...parts);

export function ways({ model, draft, files, attached, title, say }) {
  const folder = folderOf(draft);
  const name = `${draft.slug || "new-resource"}.zip`;
  const index = files[0];
  const copy = action("Copy the text", () => navigator.clipboard.writeText(index.content).then(() => say("The text is copied."), () => say("This browser does not let the page copy. Download the folder instead.")));
  const download = action("Download the folder (zip)", async () => {
    try {
      const others = await Promise.all(attached.map(async (file) => ({ path: folder + file.name, content: await file.arrayBuffer() })));
      save(name, await zip([...files, ...others]));
      say("The folder is saved as a zip.");
    } catch {
      say("The zip could not be made. You may be offline. Copy the text instead.");
    }
  });
  const carried = [way("Take it with you", make("p", {}, "The zip holds the folder as it stands in the library: ", make("code", {}, folder)), make("p", { class: "new__buttons" }, download, copy))];
  if (!model.repository) return [...carried, letter(model, title, name)];
  if (files.length + attached.length > 1) return [severalFiles(model, download), ...carried.slice(1), way("Take it with you", make("p", { class: "new__buttons" }, copy))];
  return [oneFile(model, index, copy), way("Take it with you", make("p", { class: "new__buttons" }, download))];
}

function letter(model, title, name) {
  const whom = model.email ? make("code", {}, model.email) : "whoever looks after this library";
  return way(
    "Send it yourself",
    make("p", {}, "This library takes new resources by e-mail."),
    steps(
      ["Download the folder (zip)."],
      [make("a", { href: mail(model, title, name), class: "button", "data-mail": "" }, "Open an e-mail draft")],
      ["Attach ", make("code", {}, name), " and send it to ", whom, "."],
    ),
  );
}

function oneFile(model, { path, content }, copy) {
  const whole = newFile(model, path, content);
  const proposed = 'Press “Commit changes…”, then “Propose changes” and “Create pull request”. GitHub makes a copy of your own where it needs one.';
  if (fits(whole)) {
    return way(
      "Propose it on GitHub",
      make("p", {}, "GitHub opens with the file filled in. You need a free account there, and nothing else."),
      make("p", {}, Object.assign(out(whole, "Open the new file on GitHub"), { id: "new-github" })),
      fitsSigningIn(whole) ? "" : make("p", {}, "Sign in to GitHub first: it can’t carry a text of this length through its sign-in page."),
      make("p", {}, proposed),
    );
  }
  return way(
    "Propose it on GitHub",
    make("p", {}, "The text is too long to travel in a web address, so you carry it over yourself."),
    steps([copy], [Object.assign(out(newFile(model, path, ""), "Open the empty file on GitHub"), { id: "new-github-empty" })], ["Click into the large empty field there and paste (Ctrl+V, or ⌘V on a Mac)."], [proposed]),
  );
}

function severalFiles(model, download) {
  return way(
    "Propose it on GitHub",
    make("p", {}, "It has more than one file, so the whole folder goes over at once."),
    steps([download], ["Unpack the zip: you get a folder called ", make("code", {}, "resources"), "."], [Object.assign(out(upload(model), "Open GitHub’s upload page"), { id: "new-github-upload" })], ["Drag the folder ", make("code", {}, "resources"), " onto that page, then press “Propose changes” and “Create pull request”."]),
  );
}
