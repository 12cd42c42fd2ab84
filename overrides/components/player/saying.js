// Words that a screen reader says, and the clipboard.

// Emptied first, so that the same words are said again.
export function tell(place, words) {
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = words));
}

export async function copyWords(words, place, done) {
  try {
    await navigator.clipboard.writeText(words);
    tell(place, done);
  } catch {
    tell(place, `Copying is blocked here. Copy this yourself: ${words}`);
  }
}

export function built(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
