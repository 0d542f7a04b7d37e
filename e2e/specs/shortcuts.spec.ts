// Single keys on a list: quicker for who uses them every day, out of the way of everybody else.
import type { Page } from "@playwright/test";

import { check, expect, test } from "../fixtures.ts";
import { signIn } from "../roles.ts";

const links = (page: Page) => page.locator('main table tbody tr a[href^="/people/"]');

test("j and k go from person to person, o opens", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  const rows = page.locator("main table tbody tr").filter({ has: page.locator('a[href^="/people/"]') });
  const person = (row: number) => rows.nth(row).locator('a[href^="/people/"]').first();
  await page.keyboard.press("k");
  await expect(person(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(person(2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(person(1)).toBeFocused();
  const address = await person(1).getAttribute("href");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(new RegExp(`${address}$`));
});

test("x ticks the person, and the bar counts", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.locator('[data-tick="one"]').first()).toBeChecked();
  await page.keyboard.press("x");
  await expect(page.locator('[data-tick="one"]').first()).not.toBeChecked();
});

test("? shows the keys, and Escape closes them", async ({ page }) => {
  await signIn(page, "socialWorker");
  await page.goto("/my-people?view=all");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await check(page);
  await page.keyboard.press("j");
  await expect(links(page).first()).not.toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("keys rest while somebody types, and / goes to the search", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  await page.keyboard.press("/");
  const field = page.locator('input[type="search"]:visible');
  await expect(field).toBeFocused();
  await page.keyboard.type("jo?x/");
  await expect(field).toHaveValue("jo?x/");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("keys with Control or Alt stay the browser's own", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  await page.keyboard.press("Alt+j");
  await expect(links(page).first()).not.toBeFocused();
});

test("whoever switches them off on My account has them no more, until they want them", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  const choose = async (word: string) => {
    await page.goto("/account#keys");
    const question = page.getByRole("group", { name: "In this browser, single keys" });
    await question.getByLabel(word).check();
    await page.locator('form[action="/account/shortcuts"] button').click();
  };
  await choose("do nothing");
  await page.goto("/releases");
  await page.keyboard.press("j");
  await expect(links(page).first()).not.toBeFocused();
  await choose("work");
  await page.goto("/releases");
  await page.keyboard.press("j");
  await expect(links(page).first()).toBeFocused();
});
