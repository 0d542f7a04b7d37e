// Closes a "Why?" with Escape or a click beside it. Opening is the browser's own.

export function popover(element: HTMLElement): void {
  if (!(element instanceof HTMLDetailsElement)) return;
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    element.open = false;
    element.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
  });
}
