// What single values of each kind look like, and what was probably meant where one does not. The twin of
// scripts/library/rules/metadata/kinds.py; a test compares the two over all the rules' cases.

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;
const IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?\s+(\d{4})$/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK = /\b([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?::\d\d)?\s*([ap]m)?\b/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ADDRESS = /^https?:\/\/[^\s/?#@]+\.[^\s/?#.@]{2,}(:[0-9]+)?([/?#]\S*)?$/i;
const BARE_ADDRESS = /^(?:[a-z]*:?\/{1,2})?((?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?)$/i;
const YES = ["true", "yes", "y", "on", "1", "t", "ja"];
export const NUMBER = /^[-+]?[0-9]+$/;

const two = (number) => String(number).padStart(2, "0");
const lastDay = (year, month) => new Date(Date.UTC(year < 100 ? year + 400 : year, month, 0)).getUTCDate();
const exists = (year, month, day) => year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
const written = (year, month, day) => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

// The day itself if the text is one, else nothing. Days compare as words do.
export const asDay = (text) => {
  const found = ISO.exec(text);
  return found && exists(...found.slice(1).map(Number)) ? text : "";
};

export const daysBefore = (day, days) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

function nearestDay(year, month, day) {
  if (month > 12 && day <= 12) [month, day] = [day, month];
  year = Math.max(year, 1);
  month = Math.min(Math.max(month, 1), 12);
  return written(year, month, Math.min(Math.max(day, 1), lastDay(year, month)));
}

function dayMeant(text) {
  let found = YEAR_FIRST.exec(text);
  let parts = found && found.slice(1).map(Number);
  if (!parts && (found = DAY_FIRST.exec(text))) {
    parts = found.slice(1).map(Number).reverse();
    if (parts[0] < 100) parts[0] += 2000;
  }
  if (!parts && (found = IN_WORDS.exec(text)) && MONTHS.includes(found[2].toLowerCase())) parts = [Number(found[3]), MONTHS.indexOf(found[2].toLowerCase()) + 1, Number(found[1])];
  return parts && exists(...parts) ? written(...parts) : "";
}

const asMoment = (text) => /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/.test(text) && asDay(text.slice(0, 10));

function momentMeant(text, part) {
  const [day, ...rest] = text.replace("T", " ").split(" ");
  const clock = CLOCK.exec(rest.join(" "));
  const hour = clock ? Number(clock[1]) + (clock[3]?.toLowerCase() === "pm" && Number(clock[1]) < 12 ? 12 : 0) : 0;
  return `${asDay(day) || dayMeant(day) || part("a-day")} ${clock ? `${two(hour)}:${clock[2] ?? "00"}` : "14:00"}`;
}

function ofNumber(text, part) {
  return NUMBER.test(text) ? null : [part("not-a-number"), /[0-9]{1,9}/.exec(text)?.[0] ?? part("a-number")];
}

function ofDate(text, part) {
  if (asDay(text)) return null;
  const found = ISO.exec(text);
  if (found) return [part("no-such-day"), nearestDay(...found.slice(1).map(Number))];
  return [part("not-a-day"), dayMeant(text) || part("a-day")];
}

function ofUrl(text, part) {
  if (ADDRESS.test(text)) return null;
  const found = BARE_ADDRESS.exec(text);
  return [part("not-an-address"), found ? `https://${found[1]}` : part("an-address")];
}

const OF = {
  number: ofNumber,
  date: ofDate,
  url: ofUrl,
  flag: (text, part) => (["true", "false"].includes(text) ? null : [part("not-a-flag"), YES.includes(text.toLowerCase()) ? "true" : "false"]),
  moment: (text, part) => (asMoment(text) ? null : [part("not-a-moment"), momentMeant(text, part)]),
};

// What is wrong with one value, and what to write: two words, or null.
export const fault = (kind, text, part) => OF[kind.is]?.(text, part) ?? null;
