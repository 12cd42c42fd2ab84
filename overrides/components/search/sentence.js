// The sentence on this page: each choice is answered at once, without its button.

/** Tie the sentence to what is chosen; `labelOf` names a value of a facet. */
export function sentence(form, labelOf, changed) {
  const selects = [...form.querySelectorAll("select")];

  form.addEventListener("change", (event) => {
    const { name, value } = event.target;
    changed(name, value ? value.split(",") : []);
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  /** Show what is chosen. Several values of one facet, which the boxes can choose, become an option of their own. */
  function show(chosen) {
    for (const select of selects) {
      const values = chosen[select.name] ?? [];
      select.querySelector("[data-several]")?.remove();
      if (values.length > 1) {
        const several = new Option(values.map((value) => labelOf(select.name, value)).join(" or "), values.join(","));
        several.dataset.several = "";
        select.append(several);
      }
      select.value = values.join(",");
    }
  }

  return { show };
}
