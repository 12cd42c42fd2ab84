// A film at a video host. Nothing is asked of the host until somebody presses the button, and nothing remembers it.

import { built, tell } from "./saying.js";

const WAIT = 8000; // milliseconds until a frame that has not loaded is called blocked

export function enhanceOutside(box) {
  const { host, embed, title } = box.dataset;
  const button = box.querySelector("[data-load]");
  if (!button || !embed) return;
  const frame = box.querySelector("[data-frame]");
  const said = box.querySelector("[data-said]");
  const picture = [...frame.childNodes];
  const offer = button.textContent;
  let waiting = 0;
  button.hidden = false;
  box.querySelector("[data-here]").hidden = false;

  const refused = (event) => {
    if (event.effectiveDirective === "frame-src" && event.blockedURI.startsWith(new URL(embed).origin)) blocked();
  };
  const blocked = () => {
    clear();
    tell(said, `The film did not load: ${host} may be blocked on this network. The text version says the same, and the link opens the film on ${host}.`);
  };

  function load() {
    const shown = built("iframe", {
      title: `${title}, on ${host}`,
      loading: "lazy",
      referrerpolicy: "strict-origin-when-cross-origin",
      allow: "fullscreen; picture-in-picture",
    });
    shown.addEventListener("error", blocked);
    // A refused frame loads too, as an empty one, and no script may look inside. So the words leave room for both.
    shown.addEventListener("load", () => {
      if (!waiting) return;
      clearTimeout(waiting);
      waiting = 0;
      tell(said, `Loaded from ${host}. Does the frame stay empty? Then ${host} is blocked on this network: read the text version, or open the film on ${host}.`);
    });
    document.addEventListener("securitypolicyviolation", refused);
    waiting = setTimeout(blocked, WAIT);
    shown.src = embed;
    frame.replaceChildren(shown);
    button.textContent = "Unload it";
    tell(said, `Loading from ${host}.`);
  }

  function clear() {
    clearTimeout(waiting);
    waiting = 0;
    document.removeEventListener("securitypolicyviolation", refused);
    frame.replaceChildren(...picture);
    button.textContent = offer;
  }

  function unload() {
    clear();
    tell(said, `The film is unloaded. Nothing more goes to ${host}.`);
    button.focus();
  }

  button.addEventListener("click", () => (frame.querySelector("iframe") ? unload() : load()));
}
