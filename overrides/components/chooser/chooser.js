// Narrows a chooser's options by a few questions. Everything it says stands in the table already; it only picks the
// rows. `choose` does exactly what scripts/library/catalogue/choosing.py does; a test compares them on every answer.

export const MOST = 3;
export const FEWEST = 2;

// `chooser`: {questions: [{id, firm, answers: [id]}], options: [{id, fits: {question: [answer]}}]}
export function choose(chooser, answers) {
  const asked = chooser.questions.filter((question) => question.answers.includes(answers[question.id]));
  const choices = chooser.options.map((option) => choiceOf(option, asked, answers));
  if (asked.length === 0) return { suggested: [], others: choices };
  const ranked = choices
    .map((choice) => ({ choice, rank: rankOf(choice, asked) }))
    .sort((one, other) => compare(one.rank, other.rank));
  const allowed = ranked.filter(({ rank }) => rank[0] === 0).length;
  const fitting = choices.filter((choice) => choice.misfits.length === 0).length;
  const count = Math.min(MOST, allowed, Math.max(FEWEST, fitting));
  const sorted = ranked.map(({ choice }) => choice);
  return { suggested: sorted.slice(0, count), others: sorted.slice(count) };
}

function choiceOf(option, asked, answers) {
  const told = asked.filter((question) => question.id in option.fits);
  const suits = (question) => option.fits[question.id].includes(answers[question.id]);
  const ids = (questions) => questions.map((question) => question.id);
  return {
    id: option.id,
    fits: option.fits,
    suits: ids(told.filter(suits)),
    misfits: ids(told.filter((question) => !suits(question))),
  };
}

// Barred, how many misfits, those at early questions last, how many of the other answers it suits as well.
function rankOf(choice, asked) {
  const place = (id) => asked.findIndex((question) => question.id === id);
  const barred = choice.misfits.some((id) => asked[place(id)].firm);
  const unsuited = (id) => asked[place(id)].answers.length - choice.fits[id].length;
  const madeFor = choice.suits.reduce((sum, id) => sum + unsuited(id), 0);
  return [barred ? 1 : 0, choice.misfits.length, ...choice.misfits.map((id) => -place(id)), -madeFor];
}

// Ranks of one length only differ where their first two parts are equal, so comparing them part by part is enough.
function compare(one, other) {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}

export function readChooser(page) {
  const questions = [...page.querySelectorAll("[data-chooser] [data-question]")].map((fieldset) => ({
    id: fieldset.dataset.question,
    firm: fieldset.dataset.firm !== undefined,
    answers: [...fieldset.querySelectorAll("input")].map((input) => input.value).filter(Boolean),
  }));
  const options = [...page.querySelectorAll("[data-option]")].map((row) => ({
    id: row.dataset.option,
    fits: Object.fromEntries(
      [...row.querySelectorAll("[data-question]")].map((cell) => [cell.dataset.question, cell.dataset.answers.split(" ")]),
    ),
  }));
  return { questions, options };
}

// The answers of an address, without what is no answer of this chooser.
export function answersIn(search, questions) {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    questions.map((question) => [question.id, query.get(question.id)]).filter(([id, answer]) =>
      questions.find((question) => question.id === id).answers.includes(answer),
    ),
  );
}

// The same address with these answers; what else stands in it stays.
export function addressWith(place, questions, answers) {
  const query = new URLSearchParams(place.search);
  for (const question of questions) query.delete(question.id);
  for (const [id, answer] of Object.entries(answers)) query.set(id, answer);
  const text = query.toString();
  return `${place.pathname}${text ? `?${text}` : ""}${place.hash}`;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const copied = (row, part) => [...(row.querySelector(part)?.cloneNode(true).childNodes ?? [])];
const words = (row, part) => row.querySelector(part)?.textContent.trim() ?? "";

function start(root) {
  const form = root.querySelector("form");
  const said = root.querySelector("[data-said]");
  const suggested = root.querySelector("[data-suggested]");
  const others = root.querySelector("[data-others]");
  const chooser = readChooser(document);
  const untouched = said.textContent;

  const row = (id) => document.querySelector(`[data-option="${id}"]`);
  const cell = (id, question) => row(id).querySelector(`[data-question="${question}"]`);
  const answered = () =>
    Object.fromEntries([...new FormData(form)].filter(([, answer]) => answer));

  function heading(question) {
    const fieldset = form.querySelector(`[data-question="${question}"]`);
    const label = fieldset.querySelector("input:checked").closest("label").textContent.trim();
    return element("strong", "", `${fieldset.dataset.heading}: ${label}.`);
  }

  function reason(choice, question) {
    const misfit = choice.misfits.includes(question);
    const why = words(cell(choice.id, question), misfit ? "[data-otherwise]" : "[data-because]");
    const text = why || (misfit ? "It does not suit this answer." : "It suits any answer.");
    const line = element("li", misfit ? "chooser__but" : "", heading(question), ` ${text}`);
    if (misfit) line.prepend("But ");
    return line;
  }

  function card(choice, answers) {
    const from = row(choice.id);
    const reasons = chooser.questions.filter((question) => question.id in answers);
    const made = element("article", "chooser__card");
    made.append(
      element("h4", "", ...copied(from, "[data-name]")),
      element("p", "compare__badges", ...copied(from, "[data-badges]")),
      element("div", "chooser__about", ...copied(from, "[data-about]")),
      element("p", "chooser__why", "Why:"),
      element("ul", "", ...reasons.map((question) => reason(choice, question.id))),
      element("div", "", ...copied(from, "[data-when]")),
    );
    const combine = copied(from, "[data-combine]");
    if (combine.length) made.append(element("p", "chooser__combine", ...combine));
    return made;
  }

  function left(choice) {
    const whys = choice.misfits.map((question) => words(cell(choice.id, question), "[data-otherwise]")).filter(Boolean);
    const link = element("a", "", words(row(choice.id), "[data-name]"));
    link.href = `#option-${choice.id}`;
    const text = choice.misfits.length
      ? ` Not suggested, because: ${whys.join(" ")}`
      : " It fits your answers too; those above were made more for them.";
    return element("li", "", link, ".", text);
  }

  function show(answers) {
    const found = choose(chooser, answers);
    suggested.replaceChildren(...found.suggested.map((choice) => card(choice, answers)));
    others.querySelector("ul").replaceChildren(...(found.suggested.length ? found.others.map(left) : []));
    others.hidden = found.suggested.length === 0;
    return found.suggested.map((choice) => words(row(choice.id), "[data-name]"));
  }

  function changed(cleared) {
    const answers = answered();
    const names = show(answers);
    const last = names.pop();
    said.textContent = last
      ? `Suggested: ${names.length ? `${names.join(", ")} and ` : ""}${last}.`
      : `${cleared ? "Answers cleared. " : ""}${untouched}`;
    // On a sensitive page nothing may stay in the browser's list of visited addresses.
    if (root.dataset.sensitive === undefined) {
      history.replaceState(history.state, "", addressWith(window.location, chooser.questions, answers));
    }
  }

  const given = answersIn(window.location.search, chooser.questions);
  for (const input of form.querySelectorAll("input")) input.checked = input.value === (given[input.name] ?? "");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => changed(false));
  form.querySelector("[data-again]").addEventListener("click", () => {
    for (const input of form.querySelectorAll("input")) input.checked = input.value === "";
    changed(true);
  });
  root.hidden = false;
  document.querySelector("[data-chooser-plain]").hidden = true;
  if (Object.keys(given).length) changed(false);
}

const chooserRoot = document.querySelector("[data-chooser]");
if (chooserRoot) start(chooserRoot);
