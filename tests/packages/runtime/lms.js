// A learning platform for tests: scorm-again, made as strict as the standards (it is more lenient than they are),
// with the faults that a test asks for. `lms` is set by the test: { version, cmi, faults: { … } }.

const id12 = /^[A-Za-z0-9_-]{1,255}$/;
const responses12 = {
  "true-false": /^[01tf]$/, choice: /^([0-9a-z]|\{[0-9a-z](,[0-9a-z])*\})$/, sequencing: /^[0-9a-z](,[0-9a-z])*$/,
  matching: /^([0-9a-z]\.[0-9a-z]|\{[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*\})$/, likert: /^[0-9a-z]$/, "fill-in": /^.{1,255}$/,
};
const short2004 = "[\\w.:=@;$!*'%/#()+-]{1,250}";
const list2004 = new RegExp(`^${short2004}(\\[,\\]${short2004}){0,35}$`);
const responses2004 = {
  "true-false": /^(true|false)$/, choice: list2004, sequencing: list2004, likert: new RegExp(`^${short2004}$`),
  matching: new RegExp(`^${short2004}\\[\\.\\]${short2004}(\\[,\\]${short2004}\\[\\.\\]${short2004}){0,35}$`),
  "fill-in": /^.{1,250}$/, "long-fill-in": /^.{1,4000}$/,
};

function judge(version, element, value, types) {
  const old = version === "1.2";
  const row = element.match(/^cmi\.(interactions|objectives)\.(\d+)\.(.+)$/);
  const say = (fits) => (fits ? "" : `${element} = ${value.slice(0, 80)}`);
  if (element === "cmi.suspend_data") return say(value.length <= (old ? 4096 : 64000) && /^[\x21-\x7e]*$/.test(value));
  if (/\.(lesson_)?location$/.test(element)) return say(value.length <= (old ? 255 : 1000));
  if (element.endsWith("session_time")) return say((old ? /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/ : /^PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/).test(value) && value !== "PT");
  if (!row) return "";
  const [, list, place, name] = row;
  if (name === "id") return say(old ? id12.test(value) : /^\S{1,4000}$/.test(value));
  if (list === "objectives") return say(!/status$/.test(name) || /^(completed|incomplete)$/.test(value));
  if (name === "type") types[place] = value;
  if (/(student_response|learner_response|pattern)$/.test(name)) return say((old ? responses12 : responses2004)[types[place]].test(value));
  if (name === "result") return say((old ? /^(correct|wrong|neutral)$/ : /^(correct|incorrect|neutral)$/).test(value));
  return "";
}

const old = lms.version === "1.2";
const prefix = old ? "LMS" : "";
const real = new (old ? Scorm12API : Scorm2004API)({ logLevel: 5, autocommit: false });
if (lms.cmi) real.loadFromJSON(lms.cmi, "cmi");
lms.calls = [];
lms.broken = [];
lms.faults ??= {};
const types = {};

function api(verb, ...given) {
  const faults = lms.faults;
  let result;
  if (faults.throws === verb) {
    lms.calls.push([verb, ...given, "threw"]);
    throw new Error("The platform is broken");
  }
  if (verb === "Commit" && faults.slow) for (const until = performance.now() + faults.slow; performance.now() < until; );
  if (faults[verb] > 0) {
    faults[verb] -= 1;
    result = "false";
  } else if (verb === "SetValue" && given[0] === "cmi.suspend_data" && given[1].length > (faults.room ?? Infinity)) result = "false";
  else if (verb === "SetValue" && faults.lacks && given[0].startsWith(faults.lacks)) result = "false";
  else result = String(real[prefix + verb](...given));
  if (verb === "SetValue") {
    const fault = judge(lms.version, given[0], given[1], types) || (result === "false" && !faults.room && !faults.lacks && !faults.SetValue && `refused: ${given[0]} = ${given[1]}`);
    if (fault) lms.broken.push(fault);
  }
  lms.calls.push([verb, ...given, result]);
  if (["Commit", "Finish", "Terminate"].includes(verb) && result === "true") {
    lms.saved = JSON.parse(JSON.stringify(real.cmi));
    // Still there when this page has gone.
    localStorage.setItem("platform", JSON.stringify({ saved: lms.saved, broken: lms.broken, calls: lms.calls }));
  }
  return result;
}

const verbs = ["Initialize", old ? "Finish" : "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
if (!lms.faults.missing) window[old ? "API" : "API_1484_11"] = Object.fromEntries(verbs.map((verb) => [prefix + verb, (...given) => api(verb, ...given)]));
