// Fetches the search's own data, each file once for a page; a file that failed is asked for again.

const top = new URL("../../search/", import.meta.url);
const files = new Map();

/** Return a JSON file of `/search/`; null where there is none, such as words with an unused first letter. */
export function data(name) {
  if (!files.has(name)) {
    const file = fetch(new URL(name, top)).then((answer) => {
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
    files.set(name, file);
    file.catch(() => files.delete(name));
  }
  return files.get(name);
}
