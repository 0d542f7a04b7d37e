// Keys for a question with a few answers: 1, 2 and 3 choose them, in their order. The focus goes to the
// chosen answer, so it is seen and read out; Enter sends the form, as it always does.

const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export function answerKeys(form: HTMLElement): void {
  const answers = [...form.querySelectorAll<HTMLInputElement>("fieldset:first-of-type input[type=radio]")];
  const first = answers[0];
  if (!first) return;
  const choices = answers.filter((answer) => answer.name === first.name);
  form.querySelector<HTMLElement>("[data-keys]")?.removeAttribute("hidden");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    const choice = choices[Number(event.key) - 1];
    if (!choice) return;
    event.preventDefault();
    choice.checked = true;
    choice.focus();
  });
}
