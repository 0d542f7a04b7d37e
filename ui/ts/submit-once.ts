// A second click on a button that must not act twice does nothing.

const pause = 1000;

export function submitOnce(root: Document): void {
  const last = new WeakMap<Element, number>();
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-prevent-double-click]") : null;
    if (!target) return;
    if (event.timeStamp - (last.get(target) ?? -pause) < pause) event.preventDefault();
    else last.set(target, event.timeStamp);
  });
}
