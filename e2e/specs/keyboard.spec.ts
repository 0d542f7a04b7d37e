// What every page has to do for people who use no mouse, no script, or another language.
import { expect } from "@playwright/test";

import { test } from "../fixtures.ts";
import { signIn } from "../roles.ts";

test("the first Tab offers to skip to the content, and goes there", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  await page.keyboard.press("Tab");
  const skip = page.locator(":focus");
  await expect(skip).toHaveAttribute("href", "#main");
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});

test("wherever the focus goes, it can be seen", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    const visible = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "end";
      // What is hidden on purpose, such as a tick behind its drawn box, shows its focus beside it.
      const shown = [element, ...(element.parentElement?.querySelectorAll("label, span") ?? [])];
      const marked = shown.some((one) => {
        const style = [getComputedStyle(one), getComputedStyle(one, "::before")];
        return style.some((of) => (of.outlineStyle !== "none" && of.outlineWidth !== "0px") || of.boxShadow !== "none");
      });
      return marked ? "seen" : `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`;
    });
    if (visible === "end") break;
    expect(visible, `step ${step}`).toBe("seen");
  }
});

test("the page speaks the language that was chosen, and stays with it", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  for (const [link, code, title] of [
    ["Català", "ca", "Sortides"],
    ["Castellano", "es", "Salidas"],
    ["English", "en", "Releases"],
  ] as const) {
    await page.goto("/releases");
    await page.getByRole("link", { name: link }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", code);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  }
});
