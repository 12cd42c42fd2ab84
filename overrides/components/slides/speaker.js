// The speaker's timer. It runs only when somebody starts it.

const talkTimer = document.querySelector("[data-talk-timer]");

export function talkTime(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function setUpTimer(timer) {
  const clock = timer.querySelector("[data-clock]");
  const run = timer.querySelector("[data-run]");
  let before = 0;
  let since = null;
  let ticking = 0;

  // Measured, not counted: a page in the background is woken late.
  const spent = () => before + (since === null ? 0 : performance.now() - since);
  const tick = () => { clock.textContent = talkTime(spent()); };

  function turn(running) {
    before = spent();
    since = running ? performance.now() : null;
    clearInterval(ticking);
    if (running) ticking = setInterval(tick, 250);
    run.textContent = running ? "Stop timer" : "Start timer";
    tick();
  }

  run.addEventListener("click", () => turn(since === null));
  timer.querySelector("[data-reset]").addEventListener("click", () => {
    before = 0;
    since = since === null ? null : performance.now();
    tick();
  });
  timer.hidden = false;
}

if (talkTimer) setUpTimer(talkTimer);
