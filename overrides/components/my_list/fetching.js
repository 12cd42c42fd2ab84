// A page of this site, read without being shown: nothing in it runs, and no picture of it is loaded.

export async function fetchPage(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw Object.assign(new Error(`${url}: ${answer.status}`), { status: answer.status });
  return { document: new DOMParser().parseFromString(await answer.text(), "text/html"), url: answer.url };
}
