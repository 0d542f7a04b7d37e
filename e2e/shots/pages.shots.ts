import { expect, test } from "../fixtures.ts";
import { shots, widths } from "./pages.ts";

for (const { name, path, follow = [], as } of shots) {
  for (const width of widths) {
    test(`${name} at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      if (as) {
        await page.goto("/");
        await page.getByRole("button", { name: as }).first().click();
      }
      const answer = await page.goto(path);
      expect(answer?.status()).toBeLessThan(400);
      for (const link of follow) await page.getByRole("link", { name: link }).first().click();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `results/${name}-${width}.png`, fullPage: true });
    });
  }
}
