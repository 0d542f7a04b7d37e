// The main job: a list comes in, the officer sees Releases, moves a date with its preview, and the
// social worker's people follow. Once as most people do it, and once without JavaScript.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, type Page } from "@playwright/test";

import { check, test } from "../fixtures.ts";
import { signIn } from "../roles.ts";
import type { Server } from "../server.ts";

const LIST = "llista_2026-11-03.csv";

/** The checks are scripts themselves: they run where pages may run scripts. */
async function checked(page: Page, script: boolean): Promise<void> {
  if (script) await check(page);
}

/** Today's list as the prison sends it again at noon: one more person is on it. */
function listWith(server: Server, key: string, name: string): Buffer {
  const sent = readFileSync(join(server.directory, LIST), "latin1");
  const row = `${key};Prat Soler;${name};04/05/1991;Home;ES;;CP Serra Alta;03/02/2025;Penat;14/12/2026;Definitiva;Terrassa;No;0`;
  return Buffer.from(`${sent}${row}\r\n`, "latin1");
}

async function aListComesIn(page: Page, server: Server, key: string, name: string, script: boolean): Promise<void> {
  await signIn(page, "dataSteward");
  await page.goto("/imports");
  await page.getByRole("link", { name: "Import a list" }).or(page.getByRole("button", { name: "Import a list" })).first().click();
  await page.getByLabel("The file").setInputFiles({ name: LIST, mimeType: "text/csv", buffer: listWith(server, key, name) });
  await page.getByRole("button", { name: "See what it would change" }).click();
  await expect(page.getByText("Nothing has been imported yet")).toBeVisible();
  await checked(page, script);
  await page.getByRole("button", { name: /^Import (one row|\d+ rows)$/ }).click();
  await expect(page.getByText("Nothing has been imported yet")).toBeHidden();
}

async function theDateMoves(page: Page, name: string, day: string, month: string, script: boolean): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("button", { name: "Change the release date" }).click();
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month").fill(month);
  await page.getByLabel("Year").fill("2026");
  await page.getByRole("button", { name: "See what changes" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Move the release date to");
  await expect(page.getByText("Who will be told")).toBeVisible();
  await checked(page, script);
  await page.getByLabel("Why does it change?").selectOption({ label: "Days credited" });
  await page.getByRole("button", { name: /^Move date and tell/ }).click();
  await expect(page.getByText("The release date is now")).toBeVisible();
}

for (const [how, script, key, name, day] of [
  ["with a script", true, "7310045501", "Biel", "9"],
  ["without JavaScript", false, "7310045502", "Arnau", "10"],
] as const) {
  test.describe(how, () => {
    test.use({ javaScriptEnabled: script });
    test("a list comes in, a date moves, and the social worker's people follow", async ({ page, server }) => {
      test.setTimeout(90_000);
      await aListComesIn(page, server, key, name, script);

      await signIn(page, "resettlementOfficer");
      await page.goto("/releases");
      await expect(page.getByRole("link", { name: `${name} Prat Soler` })).toBeVisible();
      await theDateMoves(page, "Youssef El Amrani", day, "12", script);

      await signIn(page, "socialWorker");
      await page.goto("/my-people?view=all");
      const row = page.getByRole("row").filter({ hasText: "Youssef El Amrani" });
      await expect(row).toContainText(day === "9" ? "5 weeks 1 day" : "5 weeks 2 days");
      await page.goto("/notices");
      await expect(page.getByText("A release date has changed").first()).toBeVisible();
      await checked(page, script);
    });
  });
}
