// cmi5 (Quartz): launch address, token, launch data, statements in their order, and a state document to go on from.
// See session.js for what an adapter owes.

import { in2004 } from "./interactions.js";
import { spanIso } from "./scorm2004.js";
import { ROOM_2004 } from "./suspend.js";

const C5 = "https://w3id.org/xapi/cmi5";
const C5_VERBS = "http://adlnet.gov/expapi/verbs/";
const C5_CATEGORY = { id: `${C5}/context/categories/cmi5` };
const C5_MOVE_ON = { id: `${C5}/context/categories/moveon` };
const C5_MASTERY = `${C5}/context/extensions/masteryscore`;
const C5_STATE = "library.progress";
const C5_PATIENCE = 15000;

export function uuid5(random = globalThis.crypto) {
  if (random.randomUUID) return random.randomUUID();
  // Platforms without https have no randomUUID.
  const bytes = random.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function launchOf(address) {
  const query = new URL(address).searchParams;
  const [endpoint, fetchUrl, actor, registration, activity] = ["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => query.get(name));
  if (!endpoint || !fetchUrl || !actor || !registration || !activity) return null;
  try {
    return { endpoint: endpoint.endsWith("/") ? endpoint : `${endpoint}/`, fetchUrl, actor: JSON.parse(actor), registration, activity };
  } catch {
    return null;
  }
}

const httpOnly = (address) => (/^https?:\/\//i.test(address ?? "") ? address : "");

export function cmi5(view = window) {
  const launch = launchOf(view.location.href);
  const adapter = { connect, record, finish, remote: Boolean(launch), hopeless: false, returnTo: "" };
  const pending = [];
  const answered = new Map();
  let token = "";
  let data = null;
  let known = {};
  let began = false;
  let ended = false;

  const records = () => data.launchMode === "Normal";

  async function asking(path, query, { method = "GET", body, signal = AbortSignal.timeout(C5_PATIENCE) } = {}) {
    const address = new URL(path, launch.endpoint);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    // `keepalive` lets a request outlive its page; browsers refuse it for more than 64 kB.
    const text = body === undefined ? undefined : JSON.stringify(body);
    const answer = await view.fetch(address, { method, headers, body: text, keepalive: method !== "GET" && (text ?? "").length < 30000, signal, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" });
    if (answer.status === 401 || answer.status === 403) adapter.hopeless = true;
    return answer;
  }

  const stateOf = (id) => ({ activityId: launch.activity, agent: JSON.stringify(launch.actor), registration: launch.registration, stateId: id });

  async function stateDocument(id) {
    const answer = await asking("activities/state", stateOf(id));
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  // The token is given once only, so it is asked for once only.
  async function fetchToken() {
    const answer = await view.fetch(launch.fetchUrl, { method: "POST", signal: AbortSignal.timeout(C5_PATIENCE), cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" });
    const given = await answer.json();
    if (typeof given["auth-token"] === "string" && given["auth-token"]) token = given["auth-token"];
    else adapter.hopeless = true;
  }

  async function connect() {
    if (!launch || ended) return null;
    if (!token) await fetchToken();
    if (!token) return null;
    const read = await stateDocument("LMS.LaunchData");
    if (!read?.contextTemplate) return null;
    const saved = await stateDocument(C5_STATE);
    // The standard has preferences read; a course in one language and without sound has no use for them.
    await asking("agents/profile", { agent: JSON.stringify(launch.actor), profileId: "cmi5LearnerPreferences" }).then(() => (adapter.hopeless = false), () => {});
    data = read;
    known = saved?.sent ?? {};
    adapter.returnTo = httpOnly(data.returnURL);
    if (!began) {
      pending.push(defined("initialized"));
      began = true;
    }
    await deliver();
    if (records() && saved && !known.completed && saved.done) await recall();
    return { learner: `${JSON.stringify(launch.actor.account ?? launch.actor)} ${launch.registration}`, packed: saved?.packed ?? "", place: saved?.place ?? "", mark: masteryScore() === null ? null : masteryScore() * 100, records: records() };
  }

  // The last session may have ended between a statement and the note that it was sent.
  async function recall() {
    for (const verb of ["completed", "passed"]) {
      const query = { agent: JSON.stringify(launch.actor), activity: launch.activity, registration: launch.registration, verb: C5_VERBS + verb, limit: "1" };
      const found = await asking("statements", query).then((answer) => (answer.ok ? answer.json() : {}), () => ({}));
      if (found.statements?.length) known[verb] = true;
    }
    adapter.hopeless = false;
  }

  const masteryScore = () => (typeof data.masteryScore === "number" ? data.masteryScore : null);

  function statement(verb, object, context, result) {
    const made = { id: uuid5(), actor: launch.actor, verb: { id: C5_VERBS + verb, display: { en: verb } }, object, context, timestamp: new Date().toISOString() };
    return result ? { ...made, result } : made;
  }

  // The platform's template with what is missing; nothing of it is replaced.
  function templated(categories = [], extensions = {}) {
    const context = structuredClone(data.contextTemplate);
    context.registration = launch.registration;
    context.extensions = { ...extensions, ...context.extensions };
    if (categories.length) {
      const given = context.contextActivities?.category ?? [];
      const there = Array.isArray(given) ? given : [given];
      const more = categories.filter(({ id }) => !there.some((category) => category.id === id));
      context.contextActivities = { ...context.contextActivities, category: [...there, ...more] };
    }
    return context;
  }

  function defined(verb, result) {
    const judged = result && ("success" in result || "completion" in result);
    const scored = result && "success" in result && masteryScore() !== null;
    const context = templated(judged ? [C5_CATEGORY, C5_MOVE_ON] : [C5_CATEGORY], scored ? { [C5_MASTERY]: masteryScore() } : {});
    return statement(verb, { objectType: "Activity", id: launch.activity }, context, result);
  }

  function allowed({ id, question, answer }) {
    const { type, response, pattern, result } = in2004(question, answer);
    const definition = { type: "http://adlnet.gov/expapi/activities/cmi.interaction", description: { "en-GB": question.text.slice(0, 1000) }, interactionType: type };
    if (pattern) definition.correctResponsesPattern = [pattern];
    const outcome = result === "neutral" ? { response } : { response, success: result === "correct" };
    return statement("answered", { objectType: "Activity", id: `${launch.activity.replace(/\/$/, "")}/question/${id}`, definition }, templated(), outcome);
  }

  const queued = (verb) => known[verb] || pending.some((waiting) => waiting.verb.id === C5_VERBS + verb);
  const score = (shot) => ({ scaled: Math.round(shot.measured * 100) / 10000, raw: shot.measured, min: 0, max: 100 });
  const mark = (shot) => masteryScore() ?? shot.mark / 100;
  const judges = (shot) => shot.score !== null || masteryScore() !== null;

  function queue(shot) {
    for (const one of shot.interactions) {
      const now = JSON.stringify(one.answer);
      // Own words change with every letter: they go once, at the end.
      if (answered.get(one.id) === now || (one.question.kind === "reflection" && !shot.last)) continue;
      answered.set(one.id, now);
      pending.push(allowed(one));
    }
    const duration = spanIso(shot.seconds);
    if (shot.done && !queued("completed")) pending.push(defined("completed", { completion: true, duration }));
    if (queued("passed")) return;
    const asksPassed = ["Passed", "CompletedAndPassed"].includes(data.moveOn);
    if (judges(shot)) {
      const enough = shot.measured / 100 >= mark(shot);
      if (enough && (shot.done || shot.everything)) pending.push(defined("passed", { success: true, score: score(shot), duration }));
      // One judgement for each session: a lower score is said only at the end, so that somebody can still pass.
      else if (!enough && shot.everything && shot.last) pending.push(defined("failed", { success: false, score: score(shot), duration }));
    } else if (shot.done && asksPassed) pending.push(defined("passed", { success: true, duration }));
  }

  async function post(statements) {
    const answer = await asking("statements", {}, { method: "POST", body: statements });
    // 409: these were taken before, and only the answer was lost.
    return answer.ok || answer.status === 409 ? "taken" : answer.status === 400 ? "refused" : "failed";
  }

  function noted(statements) {
    for (const { verb } of statements) if (/\/(completed|passed)$/.test(verb.id)) known[verb.id.split("/").pop()] = true;
    pending.splice(0, pending.length, ...pending.filter((waiting) => !statements.includes(waiting)));
  }

  // Sends what waits, in its order. Where the platform refuses a batch, each goes alone and the refused are left out.
  async function deliver() {
    if (!pending.length) return 0;
    const batch = [...pending];
    const outcome = await post(batch);
    if (outcome === "failed") throw new Error("statements");
    if (outcome === "taken") {
      noted(batch);
      return 0;
    }
    let refused = 0;
    for (const one of batch) {
      const single = await post([one]);
      if (single === "failed") throw new Error("statements");
      if (single === "refused") {
        refused += 1;
        pending.splice(pending.indexOf(one), 1);
      } else noted([one]);
    }
    return refused;
  }

  const put = (shot) => {
    const packed = shot.pack(ROOM_2004);
    const body = { v: 1, packed: packed.text, place: shot.place, done: shot.done, sent: known };
    return asking("activities/state", stateOf(C5_STATE), { method: "PUT", body });
  };

  async function record(shot) {
    if (!data || ended) return { ok: false };
    if (!records()) return { ok: true, shed: [] };
    queue(shot);
    const refused = await deliver();
    const saved = await put(shot);
    return { ok: saved.ok, shed: [], refused };
  }

  // Everything is asked for at once: when a page goes away, nothing that waits is ever done.
  async function finish(shot) {
    if (!data || ended) return false;
    ended = true;
    if (records()) queue({ ...shot, last: true });
    pending.push(defined("terminated", { duration: spanIso(shot.seconds) }));
    for (const { verb } of records() ? pending : []) if (/\/(completed|passed)$/.test(verb.id)) known[verb.id.split("/").pop()] = true;
    const [statements, saved] = await Promise.all([deliver(), records() ? put(shot) : { ok: true }]);
    return statements === 0 && saved.ok;
  }

  return adapter;
}
