// Copy, print and the review date. Each button appears only where it can work.

const said = document.querySelector("[data-said]");

function offer(selector, action) {
  const button = document.querySelector(selector);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", action);
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = done;
  } catch {
    said.textContent = "Copying is blocked here. Select the words and copy them yourself.";
  }
  said.classList.remove("hidden");
}

const permanent = document.querySelector(".keep__link");
if (navigator.clipboard && permanent) {
  offer("[data-copy-link]", () => copy(permanent.href, "Link copied."));
  offer("[data-copy-cite]", () => {
    const words = document.querySelector("[data-cite]").textContent;
    copy(words.replace(/\S*r\/[\w-]+\/$/, permanent.href), "Citation copied.");
  });
}
offer("[data-print]", () => window.print());

// A printed page must not hide what a closed box holds.
window.addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("main details:not([open])")) {
    box.open = true;
    box.dataset.openedForPrint = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const box of document.querySelectorAll("[data-opened-for-print]")) {
    box.open = false;
    delete box.dataset.openedForPrint;
  }
});

// A review is overdue from the day after its own, by the reader's calendar. A page that stays open looks again.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function turn() {
  for (const words of document.querySelectorAll("[data-due]")) words.hidden = today() <= words.dataset.due;
}

turn();
window.addEventListener("pageshow", turn);
window.addEventListener("beforeprint", turn);
document.addEventListener("visibilitychange", turn);
