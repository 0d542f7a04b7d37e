// Keeps a note on this device while it is written, so that a time-out or a dead battery loses
// nothing. Session storage: it is gone when the tab is closed, and never leaves the device.

export function noteDraft(form: HTMLElement): void {
  const text = form.querySelector<HTMLTextAreaElement>("textarea");
  const status = form.querySelector<HTMLElement>(".tl-note__saved");
  const key = form.dataset["draft"];
  if (!text || !status || !key) return;
  const name = `note:${key}`;

  const kept = sessionStorage.getItem(name);
  if (kept && text.value === "") text.value = kept;
  let waiting = 0;
  text.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      sessionStorage.setItem(name, text.value);
      status.textContent = form.dataset["saved"] ?? "";
    }, 400);
  });
  form.addEventListener("submit", () => sessionStorage.removeItem(name));
}
