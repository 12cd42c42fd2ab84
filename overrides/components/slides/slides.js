// Presents a page of slides: one at a time over the whole screen, by keys, buttons or a swipe. Its address always names
// the slide, so that `#slide-3` leads there.

const SWIPE = 50;
const KEYS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1, PageDown: 1, PageUp: -1 };

// The number of the slide that an address names, from 0; null if it names none of them.
export function slideNamed(hash, count) {
  const found = /^#slide-(\d+)$/.exec(hash);
  const at = found ? Number(found[1]) - 1 : -1;
  return at >= 0 && at < count ? at : null;
}

export function setUpDeck(deck) {
  const slides = [...deck.querySelectorAll("[data-slide]")];
  const bar = deck.querySelector("[data-deck-bar]");
  const said = deck.querySelector("[data-deck-place]");
  const start = document.querySelector("[data-present]");
  const turns = [...deck.querySelectorAll("[data-turn]")];
  let current = 0;
  let silenced = [];
  let touched = null;

  const on = () => deck.hasAttribute("data-on");

  function show(at) {
    current = Math.max(0, Math.min(slides.length - 1, at));
    slides.forEach((slide, place) => slide.toggleAttribute("data-current", place === current));
    for (const button of turns) {
      // Not `disabled`: a button that somebody stands on must not drop the focus.
      const end = Number(button.dataset.turn) < 0 ? current === 0 : current === slides.length - 1;
      button.setAttribute("aria-disabled", String(end));
    }
    said.textContent = `${current + 1} of ${slides.length}`;
    history.replaceState(null, "", `#slide-${current + 1}`);
    slides[current].scrollTop = 0;
    if (!bar.contains(document.activeElement)) slides[current].focus({ preventScroll: true });
  }

  function begin() {
    deck.setAttribute("data-on", "");
    bar.hidden = false;
    silenced = around(deck);
    for (const element of silenced) element.inert = true;
    show(slideNamed(location.hash, slides.length) ?? 0);
    // Whoever ends the show before the whole screen was given must not be left in it.
    deck.requestFullscreen?.().then(() => on() || giveBack(), () => {});
  }

  function end() {
    if (!on()) return;
    deck.removeAttribute("data-on");
    bar.hidden = true;
    for (const element of silenced) element.inert = false;
    giveBack();
  }

  async function giveBack() {
    // Until the whole screen is given back, nothing outside of the deck takes the focus.
    if (document.fullscreenElement) await document.exitFullscreen().catch(() => {});
    slides[current].scrollIntoView({ block: "nearest" });
    start.focus({ preventScroll: true });
  }

  // Where a slide is longer than the screen, the arrows up and down scroll it.
  const scrolls = (key) => /^Arrow(Up|Down)$/.test(key) && slides[current].scrollHeight > slides[current].clientHeight;

  function pressed(event) {
    if (!on() || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === "Escape") end();
    else if (key === "Home") show(0);
    else if (key === "End") show(slides.length - 1);
    else if (key === " " && !event.target.closest("button, a")) show(current + (event.shiftKey ? -1 : 1));
    else if (KEYS[key] && !scrolls(key)) show(current + KEYS[key]);
    else return;
    event.preventDefault();
  }

  start.addEventListener("click", begin);
  deck.querySelector("[data-leave]").addEventListener("click", end);
  for (const button of turns) button.addEventListener("click", () => show(current + Number(button.dataset.turn)));
  document.addEventListener("keydown", pressed);
  // The browser's own way out of full screen ends the show as well.
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || end());
  window.addEventListener("hashchange", () => on() && show(slideNamed(location.hash, slides.length) ?? current));
  deck.addEventListener("touchstart", ({ changedTouches: [touch] }) => { touched = touch; }, { passive: true });
  deck.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    if (!on() || !touched) return;
    const across = touch.clientX - touched.clientX;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(touch.clientY - touched.clientY)) {
      show(current + (across < 0 ? 1 : -1));
    }
  }, { passive: true });
  document.querySelector("[data-present-row]").hidden = false;
}

// Everything on the page that neither holds the deck nor lies in it.
function around(deck) {
  const found = [];
  for (let box = deck; box !== document.body; box = box.parentElement) {
    found.push(...[...box.parentElement.children].filter((other) => other !== box && !other.inert));
  }
  return found;
}

for (const deck of document.querySelectorAll("[data-deck]")) setUpDeck(deck);
