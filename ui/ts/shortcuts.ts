// Single keys on a list: j and k go from person to person, o opens, x ticks, / searches, ? shows them.
// The focus itself moves, so it is seen and read out, and Enter does what it always does. Each key has
// a link, a box or a field that does the same; nothing here is the only way.

const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export function shortcuts(dialog: HTMLElement): void {
  if (!(dialog instanceof HTMLDialogElement)) return;
  // A row of a person leads to them; a note that is open below one is no stop of its own.
  const stops = [...document.querySelectorAll<HTMLElement>("main table tbody tr")].flatMap((row) => {
    const link = row.querySelector<HTMLAnchorElement>('a[href^="/people/"]');
    return link ? [{ row, link }] : [];
  });

  const here = (): number => stops.findIndex(({ row }) => row.contains(document.activeElement));
  const move = (by: 1 | -1): void => {
    const at = here();
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), stops.length - 1);
    stops[to]?.link.focus();
    stops[to]?.row.scrollIntoView({ block: "nearest" });
  };
  const search = (): void => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[type="search"]')];
    fields.find((field) => field.offsetParent !== null)?.focus();
  };
  const acts: Record<string, () => void> = {
    j: () => move(1),
    k: () => move(-1),
    o: () => stops[here()]?.link.click(),
    x: () => stops[here()]?.row.querySelector<HTMLInputElement>('[data-tick="one"]')?.click(),
    "/": search,
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || dialog.open) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
