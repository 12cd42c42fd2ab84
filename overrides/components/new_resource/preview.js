// Shows Markdown as the resource's page will: headings, lists, tables and our boxes. Raw HTML is never run, links lead
// nowhere and pictures are named, so that nothing typed here can act or ask another site for anything.

import "./markdown-it-15.0.3.min.js";

const BOX = /^(?:!!!|\?\?\?\+?)[ \t]+([a-z][a-z-]*)(?:[ \t]+"([^"]*)")?[ \t]*$/;
const COMMENT = /<!--[\s\S]*?-->/g;
const ATTRIBUTES = /\{[:.#][^{}\n]*\}/g;
const DEEPEST = 5; // boxes in boxes
const SMALLER = 1; // the page's own headings stand above the preview's

const markdown = globalThis.markdownit({ html: false, linkify: false });
const { escapeHtml } = markdown.utils;
const { rules } = markdown.renderer;
rules.image = (tokens, at) => `<span class="preview__picture">Picture: ${escapeHtml(tokens[at].content || "without a text alternative")}</span>`;
rules.link_open = () => '<span class="preview__link">';
rules.link_close = () => "</span>";
rules.heading_open = (tokens, at) => `<h${Math.min(6, Number(tokens[at].tag[1]) + SMALLER)}>`;
rules.heading_close = (tokens, at) => `</h${Math.min(6, Number(tokens[at].tag[1]) + SMALLER)}>`;
rules.table_open = () => '<div class="table-scroll" tabindex="0" role="group" aria-label="A table"><table>';
rules.table_close = () => "</table></div>";

const simple = (text) => markdown.render(text).replaceAll(/<li>(<p>)?\[( |x|X)\]/g, (_, p, tick) => `<li class="preview__tick">${p ?? ""}${tick === " " ? "☐" : "☑"}`);

function box([, kind, title], inside, depth) {
  const heading = title ?? kind[0].toUpperCase() + kind.slice(1);
  return `<div class="admonition ${kind}">${heading ? `<p class="admonition-title">${escapeHtml(heading)}</p>` : ""}${render(inside, depth + 1)}</div>`;
}

function render(text, depth) {
  const lines = text.split("\n");
  let html = "";
  let plain = [];
  const flush = () => {
    html += simple(plain.join("\n"));
    plain = [];
  };
  for (let row = 0; row < lines.length; row += 1) {
    const found = depth < DEEPEST && BOX.exec(lines[row]);
    if (!found) {
      plain.push(lines[row]);
      continue;
    }
    flush();
    const inside = [];
    while (row + 1 < lines.length && (/^(?: {4}|\t)/.test(lines[row + 1]) || !lines[row + 1].trim())) inside.push(lines[(row += 1)].replace(/^(?: {4}|\t)/, ""));
    html += box(found, inside.join("\n"), depth);
  }
  flush();
  return html;
}

export const html = (text) => render(text.replace(/\r\n?/g, "\n").replace(COMMENT, "").replace(ATTRIBUTES, ""), 0);

// How hard it is to read: the Automated Readability Index, as the check measures it, and five years before school.

const FEWEST_WORDS = 120;
const SHORTEST = 8;

export function measured(shown) {
  const all = shown.textContent.split(/\s+/).filter(Boolean).length;
  const prose = [...shown.querySelectorAll("p:not(.admonition-title), li:not(:has(p)), dd")].map((one) => one.textContent.trim()).filter((text) => text.split(/\s+/).length >= SHORTEST);
  const words = prose.join(" ").split(/\s+/).filter(Boolean);
  if (words.length < FEWEST_WORDS) return { words: all, age: 0 };
  const letters = words.join("").length;
  const sentences = prose.flatMap((text) => text.split(/[.!?]+(?:\s|$)/).filter((one) => one.trim().split(/\s+/).length > 2)).length || 1;
  return { words: all, age: Math.round(4.71 * (letters / words.length) + 0.5 * (words.length / sentences) - 21.43) + 5 };
}
