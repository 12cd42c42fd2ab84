// The list as one file that opens without a network: styles and small pictures within, no script, no request.

import { booklet } from "./booklet.js";
import { usedOf } from "./used_styles.js";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** Bytes of the largest picture that is taken along. Larger ones are named, with their address. */
const LARGEST = 150_000;

/** Return the file's text and what could not be fetched. */
export async function offlineFile(options) {
  const { element, missing } = await booklet(options);
  await Promise.all([...element.querySelectorAll("img")].map(within));
  const page = document.implementation.createHTMLDocument(options.title);
  page.documentElement.lang = "en-GB";
  page.head.prepend(
    meta(page, { charset: "utf-8" }),
    meta(page, { "http-equiv": "Content-Security-Policy", content: POLICY }),
    meta(page, { name: "viewport", content: "width=device-width, initial-scale=1" }),
    meta(page, { name: "color-scheme", content: "light dark" }),
    meta(page, { name: "referrer", content: "no-referrer" }),
  );
  const main = page.createElement("main");
  main.className = "wrap booklet booklet--file";
  main.append(...element.childNodes);
  page.body.append(main);
  // This page's own policy would refuse the style, so it is put in as text.
  const [before, after] = page.documentElement.outerHTML.split("</head>", 2);
  return { text: `<!doctype html>\n${before}<style>${await styles(page)}</style></head>${after}\n`, missing };
}

function meta(page, attributes) {
  const element = page.createElement("meta");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

async function styles(page) {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")];
  const texts = await Promise.all(sheets.map(async ({ href }) => (await fetch(href)).text()));
  return usedOf(texts.join("\n"), page).replaceAll("</", "<\\/");
}

async function within(picture) {
  try {
    const answer = await fetch(picture.src);
    const data = answer.ok ? await answer.blob() : null;
    if (!data || data.size > LARGEST) throw new Error("too large");
    picture.src = await asData(data);
  } catch {
    const link = document.createElement("a");
    link.href = picture.src;
    link.textContent = picture.src;
    const words = document.createElement("span");
    words.append(`Picture${picture.alt ? `: ${picture.alt}` : ""} (`, link, ")");
    picture.replaceWith(words);
  }
}

const asData = (blob) =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.addEventListener("error", () => failed(reader.error));
    reader.readAsDataURL(blob);
  });

/** A file's size in words, as the pages say it. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
