// Keeps the count of the bulk bar true and lets the head of the table tick every row. The boxes belong
// to the form, whether they stand in it or name it.

export function bulkBar(bar: HTMLElement): void {
  const form = bar.closest("form");
  const count = bar.querySelector<HTMLElement>(".tl-bulk__count");
  if (!form || !count) return;
  const boxes = [...form.elements].filter((element) => element instanceof HTMLInputElement);
  const rows = boxes.filter((box) => box.dataset.tick === "one");
  const all = boxes.find((box) => box.dataset.tick === "all");
  const { one = "", many = "", none = "" } = bar.dataset;

  const tell = (): void => {
    const ticked = rows.filter((row) => row.checked).length;
    // The sentence came from the server with a 1 or a 2 in it; only the number is ours.
    count.textContent = ticked === 0 ? none : ticked === 1 ? one : many.replace("2", String(ticked));
    for (const row of rows) {
      row.closest("tr")?.classList.toggle("tl-table__row--ticked", row.checked);
    }
    if (all) {
      all.checked = ticked > 0 && ticked === rows.length;
      all.indeterminate = ticked > 0 && ticked < rows.length;
    }
  };

  const set = (checked: boolean): void => {
    for (const row of rows) row.checked = checked;
    tell();
  };

  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.form !== form) return;
    if (event.target === all) set(all?.checked ?? false);
    else tell();
  });
  bar.querySelector(".tl-bulk__untick")?.addEventListener("click", (event) => {
    event.preventDefault();
    set(false);
  });
  all?.closest("label")?.removeAttribute("hidden");
}
