// What trainers copy: the permanent link, a link that starts at a moment, the citation, the snippet.

import { clockOf, momentAddress, secondsOf } from "./moments.js";
import { copyWords } from "./saying.js";

export function enhanceTrainers(panel) {
  const link = panel.querySelector("[data-permanent]");
  const said = panel.querySelector("[data-said]");
  const { prefix } = panel.dataset;
  const start = panel.querySelector("[data-start]");
  // Without the site's address only the browser knows the whole of it.
  const written = link.textContent;
  link.textContent = link.href;
  const cite = panel.querySelector("[data-cite-film]");
  if (!/^https?:/.test(written)) cite.textContent = cite.textContent.replace(written, link.href);

  const moment = () => {
    const seconds = secondsOf(start.value);
    const wrong = panel.querySelector("[data-wrong]");
    start.setAttribute("aria-invalid", String(seconds === null));
    wrong.textContent = seconds === null ? "Write it as minutes and seconds, such as 1:05." : "";
    panel.querySelector("[data-moment]").textContent = seconds === null ? "" : momentAddress(link.href, prefix, seconds);
    return seconds;
  };
  const copies = {
    permanent: () => copyWords(link.href, said, "Link copied."),
    cite: () => copyWords(cite.textContent, said, "Citation copied."),
    embed: () => copyWords(panel.querySelector("textarea").value, said, "Snippet copied."),
    moment: () => {
      const seconds = moment();
      if (seconds === null) return start.focus();
      return copyWords(momentAddress(link.href, prefix, seconds), said, `Link copied. It starts at ${clockOf(seconds)}.`);
    },
  };
  for (const button of panel.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", copies[button.dataset.copy]);
  }
  for (const row of panel.querySelectorAll("[data-copy-row], [data-link-at]")) row.hidden = false;
  if (!start) return;
  start.addEventListener("input", moment);
  moment();
}
