// SCORM 2004, all editions. See session.js for what an adapter owes.

import { in2004 } from "./interactions.js";
import { findLmsApi, lmsNumber, lmsRows, lmsSuspend, lmsTalk, WITHDRAWN } from "./scorm.js";
import { ROOM_12, ROOM_2004 } from "./suspend.js";

// ISO 8601, with hundredths of a second; cmi5 takes the same.
export function spanIso(seconds) {
  const all = Math.round(Math.max(0, seconds) * 100);
  const [hours, minutes, rest] = [Math.floor(all / 360000), Math.floor((all % 360000) / 6000), (all % 6000) / 100];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || !(hours || minutes) ? `${rest}S` : ""}`;
}

const moment2004 = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
const real2004 = (number) => String(Math.round(number * 10000) / 10000);

export function scorm2004(view = window) {
  let talk = null;
  let ended = false;
  let records = true;
  let before = {};
  let objectives = null;
  let interactions = null;

  function connect() {
    const api = findLmsApi("API_1484_11", "Initialize", view);
    if (!api || ended) return null;
    const found = lmsTalk(api, "");
    if (!found.begin() && !(found.get("cmi.completion_status") && found.fine())) return null;
    talk = found;
    objectives = lmsRows(talk, "cmi.objectives");
    interactions = lmsRows(talk, "cmi.interactions");
    objectives.learn(true);
    interactions.learn(true);
    records = !["browse", "review"].includes(talk.get("cmi.mode"));
    before = { completion: talk.get("cmi.completion_status"), success: talk.get("cmi.success_status") };
    const mark = lmsNumber(talk.get("cmi.scaled_passing_score"));
    const known = {
      learner: talk.get("cmi.learner_id"),
      packed: talk.get("cmi.suspend_data"),
      place: talk.get("cmi.location"),
      mark: mark === null ? null : mark * 100,
      records,
    };
    // An empty answer would look like a new attempt, and write over what the platform has.
    if (!found.threw()) return known;
    talk = null;
    return null;
  }

  function results(shot) {
    const completion = shot.done || before.completion === "completed" ? "completed" : "incomplete";
    const set = talk.set("cmi.completion_status", completion);
    talk.set("cmi.progress_measure", real2004(completion === "completed" ? 1 : shot.share));
    if (shot.score !== null) {
      for (const [name, value] of [["scaled", real2004(shot.score / 100)], ["min", 0], ["max", 100], ["raw", shot.score]]) talk.set(`cmi.score.${name}`, value);
      const success = shot.done || before.success === "passed" ? "passed" : shot.failed ? "failed" : "unknown";
      talk.set("cmi.success_status", success);
    }
    for (const unit of shot.units) objectives.write(unit.slug, [["description", unit.title.slice(0, 250)], ["completion_status", unit.done ? "completed" : "incomplete"]]);
    for (const { id, question, answer } of shot.interactions) {
      const { type, response, pattern, result } = in2004(question, answer);
      const first = interactions.knows(id) ? [] : [["timestamp", moment2004(new Date())], ["description", question.text.slice(0, 250)]];
      if (response) interactions.write(id, [["type", type], ["correct_responses.0.pattern", pattern], ["learner_response", response], ["result", result], ...first]);
    }
    for (const id of shot.withdrawn) if (interactions.knows(id)) interactions.write(id, [["type", "fill-in"], ["learner_response", WITHDRAWN]]);
    return set;
  }

  function record(shot) {
    if (!talk || ended) return { ok: false };
    if (!records) return { ok: talk.set("cmi.session_time", spanIso(shot.seconds)) && talk.commit(), shed: [] };
    // Before its third edition SCORM 2004 promised 4,000 characters only.
    const shed = lmsSuspend(talk, shot.pack, [ROOM_2004, 4000, ROOM_12 / 4]);
    const placed = talk.set("cmi.location", shot.place);
    const set = results(shot);
    talk.set("cmi.session_time", spanIso(shot.seconds));
    talk.set("cmi.exit", "suspend");
    return { ok: talk.commit() && set && placed && shed !== null, shed: shed ?? [] };
  }

  function finish(shot) {
    if (!talk || ended) return false;
    const { ok } = record(shot);
    if (shot.leaving) talk.set("adl.nav.request", "suspendAll");
    ended = true; // before the call, so that there is never a second one
    return talk.end("Terminate") && ok;
  }

  return { connect, record, finish };
}
