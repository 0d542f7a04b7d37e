// Who enters somebody is told while they type that the person may be known already.

import { check, expect, test } from "../fixtures.ts";
import { signIn } from "../roles.ts";

test("somebody who is known already is shown before the form is sent", async ({ page }) => {
  await signIn(page, "socialWorker");
  await page.goto("/people/new");
  const status = page.getByRole("status").filter({ hasText: /\S/ });
  await page.locator("[name=given_name]").fill("Yussef");
  await page.locator("[name=surname]").fill("El Amrani");
  await page.locator("[name=birth_date-day]").fill("14");
  await page.locator("[name=birth_date-month]").fill("6");
  await expect(status).toHaveCount(0);
  await page.locator("[name=birth_date-year]").fill("1997");
  await page.locator("[name=birth_date-year]").blur();
  await expect(status).toContainText("Youssef El Amrani");
  await expect(status.getByRole("checkbox")).not.toBeChecked();
  await check(page);

  await page.locator("[name=surname]").fill("Zzyzx");
  await page.locator("[name=given_name]").fill("Xaviera");
  await page.locator("[name=given_name]").blur();
  await expect(status).toHaveText("Among the people whom you may see there is nobody like this.");
});
