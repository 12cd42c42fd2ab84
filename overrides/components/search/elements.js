// Elements made in code. Whatever is put in is text: nothing that was typed or fetched is read as HTML.

export function make(tag, properties = {}, ...within) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...within.filter((part) => part !== null && part !== ""));
  return element;
}

const top = new URL("../../", import.meta.url);

/** Return an address below the site's top as a whole one. */
export const whole = (address) => new URL(address, top).href;
