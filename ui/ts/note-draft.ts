// Keeps a note while it is written, so that a time-out or a dead battery loses nothing: on this
// device at once (session storage, gone when the tab is closed), and as the writer's own draft on
// the server where the form names an address for it. The same form has a button that does so
// without this script.

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
      void keep(form, key).then((kept) => {
        // Only what is true is said: without an answer it is kept on this device alone.
        if (kept) status.textContent = form.dataset["saved"] ?? "";
      });
    }, 800);
  });
  form.addEventListener("submit", () => sessionStorage.removeItem(name));
}

// A key that is an address of ours is where the draft goes.
async function keep(form: HTMLElement, key: string): Promise<boolean> {
  if (!(form instanceof HTMLFormElement) || !key.startsWith("/")) return true;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  fields.append("quietly", "yes");
  try {
    const answer = await fetch(key, { method: "POST", body: fields, credentials: "same-origin" });
    return answer.ok;
  } catch {
    return false;
  }
}
