// Nothing was found: the reader's own words become a message that they can change, and send themselves or not at all.

export function asking(place) {
  const words = place.querySelector("[data-ask-words]");
  const said = place.querySelector("[data-ask-said]");
  const email = place.querySelector("[data-ask-email]");
  const form = place.querySelector("[data-ask-form]");
  let begun = ""; // what was last put in; other words are the reader's own and stay

  // https://www.rfc-editor.org/rfc/rfc6068#section-5: lines end in both signs
  function lead() {
    const body = encodeURIComponent(words.value.replace(/\r?\n/g, "\r\n"));
    const subject = encodeURIComponent("I looked for something in the library");
    if (email) email.href = `mailto:${encodeURIComponent(place.dataset.email).replaceAll("%40", "@")}?subject=${subject}&body=${body}`;
    if (form) form.href = `${place.dataset.form}&content=${encodeURIComponent(words.value)}`;
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(words.value);
      said.textContent = "Copied. Paste it into a message.";
    } catch {
      words.focus();
      words.select();
      said.textContent = "This browser does not let the page copy. The words are marked: copy them yourself.";
    }
  }

  words.addEventListener("input", lead);
  place.querySelector("[data-ask-copy]").addEventListener("click", copy);

  /** Begin the message with what was looked for. */
  return function begin(text, choices) {
    if (words.value !== begun) return;
    const lines = [text ? `I looked for: ${text}` : "I looked for resources", ...choices.map((choice) => `with: ${choice}`)];
    begun = `${lines.join("\n")}\n\nWhat I hoped to find, and for what work:\n`;
    words.value = begun;
    said.textContent = "";
    lead();
  };
}
