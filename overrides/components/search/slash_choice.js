// Turns the / key off and on, for those who press it without meaning to.

import { slashIsOn, turnSlash } from "../search_box/slash.js";

export function offerSlash(place) {
  const said = place.querySelector("[data-slash-said]");
  const button = place.querySelector("[data-slash-turn]");

  function show() {
    said.textContent = slashIsOn() ? "On every page, the / key leads to the search box." : "The / key is off in this browser, which keeps that until you turn it on.";
    button.textContent = slashIsOn() ? "Turn the / key off" : "Turn the / key on";
  }

  button.addEventListener("click", () => {
    const kept = turnSlash(!slashIsOn());
    show();
    if (!kept) said.textContent = "This browser does not let the page keep that.";
  });
  said.setAttribute("role", "status");
  show();
  place.hidden = false;
}
