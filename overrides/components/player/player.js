// Enhances the browser's own player: speed, captions, a transcript that keeps up, links that begin at a moment. The
// page is complete without it, and nothing plays by itself.

import { enhanceTrainers } from "./for_trainers.js";
import { asked, clockOf, momentAddress, prefixOf } from "./moments.js";
import { enhanceOutside } from "./outside.js";
import { built, copyWords, tell } from "./saying.js";

const SPEEDS = [0.75, 1, 1.25, 1.5];
const KEPT = "player";
const ALMOST = 0.05; // seconds that a browser may land before the moment it was sent to

// What somebody chose lasts as long as the visit. On pages that should leave no trace it lasts as long as the page.
const mayKeep = !document.querySelector("[data-sensitive], [data-quick-exit]");
const choices = { captions: true, speed: 1, ...(mayKeep ? read() : {}) };

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function choose(name, value) {
  choices[name] = value;
  try {
    if (mayKeep) sessionStorage.setItem(KEPT, JSON.stringify(choices));
  } catch {
    // A browser that keeps nothing still plays.
  }
}

const pressable = (words) => built("button", { type: "button", class: "player__button", "aria-pressed": "false" }, words);

function speedOf(video) {
  const select = built("select", { "data-speed": "" });
  for (const speed of SPEEDS) select.append(built("option", { value: speed }, speed === 1 ? "Usual" : `${speed} times`));
  select.addEventListener("change", () => {
    video.playbackRate = Number(select.value);
    choose("speed", video.playbackRate);
  });
  // The browser's own menu changes it too; a speed that is not among ours leaves the box empty.
  video.addEventListener("ratechange", () => (select.value = String(video.playbackRate)));
  video.defaultPlaybackRate = video.playbackRate = SPEEDS.includes(choices.speed) ? choices.speed : 1;
  select.value = String(video.playbackRate);
  return built("label", { class: "player__speed" }, "Speed", select);
}

function captionsOf(video) {
  const tracks = [...video.textTracks].filter((track) => track.kind === "captions" || track.kind === "subtitles");
  if (!tracks.length) return null;
  const button = pressable("Captions");
  let last = tracks.find((track) => track.mode === "showing") ?? tracks[0];
  const shown = () => tracks.find((track) => track.mode === "showing");
  const mark = () => button.setAttribute("aria-pressed", String(Boolean(shown())));
  const set = (on) => {
    for (const track of tracks) track.mode = on && track === last ? "showing" : "disabled";
    mark();
  };
  button.addEventListener("click", () => {
    set(!shown());
    choose("captions", Boolean(shown()));
  });
  video.textTracks.addEventListener("change", () => {
    last = shown() ?? last;
    mark();
  });
  set(choices.captions);
  return button;
}

// Marks what is said now, in the transcript and among the chapters.
function keepsUp(video, places, moved) {
  const rows = places.map((element) => ({ element, at: Number(element.dataset.at ?? element.dataset.seek) }));
  rows.sort((one, other) => one.at - other.at);
  let current = null;
  const follow = () => {
    const row = rows.findLast(({ at }) => at <= video.currentTime + ALMOST);
    if (row?.element === current) return;
    current?.removeAttribute("aria-current");
    current = row?.element ?? null;
    current?.setAttribute("aria-current", "true");
    if (current) moved(current);
  };
  // Before anybody has begun, nothing is the current words.
  for (const name of ["timeupdate", "seeked"]) {
    video.addEventListener(name, () => (video.currentTime > 0 || !video.paused) && follow());
  }
}

// Brings the transcript to the film and scrolls it inside its own box, for as long as somebody wants that.
function followerOf(section, words) {
  const name = `Transcript that follows ${section.querySelector("video").getAttribute("aria-label")}`;
  const box = built("div", { class: "player__follow", role: "region", "aria-label": name, tabindex: "0" });
  const home = built("p", {}, "The transcript is beside the film while you follow along.");
  const button = pressable("Follow along");
  const following = () => box.isConnected;
  const scroll = () => {
    const row = words.querySelector("[aria-current]");
    if (!row || !following()) return;
    // What is seen at a moment stands before its words, with the moment's link.
    const from = row.querySelector(".transcript__at") ? row : (row.previousElementSibling ?? row);
    box.scrollTop += from.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 8;
  };
  const set = (on) => {
    if (on === following()) return;
    if (on) {
      words.replaceWith(home);
      box.append(words);
      section.querySelector(".player__tools").after(box);
      scroll();
    } else {
      home.replaceWith(words);
      box.remove();
    }
    button.setAttribute("aria-pressed", String(on));
  };
  button.addEventListener("click", () => set(!following()));
  window.addEventListener("beforeprint", () => set(false));
  return { button, scroll };
}

