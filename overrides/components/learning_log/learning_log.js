// Which days have passed. Builds have no clock; the reader's device has one.

const today = new Date().toISOString().slice(0, 10);
const overdue = [...document.querySelectorAll("[data-log-due]")].filter((mark) => mark.dataset.logDue < today);

for (const mark of overdue) mark.hidden = false;

const sum = document.querySelector("[data-log-overdue]");
if (sum && overdue.length) {
  sum.textContent = overdue.length === 1 ? "1 action or re-check is overdue." : `${overdue.length} actions or re-checks are overdue.`;
  sum.hidden = false;
}
