// Carries the files away: to GitHub's own page for a new file, as a zip, or with an e-mail. Nothing is sent from here.

import { zipMaker } from "../word_file/word_file.js";

// GitHub answers an address of more than 8,191 bytes with “Your request URL is too long”
// (https://github.com/github/docs/issues/5136). A little is left for what a proxy may add.
export const LONGEST_ADDRESS = 8000;
const SIGN_IN = "https://github.com/login?return_to=";

export const folderOf = (draft) => `resources/${draft.folder}/${draft.slug}/`;

// The page on which GitHub shows the file ready to propose. It makes a fork where somebody may not write.
export function newFile(model, path, text) {
  return `${model.repository}/new/${model.branch}?${new URLSearchParams({ filename: path, ...(text ? { value: text } : {}) })}`;
}

export const upload = (model) => `${model.repository}/upload/${model.branch}`;
export const fits = (address) => address.length <= LONGEST_ADDRESS;
// Somebody who is not signed in is led over an address that holds this one, written out once more.
export const fitsSigningIn = (address) => (SIGN_IN + encodeURIComponent(address)).length <= LONGEST_ADDRESS;

export async function zip(files) {
  const PizZip = await zipMaker();
  const made = new PizZip();
  for (const { path, content } of files) made.file(path, content);
  return made.generate({ type: "blob", compression: "DEFLATE", mimeType: "application/zip" });
}

export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function mail(model, title, name) {
  const subject = `A new resource for the library: ${title || "no title yet"}`;
  const body = [
    "Hello,",
    "",
    `Please add this resource to the learning library: ${title || "no title yet"}.`,
    `The file ${name} is attached. It holds the resource's folder, ready to be put into the library.`,
    "",
    "For whoever adds it: unpack it over the library's top folder, then run python3 scripts/check.py.",
    "",
  ];
  return `mailto:${encodeURIComponent(model.email).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.join("\r\n"))}`;
}
