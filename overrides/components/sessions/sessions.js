// Which sessions are over at the moment somebody looks, whatever day the site was built. A page that stays open
// over the end of a session is put right as well.

const LONGEST_WAIT = 60 * 60 * 1000;

export const overAt = (session, now) => Date.parse(session.dataset.end) <= now;

// Put the dated sessions of the list under what they are now: to come, the nearest first, or past, the latest first.
export function sortSessions(page, now) {
  const coming = page.querySelector("[data-coming]");
  const past = page.querySelector("[data-past]");
  if (!coming || !past) return;
  const all = [...page.querySelectorAll("[data-coming] > [data-end], [data-past] > [data-end]")];
  const byStart = (one, other) => Date.parse(one.dataset.start) - Date.parse(other.dataset.start);
  place(coming, all.filter((session) => !overAt(session, now)).sort(byStart));
  place(past, all.filter((session) => overAt(session, now)).sort((one, other) => byStart(other, one)));
  for (const part of page.querySelectorAll("[data-shown-with]")) {
    part.hidden = page.querySelector(part.dataset.shownWith).children.length === 0;
  }
  page.querySelector("[data-none-coming]").hidden = coming.children.length > 0;
}

// Moving what stands right already would take the focus from it.
function place(list, sessions) {
  if ([...list.children].every((child, at) => child === sessions[at]) && list.children.length === sessions.length) return;
  const focused = document.activeElement;
  list.append(...sessions);
  if (list.contains(focused)) focused.focus({ preventScroll: true });
}

export function markOver(page, now) {
  for (const session of page.querySelectorAll("[data-session][data-end]")) {
    const over = overAt(session, now);
    for (const words of session.querySelectorAll("[data-over]")) words.hidden = !over;
    for (const words of session.querySelectorAll("[data-before]")) words.hidden = over;
  }
}

let sessionsTimer = 0;

function putSessionsRight() {
  const now = Date.now();
  sortSessions(document, now);
  markOver(document, now);
  const ends = [...document.querySelectorAll("[data-session][data-end]")].map((session) => Date.parse(session.dataset.end));
  const next = Math.min(...ends.filter((end) => end > now), now + LONGEST_WAIT);
  clearTimeout(sessionsTimer);
  if (ends.length) sessionsTimer = setTimeout(putSessionsRight, Math.max(1000, next - now));
}

putSessionsRight();
// A sleeping computer wakes no timer in time.
document.addEventListener("visibilitychange", () => document.hidden || putSessionsRight());
