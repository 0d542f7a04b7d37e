import type { Page } from "@playwright/test";

/** A desktop and a phone. */
const widths = [1280, 390];

/** Takes the page as it stands, at both widths, from head to foot. */
export async function picture(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `results/shots/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Keeps the first screen of a page in `docs/images/`, for the README. */
export async function readme(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1100 });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `../docs/images/${name}.png` });
}
