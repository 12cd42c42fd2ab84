// Whether the / key leads to the search box. Somebody who works by voice can press it without meaning to, so it can
// be turned off (WCAG 2.1.4). Only turning it off stores anything.

const KEY = "library.slash";

export function slashIsOn() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Turn it on or off on this device; tells whether the browser kept that. */
export function turnSlash(on) {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Where nothing may be stored, the answer below says so.
  }
  return slashIsOn() === on;
}
