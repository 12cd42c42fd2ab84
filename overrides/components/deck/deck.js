// Draws cards from a deck. Every card stands on the page already; this only shows one of them alone. Nothing is stored.

// A pile that gives each card once before any comes again, and never the same twice running.
export function pile(ids, random = Math.random) {
  const seen = new Set();
  let last = null;
  return {
    saw(id) {
      seen.add(id);
      last = id;
    },
    draw(allowed = ids) {
      let left = allowed.filter((id) => !seen.has(id));
      const again = left.length === 0;
      if (again) {
        for (const id of allowed) seen.delete(id);
        left = allowed.filter((id) => id !== last || allowed.length === 1);
      }
      const id = left[Math.floor(random() * left.length)];
      this.saw(id);
      return { id, again };
    },
  };
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function start(deck) {
  const panel = deck.querySelector("[data-draw]");
  const shown = panel.querySelector("[data-shown]");
  const link = panel.querySelector("[data-link]");
  const suits = [...deck.querySelectorAll("[data-suit]")];
  const filters = [...panel.querySelectorAll("[data-only]")];
  const steps = [...panel.querySelectorAll("[data-step]")];
  const cards = new Map([...deck.querySelectorAll("[data-card]")].map((card) => [card.dataset.card, card]));
  const drawing = pile([...cards.keys()]);
  const drawn = [];
  let place = -1;

  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, down) => button.setAttribute("aria-pressed", String(down));
  const suitOf = (card) => card.closest("[data-suit]").dataset.suit;
  const wanted = () => filters.filter(pressed).map((button) => button.dataset.only);
  const allowed = () => {
    const only = wanted();
    return [...cards].filter(([, card]) => !only.length || only.includes(suitOf(card))).map(([id]) => id);
  };

  function filtered() {
    const only = wanted();
    for (const suit of suits) suit.hidden = only.length > 0 && !only.includes(suit.dataset.suit);
    const count = allowed().length;
    panel.querySelector("[data-from]").textContent = only.length
      ? `Drawing from ${count} of ${cards.size} cards.`
      : `Drawing from all ${cards.size} cards. Press a suit to draw only from it.`;
  }

  function show(id, note = "") {
    const card = cards.get(id);
    const copy = element("div", "deck-draw__card", ...[...card.cloneNode(true).childNodes]);
    const number = copy.querySelector("a");
    number.replaceWith(element("p", "deck-card__number", number.textContent));
    // The whole of it is the status: a screen reader says the card, once.
    shown.replaceChildren(...(note ? [element("p", "deck-draw__note", note)] : []), copy);
    link.hidden = false;
    link.querySelector("a").href = `#card-${id}`;
    for (const step of steps) step.setAttribute("aria-disabled", String(!drawn[place + Number(step.dataset.step)]));
  }

  function add(id, note) {
    drawn.splice(place + 1, drawn.length, id);
    place = drawn.length - 1;
    show(id, note);
  }

  function drawOne() {
    const { id, again } = drawing.draw(allowed());
    add(id, again ? "You have seen every card of these. They start again." : "");
  }

  function step(by) {
    if (!drawn[place + by]) return;
    place += by;
    show(drawn[place]);
  }

  // A link such as #card-hardest-hour shows that card alone, whatever was filtered.
  function follow() {
    const id = window.location.hash.replace(/^#card-/, "");
    if (!cards.has(id) || id === window.location.hash) return;
    if (!allowed().includes(id)) for (const button of filters) press(button, false);
    filtered();
    if (drawn[place] !== id) {
      drawing.saw(id);
      add(id, "");
    }
    panel.scrollIntoView({ block: "start" });
    shown.focus({ preventScroll: true });
  }

  for (const button of filters) {
    button.addEventListener("click", () => {
      press(button, !pressed(button));
      filtered();
    });
  }
  for (const button of steps) button.addEventListener("click", () => step(Number(button.dataset.step)));
  panel.querySelector("[data-one]").addEventListener("click", drawOne);
  panel.querySelector("[data-large]").addEventListener("click", (event) => {
    press(event.currentTarget, !pressed(event.currentTarget));
    deck.classList.toggle("deck--large");
  });
  panel.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    step(by);
  });
  panel.addEventListener("click", (event) => {
    // The address is that of the card already: the browser would tell of no change.
    if (event.target.closest("[data-link] a")?.hash === window.location.hash) event.preventDefault();
  });
  window.addEventListener("hashchange", follow);

  filtered();
  panel.hidden = false;
  for (const entry of document.querySelectorAll("[data-to-draw]")) {
    entry.hidden = false;
    entry.addEventListener("click", (event) => {
      event.preventDefault();
      drawOne();
      panel.scrollIntoView({ block: "start" });
      panel.querySelector("[data-one]").focus({ preventScroll: true });
    });
  }
  follow();
  // The browser goes to the card in the list when all is loaded; the card alone is wanted after that.
  if (document.readyState !== "complete") window.addEventListener("load", () => setTimeout(follow), { once: true });
}

const deckOfPage = document.querySelector("[data-deck]");
if (deckOfPage) start(deckOfPage);
