// The word that was probably meant, found exactly as Python's difflib finds it, so that the form and the check agree.
// https://docs.python.org/3/library/difflib.html#difflib.get_close_matches

const CUTOFF = 0.7;

function longest(a, places, aFrom, aTo, bFrom, bTo) {
  let best = [aFrom, bFrom, 0];
  let ends = new Map();
  for (let i = aFrom; i < aTo; i += 1) {
    const next = new Map();
    for (const j of places.get(a[i]) ?? []) {
      if (j < bFrom) continue;
      if (j >= bTo) break;
      const size = (ends.get(j - 1) ?? 0) + 1;
      next.set(j, size);
      if (size > best[2]) best = [i - size + 1, j - size + 1, size];
    }
    ends = next;
  }
  return best;
}

function matching(a, b) {
  const places = new Map();
  b.forEach((letter, at) => places.set(letter, [...(places.get(letter) ?? []), at]));
  let sum = 0;
  const queue = [[0, a.length, 0, b.length]];
  while (queue.length) {
    const [aFrom, aTo, bFrom, bTo] = queue.pop();
    const [i, j, size] = longest(a, places, aFrom, aTo, bFrom, bTo);
    if (!size) continue;
    sum += size;
    if (aFrom < i && bFrom < j) queue.push([aFrom, i, bFrom, j]);
    if (i + size < aTo && j + size < bTo) queue.push([i + size, aTo, j + size, bTo]);
  }
  return sum;
}

const ratio = (a, b) => (a.length + b.length ? (2 * matching(a, b)) / (a.length + b.length) : 1);

export function near(word, known) {
  const wanted = [...word.toLowerCase()];
  let best = "";
  let score = 0;
  for (const other of known) {
    const letters = [...other];
    // No two words so different in length can be near enough.
    if ((2 * Math.min(letters.length, wanted.length)) / (letters.length + wanted.length || 1) < CUTOFF) continue;
    const found = ratio(letters, wanted);
    if (found >= CUTOFF && (found > score || (found === score && other > best))) [best, score] = [other, found];
  }
  return best;
}
