// Keeps a form on this device, and only there, once somebody has asked for it.

import { isObject } from "./definition.js";

const PREFIX = "library.form.";
const VERSION = 1;

function storage() {
  // Some locked-down browsers throw as soon as storage is named.
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

export function kept(id) {
  try {
    const held = JSON.parse(storage()?.getItem(PREFIX + id) ?? "null");
    return isObject(held) && held.v === VERSION && isObject(held.answers) ? held : null;
  } catch {
    return null;
  }
}

// Something may stand there that this page can't read, such as what a later version kept.
export const holdsAnything = (id) => {
  try {
    return (storage()?.getItem(PREFIX + id) ?? null) !== null;
  } catch {
    return false;
  }
};

export function keep(id, held) {
  try {
    storage().setItem(PREFIX + id, JSON.stringify({ v: VERSION, ...held }));
    return true;
  } catch {
    return false;
  }
}

export function forget(id) {
  try {
    storage()?.removeItem(PREFIX + id);
    return !holdsAnything(id);
  } catch {
    return false;
  }
}
