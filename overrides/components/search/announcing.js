// Says aloud what changed on the page, after a pause: a screen reader then hears one answer and not one per letter.

const PAUSE = 600; // milliseconds

export function announcer(region) {
  let waiting;
  return function say(text, after = PAUSE) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      region.textContent = text;
    }, after);
  };
}