// Sends the film to a moment, as soon as its length is known, and stops it where a link says so.
function seekerOf(video) {
  let sent = null;
  let stop = null;
  video.addEventListener("timeupdate", () => {
    if (stop === null || video.currentTime < stop) return;
    stop = null;
    video.pause();
  });
  // Whoever goes somewhere else by hand has left the stretch that the link named.
  video.addEventListener("seeking", () => {
    if (sent !== null && Math.abs(video.currentTime - sent) > 1) stop = null;
  });
  return (start, until = null) => {
    const go = () => {
      sent = video.currentTime = Math.min(start, video.duration || start);
      stop = until;
    };
    if (video.readyState) go();
    else video.addEventListener("loadedmetadata", go, { once: true });
  };
}

function toolsOf(section, video, words, said) {
  const tools = built("div", { class: "player__tools", role: "group", "aria-label": "Ways to watch" }, speedOf(video));
  const captions = captionsOf(video);
  if (captions) tools.append(captions);
  const follower = words && followerOf(section, words);
  if (follower) tools.append(follower.button);
  const copy = built("button", { type: "button", class: "player__button" }, "Copy link to this moment");
  copy.addEventListener("click", () => {
    // The permanent link outlives this page's address.
    const page = new URL(section.dataset.link ?? "", section.dataset.link ? document.baseURI : location.href).href;
    const address = momentAddress(page, prefixOf(section.dataset.player), video.currentTime);
    copyWords(address, said, `Copied: ${address} It starts at ${clockOf(video.currentTime)}.`);
  });
  tools.append(copy);
  section.querySelector("[data-stage]").after(tools, said);
  return follower?.scroll ?? (() => {});
}

function enhancePlayer(section) {
  const video = section.querySelector("video");
  const prefix = prefixOf(section.dataset.player);
  const words = document.querySelector(`[data-transcript="${section.dataset.player}"] [data-words]`);
  const chapterLinks = [...section.querySelectorAll("[data-chapter]")];
  const chapters = new Map(chapterLinks.map((link) => [link.dataset.chapter, Number(link.dataset.seek)]));
  const said = built("p", { class: "player__said", role: "status" });
  const seek = seekerOf(video);
  const scroll = toolsOf(section, video, words, said);
  keepsUp(video, chapterLinks, () => {});
  if (words) keepsUp(video, [...words.querySelectorAll("[data-at]")], scroll);

  // Brings the film into sight with the keyboard on it. Whoever watches or listens to it already stays where they are.
  const reveal = () => {
    const box = video.getBoundingClientRect();
    const inSight = box.top >= 0 && box.bottom <= window.innerHeight;
    if (!video.paused && (inSight || !video.hasAttribute("data-silent"))) return;
    if (!inSight) section.querySelector("[data-stage]").scrollIntoView();
    video.focus({ preventScroll: true });
  };
  const obey = () => {
    const wish = asked(location.hash, prefix, chapters);
    if (!wish) return;
    seek(wish.start, wish.stop);
    // Until the page has loaded the browser keeps returning to the place that the address names.
    if (document.readyState === "complete") reveal();
    else window.addEventListener("load", () => setTimeout(reveal), { once: true });
  };
  for (const link of [...section.querySelectorAll("[data-seek]"), ...(words?.querySelectorAll("[data-seek]") ?? [])]) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (link.pathname === location.pathname) history.replaceState(null, "", link.hash);
      seek(Number(link.dataset.seek));
      reveal();
      tell(said, `The film is at ${clockOf(Number(link.dataset.seek))}.`);
    });
  }
  video.querySelector("source:last-of-type").addEventListener("error", () => {
    tell(said, "This browser can’t play the film. The text version, the transcript and the files to save say the same.");
  });
  window.addEventListener("hashchange", obey);
  obey();
}

const stillsFirst = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
for (const section of document.querySelectorAll("[data-player]")) {
  const stage = section.querySelector("[data-stage], [data-outside]");
  const stills = section.querySelector(".player__stills");
  // The style shows them there already; this brings the order of the Tab key in line.
  if (stillsFirst && stage && stills) stage.before(stills);
  if (section.querySelector("video")) enhancePlayer(section);
}
document.querySelectorAll("[data-outside]").forEach(enhanceOutside);
document.querySelectorAll("[data-for-trainers]").forEach(enhanceTrainers);

// One film at a time.
document.addEventListener(
  "play",
  (event) => document.querySelectorAll("[data-player] video").forEach((video) => video === event.target || video.pause()),
  true,
);
