// SCORM 1.2. See session.js for what an adapter owes.

import { in12 } from "./interactions.js";
import { findLmsApi, lmsNumber, lmsRows, lmsSuspend, lmsTalk, WITHDRAWN } from "./scorm.js";
import { ROOM_12 } from "./suspend.js";

const GOOD_12 = ["passed", "completed"];
const two12 = (number) => String(number).padStart(2, "0");

// HHHH:MM:SS.SS, at most 9999 hours.
export function span12(seconds) {
  const all = Math.min(Math.max(0, seconds), 9999 * 3600);
  const hours = Math.floor(all / 3600);
  const rest = (all % 60).toFixed(2) === "60.00" ? 59.99 : all % 60;
  return `${String(hours).padStart(4, "0")}:${two12(Math.floor((all % 3600) / 60))}:${rest.toFixed(2).padStart(5, "0")}`;
}

const clock12 = (date) => `${two12(date.getHours())}:${two12(date.getMinutes())}:${two12(date.getSeconds())}`;

export function scorm12(view = window) {
  let talk = null;
  let ended = false;
  let records = true;
  let before = "";
  let objectives = null;
  let interactions = null;

  function connect() {
    const api = findLmsApi("API", "LMSInitialize", view);
    if (!api || ended) return null;
    const found = lmsTalk(api, "LMS");
    // A player may have begun the session itself: then a first question is answered without a fault.
    if (!found.begin() && !(found.get("cmi.core.lesson_status") && found.fine())) return null;
    talk = found;
    objectives = lmsRows(talk, "cmi.objectives");
    interactions = lmsRows(talk, "cmi.interactions");
    objectives.learn(true);
    interactions.learn(false); // they can't be read back
    records = !["browse", "review"].includes(talk.get("cmi.core.lesson_mode"));
    before = talk.get("cmi.core.lesson_status");
    const known = {
      learner: talk.get("cmi.core.student_id"),
      packed: talk.get("cmi.suspend_data"),
      place: talk.get("cmi.core.lesson_location"),
      mark: lmsNumber(talk.get("cmi.student_data.mastery_score")),
      records,
    };
    // An empty answer would look like a new attempt, and write over what the platform has.
    if (!found.threw()) return known;
    talk = null;
    return null;
  }

  function results(shot) {
    const scored = shot.score !== null;
    const status = shot.done ? (scored ? "passed" : "completed") : shot.failed ? "failed" : "incomplete";
    const set = GOOD_12.includes(before) && !GOOD_12.includes(status) ? true : talk.set("cmi.core.lesson_status", status);
    if (scored) for (const [name, value] of [["min", 0], ["max", 100], ["raw", shot.score]]) talk.set(`cmi.core.score.${name}`, value);
    for (const unit of shot.units) objectives.write(unit.slug, [["status", unit.done ? "completed" : "incomplete"]]);
    for (const { id, question, answer } of shot.interactions) {
      const { type, response, pattern, result } = in12(question, answer);
      if (response) interactions.write(id, [["type", type], ["correct_responses.0.pattern", pattern], ["student_response", response], ["result", result], ["time", clock12(new Date())]].filter(([name]) => name !== "time" || !interactions.knows(id)));
    }
    for (const id of shot.withdrawn) if (interactions.knows(id)) interactions.write(id, [["student_response", WITHDRAWN]]);
    return set;
  }

  function record(shot) {
    if (!talk || ended) return { ok: false };
    if (!records) return { ok: talk.set("cmi.core.session_time", span12(shot.seconds)) && talk.commit(), shed: [] };
    const shed = lmsSuspend(talk, shot.pack, [ROOM_12, ROOM_12 / 2, ROOM_12 / 4]);
    const placed = talk.set("cmi.core.lesson_location", shot.place);
    const set = results(shot);
    talk.set("cmi.core.session_time", span12(shot.seconds));
    talk.set("cmi.core.exit", "suspend");
    return { ok: talk.commit() && set && placed && shed !== null, shed: shed ?? [] };
  }

  function finish(shot) {
    if (!talk || ended) return false;
    const { ok } = record(shot);
    ended = true; // before the call, so that there is never a second one
    return talk.end("Finish") && ok;
  }

  return { connect, record, finish };
}
