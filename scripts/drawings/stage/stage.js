// Builds one scene at a time and sets it to a moment. Nothing runs by itself: every frame is asked for.
"use strict";

const EDGES = [
  "M 738 -10 C 706 110 752 230 724 362 S 700 590 742 730",
  "M 716 -10 C 752 140 700 250 728 390 S 758 610 712 730",
  "M 744 -10 C 728 90 690 210 718 330 S 756 540 716 730",
];
const LOW = [
  "M -10 438 C 160 462 330 424 560 446 S 980 462 1290 432",
  "M -10 452 C 240 420 420 464 680 444 S 1060 424 1290 450",
];
const CENTRE = ["M -10 356 C 190 318 420 344 640 332 S 1080 310 1290 350", "M -10 336 C 220 362 470 314 700 338 S 1100 358 1290 326"];
const PLACES = {
  left: "translate(1004 372)", right: "translate(276 372)", low: "translate(640 244) scale(.78)", centre: "translate(640 566) scale(.63)",
};
const SKINS = ["#f3cfb0", "#dfa87f", "#bd8259", "#8f5b3a", "#633f2a"];
const HAIRS = ["#2a1c17", "#5b3a24", "#191a20", "#8d857c", "#a5673a"];
const ARRIVES = 0.75, APART = 0.9, TAKES = 0.8;
let film, current;

function prepare(data) { film = data; }

function hash(text) { let h = 7; for (const c of text) h = (h * 31 + c.codePointAt(0)) >>> 0; return h; }

function turned(list, by) { return list.map((_, place) => list[(place + by) % list.length]); }

function edge(scene, wide) {
  const choice = hash(scene.id);
  const paths = scene.layout === "low" ? LOW : scene.layout === "centre" ? CENTRE : EDGES;
  const line = paths[(choice + wide) % paths.length];
  if (scene.layout === "low") return line + " L 1290 -10 L -10 -10 Z";
  if (scene.layout === "centre") return line + " L 1290 730 L -10 730 Z";
  return line + " L 1290 730 L 1290 -10 Z";
}

