// Moments of a film in addresses: `#t=95`, `#t=1:35`, `#t=95,120` and `#chapter-<slug>`. Where several films stand on
// a page, those after the first have their key in front: `#second-t=95`.

const CLOCK = /^(?:(\d+):)?(\d{1,3}):([0-5]?\d)$/;

// Seconds of `95`, `95.5`, `1:35` or `1:01:35`; null for anything else.
export function secondsOf(words) {
  const text = words.trim();
  if (/^\d+(\.\d+)?s?$/.test(text)) return parseFloat(text);
  const found = CLOCK.exec(text);
  return found ? Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]) : null;
}

export function clockOf(seconds) {
  const whole = Math.floor(seconds);
  const two = (value) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export const prefixOf = (key) => (key === "film" ? "" : `${key}-`);

export function momentAddress(page, prefix, seconds) {
  return `${page.replace(/#.*$/, "")}#${prefix}t=${Math.floor(seconds)}`;
}

// What an address asks of a film: where to begin and perhaps where to stop; null if it means something else.
// `chapters` gives the second at which a chapter begins, by its slug.
export function asked(hash, prefix, chapters) {
  let words = hash.replace(/^#/, "");
  try {
    words = decodeURIComponent(words);
  } catch {
    return null;
  }
  if (!words.startsWith(prefix)) return null;
  words = words.slice(prefix.length);
  if (words.startsWith("chapter-")) {
    const start = chapters.get(words.slice("chapter-".length));
    return start === undefined ? null : { start, stop: null };
  }
  if (!words.startsWith("t=")) return null;
  const [from, to = ""] = words.slice(2).replace(/^npt:/, "").split(",");
  const start = from ? secondsOf(from) : 0;
  const stop = to ? secondsOf(to) : null;
  return start === null ? null : { start, stop: stop !== null && stop > start ? stop : null };
}
