// Pages that no link leads to: before the sign-in, behind a one-time link, behind a form; and the pages
// that say no.
import { expect, type Page } from "@playwright/test";

import { codeOf } from "../authenticator.ts";
import { watch } from "../check.ts";
import { check, test } from "../fixtures.ts";
import { signIn } from "../roles.ts";
import { startEmpty } from "../server.ts";
import { keep } from "../walk.ts";

const PASSWORD = "a lantern under nine bridges";

test("the sign-in, and what it says when something is wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await check(page);
  await page.getByLabel("Login").fill("nobody@example.org");
  await page.getByLabel("Password", { exact: true }).fill("no such password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await refused(page);
  keep("sign-in", ["/sign-in"]);
});

test("an installation is set up, a user gets a link, and a code is asked for", async ({ page }) => {
  test.setTimeout(180_000);
  const server = await startEmpty();
  try {
    await page.goto(server.link);
    await check(page);
    await page.locator("#agency_name").fill("Servei de prova");
    await page.getByLabel("Catalonia", { exact: true }).check();
    await page.getByLabel("Kind of agency").selectOption({ label: "Voluntary organisation" });
    await page.locator("#name").fill("Aina Prova");
    await page.locator("#login").fill("aina@example.org");
    await page.locator("#password").fill(PASSWORD);
    await page.locator("#password_again").fill(PASSWORD);
    await page.locator("main form button[type=submit]").last().click();
    await expect(page).not.toHaveURL(/set-up/);
    await signInWith(page, server.url, "aina@example.org");

    await page.goto(`${server.url}/users/new`);
    await page.getByLabel("Agency", { exact: true }).selectOption({ label: "Servei de prova" });
    await page.locator("#name").fill("Biel Prova");
    await page.locator("#login").fill("biel@example.org");
    await page.getByLabel("Social worker").check();
    await page.locator("main form button[type=submit]").last().click();
    const link = await page.getByText(/\/set-password\//).first().textContent();
    await check(page);

    await page.goto(`${server.url}/account/authenticator`);
    const secret = (await page.locator(".tl-secret").textContent()) ?? "";
    await page.locator("#code").fill(codeOf(secret));
    await page.locator("#password").fill(PASSWORD);
    await page.locator("main form button[type=submit]").last().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Recovery codes");
    await check(page);
    await page.locator("#password").fill(PASSWORD);
    await page.getByRole("button", { name: "Make recovery codes" }).click();
    const recovery = (await page.locator("main .tl-secret").first().textContent()) ?? "";
    await check(page);
    await page.goto(`${server.url}/account`);
    await expect(page.getByText("You have 8 left")).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: "Sign out" }).first().click();
    await signInWith(page, server.url, "aina@example.org");
    await expect(page).toHaveURL(/\/sign-in\/code/);
    await check(page);
    await page.locator("#code").fill("000000");
    await page.locator("main form button[type=submit]").last().click();
    await refused(page);

    await page.locator("summary", { hasText: "I have lost my phone" }).click();
    await page.locator("#recovery").fill(recovery);
    await page.locator("main form button[type=submit]").last().click();
    await expect(page).not.toHaveURL(/sign-in/);
    await page.getByRole("banner").getByRole("button", { name: "Sign out" }).first().click();

    await page.goto(/(\/set-password\/\S+)/.exec(link ?? "")?.[1]?.replace(/^/, server.url) ?? "");
    await check(page);
    await page.locator("#password").fill("short");
    await page.locator("#password_again").fill("short");
    await page.locator("main form button[type=submit]").last().click();
    await refused(page);
    keep("set-up", ["/set-up/{token}", "/set-password/{token}", "/sign-in/code", "/account/recovery-codes"]);
  } finally {
    await server.stop();
  }
});

test("the release sheets of those who were ticked", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  for (const row of [1, 2]) await page.getByRole("row").nth(row).getByRole("checkbox").check({ force: true });
  await page.getByRole("button", { name: "Print release sheets" }).click();
  await expect(page).toHaveURL(/\/releases\/sheets/);
  await check(page);
  keep("sheets", ["/releases/sheets"]);
});

