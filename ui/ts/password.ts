// Shows and hides what is typed as a password. The button stays hidden without the script.

export function passwordReveal(group: HTMLElement): void {
  const input = group.querySelector<HTMLInputElement>(".govuk-js-password-input-input");
  const button = group.querySelector<HTMLButtonElement>(".govuk-js-password-input-toggle");
  if (!input || !button) return;
  const words = group.dataset;

  const show = (visible: boolean): void => {
    input.type = visible ? "text" : "password";
    button.textContent = (visible ? words["hide"] : words["show"]) ?? "";
    button.setAttribute("aria-label", (visible ? words["hideLabel"] : words["showLabel"]) ?? "");
  };
  button.hidden = false;
  button.addEventListener("click", () => show(input.type === "password"));
  // A password left visible must not end up among the browser's remembered words.
  input.form?.addEventListener("submit", () => show(false));
}
