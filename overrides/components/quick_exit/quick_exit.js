// Leaves at once: covers the page, then replaces it, so that Back does not return here.
// GOV.UK's component sets location.href, which leaves this page one step back (govuk-design-system#2922).

const link = document.querySelector("[data-quick-exit]");
const WITHIN = 5000; // milliseconds in which three presses count as one wish
const LATEST = 400; // milliseconds after which the page is left, however far the steps have come
let presses = [];

function leave() {
  const cover = document.createElement("div");
  cover.className = "quick-exit__cover";
  document.title = "Weather";
  document.body.replaceChildren(cover);
  const go = () => window.location.replace(link.href);
  const steps = history.state?.depth ?? 0;
  if (!steps) {
    go();
    return;
  }
  // The search page has made steps of its own. Back to the first, which becomes an empty search; the others are cut off.
  const empty = () => {
    history.replaceState(null, "", window.location.pathname);
    history.pushState(null, "", window.location.pathname);
    go();
  };
  window.addEventListener("popstate", empty, { once: true });
  setTimeout(go, LATEST);
  history.go(-steps);
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((moment) => now - moment < WITHIN), now];
    if (presses.length >= 3) leave();
  });
}
