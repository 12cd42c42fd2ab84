// The page's address holds all that was asked, so that it can be shared, kept and gone back to.

const LONGEST = 200; // letters, as in the box

/** Return what an address asks for. Values that the page does not offer are left out. */
export function fromAddress(offered, query = window.location.search) {
  const given = new URLSearchParams(query);
  const chosen = {};
  for (const [facet, values] of Object.entries(offered)) {
    const wanted = given.getAll(facet).flatMap((value) => value.split(","));
    const known = values.filter((value) => wanted.includes(value));
    if (known.length) chosen[facet] = known;
  }
  return { text: (given.get("q") ?? "").trim().slice(0, LONGEST), exact: given.get("exact") === "1", chosen };
}

/** Return the address that asks for it, beginning at its question mark. */
export function toAddress({ text, exact, chosen }) {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  if (text && exact) query.set("exact", "1");
  for (const [facet, values] of Object.entries(chosen)) query.set(facet, values.join(","));
  const asked = query.toString().replaceAll("%2C", ",");
  return asked ? `?${asked}` : window.location.pathname;
}