test("a bed is asked for two people in one act, with the keyboard, and taken back", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, "socialWorker");
  await page.goto("/my-people?view=all");
  // The boxes name the form of the bar above them: the table holds forms of its own.
  for (const row of [1, 2]) {
    await page.getByRole("row").nth(row).getByRole("checkbox").focus();
    await page.keyboard.press("Space");
  }
  await expect(page.locator(".tl-bulk__count")).toHaveText("2 people ticked");
  await page.getByRole("button", { name: "Mark one of the six" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/releases\/six/);
  await check(page);
  await page.getByRole("button", { name: "See what changes" }).click();
  await refused(page);
  await page.locator("[name=status][value=waiting]").check();
  await page.locator("#detail").fill("Casa Prova was asked");
  await page.getByRole("button", { name: "See what changes" }).click();
  await expect(page.getByText("Nothing is saved yet")).toBeVisible();
  await check(page);
  await page.getByRole("button", { name: "Mark it for 2 people" }).click();
  await expect(page).toHaveURL(/\/my-people\?view=all/);
  await expect(page.getByText("marked for 2 people")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: it stands again as before. Both entries stay in the history.")).toBeVisible();
  keep("six", ["/releases/six"]);
});

test("moving people to a newer version of their programme", async ({ page }) => {
  await signIn(page, "administrator");
  await page.goto("/packs");
  await page.locator("main a[href^='/packs/']").first().click();
  await page.goto(`${new URL(page.url()).pathname}/upgrade`);
  await check(page);
  keep("upgrade", ["/packs/{pack}/upgrade"]);
});

