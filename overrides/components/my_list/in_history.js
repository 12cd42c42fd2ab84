// What the browser's history holds of this page: how far down it was read, and a list that can't be stored.

import { address } from "./sharing.js";

/** Whether the list in the address is one's own, put there because it can't be stored. */
export const isOwn = () => Boolean(history.state?.own);

/** Put the whole list into the address, so that a click on a resource and Back don't lose it. */
export function keepInAddress(list) {
  const { hash } = new URL(address(list, { notes: true }));
  history.replaceState({ ...history.state, own: true }, "", hash || location.pathname);
}

/** Forget what stands in the address. */
export const clearAddress = () => location.hash && history.replaceState(null, "", location.pathname);

/** Return to where the reader was: browsers do so before the list is drawn, when the page is still short. */
export function keepPlace(y) {
  if (y) scrollTo({ top: y, behavior: "instant" });
  const remember = () => history.state?.y !== scrollY && history.replaceState({ ...history.state, y: scrollY }, "");
  for (const moment of ["scrollend", "pagehide"]) window.addEventListener(moment, remember);
}
