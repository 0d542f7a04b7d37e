import { expect, test } from "../fixtures.ts";
import { signIn } from "../roles.ts";
import { shots, widths } from "./pages.ts";

for (const { name, path, follow = [], press, as, readme } of shots) {
  for (const width of widths) {
    test(`${name} at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      if (as) await signIn(page, as);
      const answer = await page.goto(path);
      expect(answer?.status()).toBeLessThan(400);
      for (const link of follow) await page.getByRole("link", { name: link, exact: true }).first().click();
      if (press) await page.getByRole("button", { name: press }).first().click();
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `results/${name}-${width}.png`, fullPage: true });
      if (readme && width === 1280) {
        await page.setViewportSize({ width, height: 1100 });
        await page.screenshot({ path: `../docs/images/${name}.png` });
      }
    });
  }
}