test("a new kind of list is explained from a sample, and what cannot be read says why", async ({ page }) => {
  await signIn(page, "dataSteward");
  await page.goto("/imports/sources/new");
  const rows = ["NIS;Cognoms;Nom;Data de naixement;Centre;Situació;Data de llibertat prevista;Municipi"];
  rows.push("7310099001;Mas Roca;Jordi;04/05/1991;CP Serra Alta;Penat;14/12/2026;Terrassa");
  rows.push("7310099002;Vidal;Ona;31/02/1994;CP Serra Alta;Penat;15/12/2026;Sabadell");
  const sample = { name: "sortides.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };
  await page.locator("#file").setInputFiles(sample);
  await page.locator("main form button[type=submit]").last().click();
  await expect(page).toHaveURL(/\/imports\/sources\/explain$/);
  await expect(page.getByText("Jordi Mas Roca")).toBeVisible();
  await check(page);
  // Written by hand, with a slip of the pen.
  await page.locator("summary").last().click();
  const text = page.locator("#toml");
  await text.fill((await text.inputValue()).replace("delimiter", "delimeter"));
  await page.locator("form:has(#toml) button[type=submit]").click();
  await expect(page.locator(".govuk-error-summary")).toContainText("Did you mean “delimiter”?");
  await refused(page);
  keep("explain", ["/imports/sources/explain"]);
});

test("somebody of whom nobody knew about custody gets dates", async ({ page }) => {
  await signIn(page, "socialWorker");
  await page.goto("/people/new");
  await page.locator("#given_name").fill("Mireia");
  await page.locator("#surname").fill("Arnau Prova");
  await page.locator("#town").fill("Mattaró");
  await page.locator("[name=came_by][value=themselves]").check();
  await page.locator("[name=custody][value=not_known]").check();
  await page.locator("main form button[type=submit]").last().click();
  await page.goto(`${new URL(page.url()).pathname}/identity`);
  await expect(page.getByText("Did you mean Mataró?")).toBeVisible();
  await page.locator("a[href$='/custody/new']").click();
  await check(page);
  await page.locator("[name=custody][value=released]").check();
  await page.locator("main form button[type=submit]").last().click();
  await refused(page);
  await page.locator("#released_on-day").fill("30");
  await page.locator("#released_on-month").fill("10");
  await page.locator("#released_on-year").fill("2026");
  await page.locator("main form button[type=submit]").last().click();
  await expect(page).toHaveURL(/\/people\/[^/]+$/);
  keep("custody", ["/people/{person}/custody/new"]);
});

test("a person reads on their own page what they allow, and how they stop it", async ({ page, browser }) => {
  await signIn(page, "socialWorker");
  await page.goto("/search?q=El%20Amrani");
  await page.getByRole("link", { name: "Youssef El Amrani" }).click();
  await page.goto(`${new URL(page.url()).pathname}/permissions`);
  await page.getByRole("button", { name: "Make a code" }).click();
  await check(page);
  const code = (await page.locator(".tl-code").textContent()) ?? "";
  // On a phone of their own, where nobody is signed in.
  const phone = await browser.newContext();
  const own = await phone.newPage();
  await watch(own);
  await own.goto(new URL("/mine", page.url()).href);
  await own.locator("#code").fill(code);
  await own.locator("main form button[type=submit]").last().click();
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Hello Youssef");
  await check(own);
  await own.getByRole("link", { name: "Who can see what about me" }).click();
  await expect(own.getByRole("heading", { level: 2, name: "Llar Sant Roc" })).toBeVisible();
  await check(own);
  await own.goBack();
  await own.getByRole("button", { name: "Stop" }).first().click();
  await expect(own).toHaveURL(/\/stop$/);
  await check(own);
  await phone.close();
  keep("own-page", ["/mine", "/mine/{code}", "/mine/{code}/sharing", "/mine/{code}/{permission}/stop"]);
});

test("a file that is opened in an emergency", async ({ page }) => {
  await signIn(page, "socialWorker");
  await page.goto("/search?q=Ferrer%20Casals");
  await page.locator("main table a").first().click();
  await page.goto(`${new URL(page.url()).pathname}/break-glass`);
  await page.locator("main form button[type=submit]").last().click();
  await refused(page);
  await page.getByLabel("A life", { exact: true }).check();
  await page.locator("#reason").fill("She rang and said goodbye.");
  await page.locator("main form button[type=submit]").last().click();
  await expect(page).toHaveURL(/\/break-glass\//);
  await check(page);
  keep("break-glass", ["/break-glass/{glass}"]);
});

test("two records that are one person's are put together and taken apart", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "dataSteward");
  // The system compares by itself, once the installation is up.
  const pairs = page.locator('main a[href^="/matches/"]');
  await expect(async () => {
    await page.goto("/matches");
    await expect(pairs.first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await check(page);
  await pairs.first().click();
  await check(page);
  await page.locator("main form button[type=submit]").last().click();
  await refused(page);
  const pair = page.url();
  // Single keys answer, where nobody types.
  await page.locator("h1").click();
  await page.keyboard.press("1");
  await expect(page.locator("[name=found][value=same]")).toBeChecked();
  await page.locator("[name=goes_on]").first().check();
  await page.locator("main form button[type=submit]").last().click();
  await page.goto(pair);
  await page.locator('main a[href^="/matches/merges/"]').click();
  await check(page);
  await page.locator("main form button[type=submit]").last().click();
  await refused(page);
  await page.locator("#reason").fill("Two brothers with one number.");
  await page.locator("main form button[type=submit]").last().click();
  await expect(page.getByText("The records were taken apart.")).toBeVisible();
  await check(page);
  keep("matches", ["/matches/{pair}", "/matches/merges/{merge}"]);
});

test("a page that is not there, and one that is not for this role", async ({ page }) => {
  await signIn(page, "mentor");
  expect((await page.goto("/people/019a4000-0000-7000-8000-000000000001"))?.status()).toBe(404);
  await saysNo(page);
  expect((await page.goto("/users"))?.status()).toBe(403);
  await saysNo(page);
});

test("a form with nothing in it comes back with what is missing", async ({ page }) => {
  await signIn(page, "socialWorker");
  await page.goto("/people/new");
  await page.locator("main form button[type=submit]").last().click();
  await refused(page);
});

test("two people change one goal: the second sees both versions and loses nothing", async ({ page, context }) => {
  await signIn(page, "socialWorker");
  await page.goto("/search?q=El%20Amrani");
  await page.getByRole("link", { name: "Youssef El Amrani" }).click();
  await page.getByRole("link", { name: /^Change the goal/ }).last().click();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator("#words").fill("She is four, and she draws.");
  await other.getByRole("button", { name: "Save the goal" }).click();
  await expect(other).toHaveURL(/#plan/);
  await page.locator("#words").fill("I want to fetch her from school.");
  await page.getByRole("button", { name: "Save the goal" }).click();
  await expect(page.getByText("She is four, and she draws.").first()).toBeVisible();
  await expect(page.locator("#words")).toHaveValue("I want to fetch her from school.");
  await saysNo(page);
});

async function signInWith(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("main form button[type=submit]").last().click();
  await expect(page).not.toHaveURL(/\/sign-in$/);
}

/** The page came back with an error summary, which has the focus. */
async function refused(page: Page): Promise<void> {
  const summary = page.locator(".govuk-error-summary");
  await expect(summary).toBeVisible();
  await expect(summary).toBeFocused();
  await saysNo(page);
}

/** Checked, but for the one line that Chromium writes about every answer that is no 200. */
async function saysNo(page: Page): Promise<void> {
  await check(page, /^console: Failed to load resource: the server responded with a status of 4\d\d/);
}
