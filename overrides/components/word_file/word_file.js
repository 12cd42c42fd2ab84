// Fills a Word file that was made with the site. The libraries beside it are fetched when they are first needed.

const KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const NEEDED = ["pizzip-3.3.0.min.js", "docxtemplater-3.71.0.min.js"];
// Signs that nobody types, so that no words of a form are taken for a place to fill.
const PLACES = { start: "⟦", end: "⟧" };

function load(name) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(name, import.meta.url).href;
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error(`${name} could not be loaded`)));
    document.head.append(script);
  });
}

let loaded = null;
function libraries() {
  loaded ??= Promise.all(NEEDED.map(load)).catch((error) => {
    loaded = null; // the next press tries again
    throw error;
  });
  return loaded;
}

// The one of them that makes zip files, for others than Word.
export async function zipMaker() {
  if (!globalThis.PizZip) await load(NEEDED[0]);
  return globalThis.PizZip;
}

export async function filledWordFile(template, data) {
  const [answer] = await Promise.all([fetch(template), libraries()]);
  if (!answer.ok) throw new Error(`${template}: ${answer.status}`);
  const zip = new globalThis.PizZip(await answer.arrayBuffer());
  const file = new globalThis.docxtemplater(zip, { delimiters: PLACES, paragraphLoop: true, linebreaks: true, nullGetter: () => "" });
  file.render(data);
  return file.toBlob({ type: KIND, compression: "DEFLATE" });
}
