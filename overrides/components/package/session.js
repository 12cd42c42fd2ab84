// Saves what somebody does: at once on this device, a moment later with the learning platform, again and again where
// that fails. Knows no standard. An adapter owes: connect() -> { learner, packed, place, mark, records } or null;
// record(shot) -> { ok, shed, refused }; finish(shot) -> true where everything arrived, ending the talk once and for
// all; `hopeless` where asking again is of no use. Each may answer later, and each may fail: nothing here throws.

const SESSION_QUIET = 800; // milliseconds after a change
const SESSION_FIRST_RETRY = 2000;
const SESSION_LAST_RETRY = 60000;
const SESSION_SLOW = 10; // a platform that needs long for each save gets a rest of so many times as long

export const SESSION_WORDS = {
  connecting: "Looking for your learning platform …",
  connected: "Your progress is saved in your learning platform.",
  waiting: "Your learning platform can’t be reached just now. Your progress stays on this device, and this page keeps trying to send it.",
  missing: "This page can’t find your learning platform. Your progress stays on this device. To have it counted, open the course from your learning platform.",
  reopen: "Your learning platform has closed this session. Your progress stays on this device. Open the course again from your learning platform to send it.",
  full: "Your learning platform has little room: your place and your finished units are saved there, and some older answers stay on this device only.",
  refused: "Your learning platform did not accept all of your results. All of your progress stays on this device.",
  looking: "Your learning platform opened this course only to look at it. Nothing new is counted.",
  device: "Your progress stays on this device.",
  nowhere: "Nothing can be kept: this device does not allow it, and no learning platform can be reached. To have it counted, finish in one sitting and keep this page open.",
  unkept: "Nothing is kept on this device unless you tick the box below.",
  left: "Everything is saved. You can close this window.",
  unsent: "Your learning platform could not be reached. Your progress stays on this device. Open the course again from your learning platform to send it.",
};

async function asked(work, otherwise) {
  try {
    return (await work()) ?? otherwise;
  } catch {
    return otherwise;
  }
}

// Counts only while the page is looked at.
function visibleSeconds(view) {
  let sum = 0;
  let since = view.document.hidden ? null : view.performance.now();
  const now = () => sum + (since === null ? 0 : view.performance.now() - since);
  view.document.addEventListener("visibilitychange", () => {
    sum = now();
    since = view.document.hidden ? null : view.performance.now();
  });
  return () => now() / 1000;
}

// keep(unsent) stores on this device and says whether that worked; shot() is what adapters record;
// met(lms) hears once of the platform's own state; tell(kind) hears what to say, in SESSION_WORDS; settle() hands on
// what is still being typed.
export function openSession({ adapter, keep, shot, met, tell, settle = () => {}, view = window }) {
  const seconds = visibleSeconds(view);
  let connected = false;
  let records = true;
  let ended = false;
  let busy = false;
  let kept = true;
  let changes = 0;
  let sent = 0;
  let failures = 0;
  let rest = SESSION_QUIET;
  let timer = 0;
  let trying = null;

  const plan = (wait) => {
    view.clearTimeout(timer);
    timer = ended ? 0 : view.setTimeout(save, wait);
  };
  const full = (leaving) => ({ ...shot(), seconds: seconds(), leaving });

  function say(kind) {
    if (!kept && ["device", "waiting", "missing", "reopen", "unsent"].includes(kind)) tell("nowhere");
    else tell(kind);
  }

  function failed() {
    failures += 1;
    say(adapter.hopeless ? "reopen" : connected || adapter.remote ? "waiting" : "missing");
    if (!adapter.hopeless) plan(Math.min(SESSION_LAST_RETRY, SESSION_FIRST_RETRY * 2 ** (failures - 1)));
  }

  async function connect() {
    if (connected || !adapter || adapter.hopeless) return connected;
    trying ??= asked(() => adapter.connect(), null);
    const lms = await trying;
    trying = null;
    if (!lms || connected) return connected;
    connected = true;
    records = lms.records;
    failures = 0;
    try {
      met(lms);
    } catch {
      // A state that can't be used must not keep anybody from learning.
    }
    say(records ? "connected" : "looking");
    return true;
  }

  async function save() {
    view.clearTimeout(timer);
    timer = 0;
    if (!adapter || ended || adapter.hopeless) return;
    if (busy) return plan(rest);
    busy = true;
    if (!connected) await connect();
    const upto = changes;
    // A platform that answers at once holds the page up meanwhile; one that is asked over the network does not.
    const began = view.performance.now();
    const result = connected && !ended ? await asked(() => adapter.record(full(false)), { ok: false }) : { ok: false };
    busy = false;
    if (ended) return;
    rest = adapter.remote ? SESSION_QUIET : Math.min(SESSION_LAST_RETRY, Math.max(SESSION_QUIET, SESSION_SLOW * (view.performance.now() - began)));
    if (!result.ok) return failed();
    failures = 0;
    sent = upto;
    if (records && changes === sent) kept = keep(false);
    say(!records ? "looking" : result.refused ? "refused" : result.shed?.length ? "full" : "connected");
    if (changes > sent) plan(rest);
  }

  // Somebody did something.
  function changed() {
    changes += 1;
    kept = keep(Boolean(adapter));
    if (!adapter || ended) say(ended ? "unsent" : "device");
    else if (adapter.hopeless) say("reopen");
    else {
      if (!kept && !connected) say("waiting");
      if (!failures) plan(rest);
    }
    return kept;
  }

  // The page may go away now, or go for good. No waiting before the adapter is called: there may be no later.
  function flush() {
    settle();
    if (adapter && connected && !ended && changes > sent) save();
  }

  async function leave(leaving) {
    if (ended) return false;
    settle();
    view.clearTimeout(timer);
    ended = true;
    const upto = changes;
    const work = connected ? asked(() => adapter.finish(full(leaving)), false) : Promise.resolve(false);
    const arrived = (await work) === true;
    if (arrived && changes === upto) kept = keep(false);
    say(arrived ? "left" : adapter ? "unsent" : "device");
    return arrived;
  }

  // Waits for the platform as long as `patience` allows, so that what was answered before is shown from the start.
  async function start(patience) {
    if (!adapter) return say("device");
    tell("connecting");
    const late = new Promise((resolve) => view.setTimeout(resolve, patience, false));
    const until = view.performance.now() + patience;
    const search = async () => {
      while (!(await connect()) && !adapter.hopeless && view.performance.now() < until) await new Promise((resolve) => view.setTimeout(resolve, 300));
      return connected;
    };
    if (await Promise.race([search(), late])) plan(0);
    else failed();
  }

  view.document.addEventListener("visibilitychange", () => view.document.hidden && flush());
  view.addEventListener("pagehide", () => leave(false));
  view.addEventListener("online", () => failures && !ended && plan(0));
  // A page that comes back from the browser's memory has lost its session: it begins a new one.
  view.addEventListener("pageshow", (event) => event.persisted && adapter && view.location.reload());

  return { start, changed, leave, isConnected: () => connected };
}
