// The part of the library's stylesheet that one document uses. Rules are taken as they are written: what browsers
// give back of a rule has lost every border that is set by a variable.

// What a document can't show of itself: states, and parts that are drawn.
const STATES = /::[\w-]+(\([^()]*\))?|:(hover|focus|focus-visible|active|target|checked|disabled|placeholder-shown)\b/g;
// The checker of the W3C does not know it yet; fields keep their size without it.
const UNKNOWN = /field-sizing:[^;}]+;?/g;

/** Return the rules of a stylesheet without comments that some element of `page` can fit, in their order. */
export function usedOf(css, page) {
  let used = "";
  for (const [head, body] of blocks(css)) {
    if (/^@(media|supports)/.test(head)) {
      const inner = usedOf(body, page);
      if (inner) used += `${head}{${inner}}`;
    } else if (head.startsWith("@page") || (!head.startsWith("@") && fits(head, page))) used += `${head}{${body}}`;
  }
  return used.replace(UNKNOWN, "");
}

function* blocks(css) {
  let depth = 0;
  let from = 0;
  let open = 0;
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === "{") {
      if (!depth) open = at;
      depth += 1;
    } else if (css[at] === "}") {
      depth -= 1;
      if (depth) continue;
      yield [css.slice(from, open).trim(), css.slice(open + 1, at)];
      from = at + 1;
    }
  }
}

function fits(selectors, page) {
  try {
    return page.querySelector(selectors.replace(STATES, "") || "*") !== null;
  } catch {
    return true; // what is left of it is no selector, as of “a, ::marker”
  }
}
