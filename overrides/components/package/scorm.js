// What SCORM 1.2 and SCORM 2004 share: finding the platform, talking with it and never throwing.

const MOST_HOPS = 500;

function apiOf(view, name, method) {
  // A window of another site throws as soon as it is asked for anything; a frame may be named like the API.
  try {
    const found = view[name];
    return found && typeof found[method] === "function" ? found : null;
  } catch {
    return null;
  }
}

function nextWindow(view, way) {
  try {
    const next = view[way];
    return next && next !== view ? next : null;
  } catch {
    return null;
  }
}

// Looks in this window and those around it, then in the windows that opened each of them and those around these.
export function findLmsApi(name, method, from) {
  const waiting = [from];
  const seen = new Set();
  for (let hops = 0; waiting.length && hops < MOST_HOPS; hops += 1) {
    const view = waiting.shift();
    if (seen.has(view)) continue;
    seen.add(view);
    const found = apiOf(view, name, method);
    if (found) return found;
    const around = nextWindow(view, "parent");
    const opener = nextWindow(view, "opener");
    if (around) waiting.unshift(around);
    if (opener) waiting.push(opener);
  }
  return null;
}

// `prefix` is "LMS" or "". Every call answers, whatever the platform does.
export function lmsTalk(api, prefix) {
  let threw = false;
  const call = (verb, ...given) => {
    try {
      return String(api[prefix + verb](...given) ?? "");
    } catch {
      threw = true;
      return "";
    }
  };
  return {
    threw: () => threw,
    begin: () => call("Initialize", "") === "true",
    end: (verb) => call(verb, "") === "true",
    get: (element) => call("GetValue", element),
    set: (element, value) => call("SetValue", element, String(value)) === "true",
    commit: () => call("Commit", "") === "true",
    fine: () => call("GetLastError") === "0",
  };
}

// Writes a row of a numbered list only where it changed, and finds the place of its id again.
export function lmsRows(talk, list) {
  const places = new Map();
  const written = new Map();
  let refused = false;
  let count = null;
  return {
    learn(readable) {
      count = Number(talk.get(`${list}._count`)) || 0;
      for (let place = 0; readable && place < count; place += 1) places.set(talk.get(`${list}.${place}.id`), place);
    },
    knows: (id) => places.has(id),
    write(id, values, most = 250) {
      const now = JSON.stringify(values);
      if (refused || count === null || written.get(id) === now) return;
      const place = places.get(id) ?? count;
      if (place >= most) return;
      if (!places.has(id)) {
        // Some platforms leave these lists out. That takes nothing from anybody's progress.
        if (!talk.set(`${list}.${place}.id`, id)) {
          refused = true;
          return;
        }
        places.set(id, place);
        count += 1;
      }
      for (const [name, value] of values) if (value !== "") talk.set(`${list}.${place}.${name}`, value);
      written.set(id, now);
    },
  };
}

// Gives the state as much room as the platform has. Returns what was left out, or null where nothing was taken.
export function lmsSuspend(talk, pack, rooms) {
  for (const room of rooms) {
    const packed = pack(room);
    if (packed && talk.set("cmi.suspend_data", packed.text)) return packed.shed;
  }
  return null;
}

export const lmsNumber = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null);
export const WITHDRAWN = "withdrawn";
