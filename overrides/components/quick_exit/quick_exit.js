// Leaves at once: covers the page, then replaces it, so that Back does not return here.
// GOV.UK's component sets location.href, which leaves this page one step back (govuk-design-system#2922).

const link = document.querySelector("[data-quick-exit]");
const WITHIN = 5000; // milliseconds in which three presses count as one wish
let presses = [];

function leave() {
  const cover = document.createElement("div");
  cover.className = "quick-exit__cover";
  document.title = "Weather";
  document.body.replaceChildren(cover);
  window.location.replace(link.href);
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
