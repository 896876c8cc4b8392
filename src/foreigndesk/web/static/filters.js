// Filters: a choice takes effect at once, and empty fields stay out of the address bar.

const form = document.querySelector("form.filters");

function withoutBlanks() {
  for (const field of form.elements) {
    if (field.name && !field.value) field.disabled = true;
  }
}

form?.addEventListener("submit", withoutBlanks);
form?.addEventListener("change", (change) => {
  if (change.target.matches("select, input[type=date]")) form.requestSubmit();
});
window.addEventListener("pageshow", () => {
  for (const field of form?.elements ?? []) field.disabled = false;
});
