// Definitions show on hover and focus by style alone. This adds Escape, and a tap that opens one in place.

const terms = document.querySelectorAll(".term");

function close(except) {
  for (const term of terms) if (term !== except) term.classList.remove("term--open");
}

for (const term of terms) {
  const word = term.querySelector(".term__word");
  const back = () => term.classList.remove("term--shut");
  term.addEventListener("mouseleave", back);
  word.addEventListener("blur", () => {
    back();
    term.classList.remove("term--open");
  });
  word.addEventListener("click", (event) => {
    // A key press has no pointer: it follows the link to the list, where the definition stands as text.
    if (event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    back();
    close(term);
    term.classList.toggle("term--open");
    word.focus();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  close();
  for (const term of terms) if (term.matches(":hover, :focus-within")) term.classList.add("term--shut");
});
