// What the record shows and carries away: one activity for each course and each line, in plain words. Pure.

export const DIFFERENTLY = "differently"; // the reflection that every course ends with

const MONTHS = "January February March April May June July August September October November December".split(" ");

export function dayInWords(day) {
  const [year, month, date] = (day || "").split("-").map(Number);
  return MONTHS[month - 1] ? `${date} ${MONTHS[month - 1]} ${year}` : "";
}

export const count = (number, one, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;

export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (!hours) return count(rest, "minute");
  return rest ? `${count(hours, "hour")} ${count(rest, "minute")}` : count(hours, "hour");
}

const latest = (days) => days.filter(Boolean).sort().at(-1) ?? "";

// `course` is what the library knows of a course; a course that it no longer has is shown from its state alone.
export function courseActivity(state, course) {
  const units = course
    ? course.units.filter((unit) => state.units[unit.slug]).map((unit) => ({ ...unit, date: state.units[unit.slug] }))
    : Object.entries(state.units).map(([slug, date]) => ({ slug, title: slug.replaceAll("-", " "), minutes: 0, date }));
  const spent = units.reduce((sum, unit) => sum + unit.minutes, 0);
  const { [DIFFERENTLY]: change, ...others } = state.reflections;
  return {
    kind: "Course", id: state.id, title: course?.title || state.title || state.id, url: course?.url || state.url,
    done: Boolean(state.done), date: state.done || latest([...Object.values(state.units), state.started]),
    minutes: state.done ? Math.max(spent, course?.minutes || state.minutes) : spent,
    units, total: course?.units.length ?? units.length,
    note: "", differently: change?.t ?? "", reflections: Object.values(others),
    confidence: Object.entries(state.confidence).map(([id, rated]) => ({ asked: course?.confidence[id] ?? "", ...rated })),
  };
}

export const entryActivity = (entry) => ({ ...entry, kind: entry.id ? "Resource" : "Other learning", reflections: [] });

// Newest first; what has no day stands last.
export function activities(courses, entries, known) {
  const all = [...courses.map((state) => courseActivity(state, known[state.id])), ...entries.map(entryActivity)];
  return all.sort((one, other) => other.date.localeCompare(one.date));
}

// The reader's own words on one activity, each with what was asked.
export const thoughts = (activity) =>
  activity.reflections.map((own) => (own.p ? `${own.p}\n${own.t}` : own.t)).join("\n\n");