function ground(scene, drawing, key) {
  const open = drawing.includes("data-open");
  const flip = scene.layout === "right";
  const keep = drawing.includes("data-keep");
  const inner = drawing.replace(/^[^]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  // Ids of gradients and masks are made this scene's own: two scenes may stand on the stage at once.
  const own = inner.replace(/(id="|url\(#|href="#)(?![pt]-)([\w-]+)/g, `$1${key}-$2`).replaceAll("#t-halo", `#${key}-halo`);
  const shift = { low: "translate(0 -20)", centre: "translate(0 -18)" }[scene.layout] || "translate(-20 0)";
  const place = PLACES[flip ? "left" : scene.layout] + (flip && keep ? " scale(-1 1)" : "");
  const halo = `<radialGradient id="${key}-halo"><stop offset="0" stop-color="var(--halo)" stop-opacity=".95"/><stop offset=".45" stop-color="var(--halo)" stop-opacity=".5"/><stop offset="1" stop-color="var(--halo)" stop-opacity="0"/></radialGradient>`;
  if (open) {
    return `<svg viewBox="0 0 1280 720">${halo}<g transform="translate(640 360)">${own}</g></svg>`;
  }
  return `<svg viewBox="0 0 1280 720"><defs>${halo}<clipPath id="${key}-edge"><path d="${edge(scene, 0)}"/></clipPath></defs>
    <g ${flip ? 'transform="translate(1280 0) scale(-1 1)"' : ""}>
      <g transform="${shift}"><path d="${edge(scene, 1)}" fill="var(--shade)" opacity=".55"/></g>
      <g transform="${shift} ${scene.layout === "low" ? "translate(0 11)" : scene.layout === "centre" ? "translate(0 9)" : "translate(11 0)"}"><path d="${edge(scene, 1)}" fill="var(--far)"/></g>
      <g clip-path="url(#${key}-edge)"><g transform="${place}">${own}</g></g></g></svg>`;
}

function hint(scene) {
  return `<div class="hint">${film.chapters.map((_, n) => `<i${n === scene.part ? ' class="now"' : ""}></i>`).join("")}</div>`;
}

function element(scene, key) {
  const layer = document.createElement("div");
  const drawing = film.drawings[scene.draw];
  const open = (drawing.match(/data-open="(\w+)"/) || [])[1];
  layer.className = `layer mood-${scene.mood} layout-${scene.layout}${open ? " open-" + open : ""}`;
  const n = hash(film.title + scene.id);
  turned(SKINS, n % 5).forEach((tone, i) => layer.style.setProperty(`--s${i + 1}`, tone));
  turned(HAIRS, (n >> 3) % 5).forEach((tone, i) => layer.style.setProperty(`--h${i + 1}`, tone));
  layer.style.setProperty("--span", (scene.seconds - 1.6).toFixed(2));
  layer.innerHTML = `<div class="ground">${ground(scene, drawing, key)}${open ? "" : hint(scene)}</div><div class="words"></div>`;
  return layer;
}

function sizes(scene, open) {
  if (open === "title") return { first: [100, 72], rest: 56 };
  if (open === "end") return { first: [72, 60], rest: 52 };
  return { first: { low: [62, 52], centre: [76, 54] }[scene.layout] || [70, 52] };
}

function write(layer, scene) {
  const box = layer.querySelector(".words");
  const open = [...layer.classList].find((name) => name.startsWith("open-"))?.slice(5);
  const { first, rest } = sizes(scene, open);
  box.replaceChildren(...scene.words.map((line) => {
    const div = document.createElement("div");
    div.className = `line ${line.manner}`;
    const text = line.manner === "plain" ? line.text : `“${line.text}”`;
    div.append(...text.split(/\s+/).flatMap((word) => [Object.assign(document.createElement("span"), { textContent: word }), " "]));
    return div;
  }));
  const apply = (size) => [...box.children].forEach((line, i) => { line.style.fontSize = `${rest && i ? rest : size}px`; });
  const rows = () => [...box.children].reduce((sum, line) => sum + rowsOf(line).length, 0);
  const fits = () => {
    const high = [...box.children].reduce((sum, line) => sum + line.scrollHeight + 22, -22);
    return high <= box.clientHeight && [...box.children].every((line) => line.scrollWidth <= box.clientWidth + 1);
  };
  // As large as it can be in as few rows as a middle size needs.
  const [most, least] = first, middle = box.children.length < 3 ? most - 4 : Math.round((most + 2 * least) / 3);
  apply(middle);
  const best = rows();
  let size = most;
  apply(size);
  while (size > least && !(fits() && rows() <= (size > middle ? best : 9))) apply(size -= 2);
  settle(box, scene);
}

function rowsOf(line) {
  const rows = [];
  let top = null;
  for (const span of line.children) {
    const at = span.offsetTop;
    if (top === null || Math.abs(at - top) > 8) { rows.push([]); top = at; }
    rows.at(-1).push(span.textContent);
  }
  return rows.map((words) => words.join(" "));
}

function settle(box, scene) {
  const lines = [...box.children];
  const most = scene.seconds - 1 - ARRIVES - TAKES;
  const apart = lines.length > 1 ? Math.min(APART, most / (lines.length - 1)) : 0;
  lines.forEach((line, place) => {
    // Two rows of about the same length read more easily than a full one and a rest.
    const rows = balanced(line, box.clientWidth);
    line.replaceChildren(...rows.map((text, n) => {
      const row = document.createElement("span");
      row.className = "row";
      const ink = document.createElement("span");
      ink.className = "ink";
      ink.textContent = text;
      row.style.setProperty("--at", (ARRIVES + place * apart + n * 0.12).toFixed(2));
      row.append(ink);
      if (line.classList.contains("not")) ink.insertAdjacentHTML("beforeend", '<svg class="pen" viewBox="0 0 100 100" preserveAspectRatio="none"><path pathLength="1" vector-effect="non-scaling-stroke" d="M -1 60 C 20 52 34 64 52 57 S 84 52 101 58"/></svg>');
      return row;
    }));
  });
}

function balanced(line, width) {
  const rows = rowsOf(line);
  if (rows.length < 2) return rows;
  const words = rows.join(" ").split(" ");
  const probe = document.createElement("span");
  probe.style.cssText = "position:absolute;visibility:hidden;white-space:nowrap";
  line.append(probe);
  const measure = (text) => { probe.textContent = text; return probe.offsetWidth; };
  let best = rows, least = Infinity;
  if (rows.length === 2) {
    for (let cut = 1; cut < words.length; cut += 1) {
      const pair = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")];
      const [a, b] = pair.map(measure);
      const cost = Math.abs(a - b) - (/[.?!:]$/.test(pair[0]) ? 320 : /[,;]$/.test(pair[0]) ? 60 : 0);
      if (Math.max(a, b) <= width && cost < least) { best = pair; least = cost; }
    }
  }
  probe.remove();
  return best;
}

function show(place) {
  const stage = document.getElementById("stage");
  const scene = film.scenes[place], before = film.scenes[place - 1];
  const layer = element(scene, `s${place}`);
  const old = [];
  let offset = 0;
  if (before) {
    const under = element(before, `s${place - 1}`);
    stage.replaceChildren(under, layer);
    write(under, before);
    under.classList.add("leaving", "first");
    old.push(under);
    const same = before.draw === scene.draw && before.layout === scene.layout && before.mood === scene.mood;
    layer.classList.add(same ? "first" : "fading");
    if (same && current?.place === place - 1) offset = current.offset + rest(before.seconds * 1000, before.seconds * 1000);
    if (same) under.querySelector(".ground").style.visibility = "hidden";
  } else {
    stage.replaceChildren(layer);
    layer.classList.add("first");
  }
  write(layer, scene);
  current = { place, scene, layer, under: old[0], offset, before, beforeOffset: current?.offset || 0 };
  const moving = layer.getAnimations({ subtree: true });
  for (const one of [...moving, ...(old[0]?.getAnimations({ subtree: true }) || [])]) one.pause();
  at(0);
  return busy(layer);
}

// The clock of the drawing: it slows down before the last second of a scene, and then rests.
function rest(t, length) {
  const from = length - 2200, to = length - 1000;
  if (t <= from) return t;
  const u = Math.min(1, (t - from) / (to - from));
  return from + (to - from) * (u - (u * u) / 2);
}

function at(t) {
  const { layer, under, scene, before, offset, beforeOffset } = current;
  const clock = offset + rest(t, scene.seconds * 1000);
  for (const one of layer.getAnimations({ subtree: true })) one.currentTime = one.effect.target.closest(".ground > svg") ? clock : t;
  if (!under) return;
  const length = before.seconds * 1000;
  for (const one of under.getAnimations({ subtree: true })) one.currentTime = one.effect.target.closest(".ground > svg") ? beforeOffset + rest(length, length) : t;
  under.style.visibility = t > 1000 ? "hidden" : "visible";
}

// Until when words arrive, in milliseconds: as long, every frame counts.
function busy(layer) {
  return Math.max(1000, ...layer.querySelector(".words").getAnimations({ subtree: true }).map((one) => one.effect.getComputedTiming().endTime));
}

function boxes() {
  return [...current.layer.querySelectorAll(".ink")].map((ink) => {
    const box = ink.getBoundingClientRect();
    const line = ink.closest(".line");
    return { x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width), height: Math.round(box.height), size: parseFloat(getComputedStyle(line).fontSize), manner: line.classList[1], text: ink.textContent };
  });
}

window.stage = { prepare, show, at, boxes };
