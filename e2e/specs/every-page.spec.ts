// Every page of every role: whatever can be reached by following links is opened once per route, and
// checked. The route table says whether something was forgotten.
import { expect, type Page } from "@playwright/test";

import { faultsOf } from "../check.ts";
import { test } from "../fixtures.ts";
import { people, type Role, signIn } from "../roles.ts";
import { routeOf, routeTable } from "../routes.ts";

const table = routeTable();
const seen = new Set<string>();

const unlinked = "not linked from what the walk opens";

/** Routes that no link leads to, or that give no page. */
const apart: Record<string, string> = {
  "/sign-in": "where every test begins",
  "/sign-in/code": "needs an account with an authenticator",
  "/language": "chooses a language and leads back",
  "/set-up/{token}": "needs a link that only the command line prints",
  "/set-password/{token}": "needs a one-time link",
  "/imports/{id}/rejected.csv": "a file",
  "/people/{person}/documents/{document}": "a file",
  "/releases/sheets": "a form leads there, with the people who were ticked",
  // No link on the people and lists that the walk opens leads here; axe has not seen these.
  "/imports/{id}/gone": unlinked,
  "/packs/{pack}/upgrade": unlinked,
  "/packs/{pack}/versions/{hash}": unlinked,
  "/people/{person}/custody/new": unlinked,
  "/people/{person}/death": unlinked,
  "/people/{person}/identity": unlinked,
  "/people/{person}/notes": unlinked,
  "/people/{person}/notes/{note}/correct": unlinked,
  "/people/{person}/plan": unlinked,
  "/people/{person}/records/{record}": unlinked,
  "/people/{person}/return": unlinked,
  "/reassign": unlinked,
};

/** People differ: one is inside, one has left, one came back; one list had more to correct than another. */
const several: Record<string, number> = { "/people/{person}": 5, "/imports/{id}": 2 };

for (const role of Object.keys(people) as Role[]) {
  test(`every page of the ${role}`, async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page, role);
    const opened = new Map<string, number>();
    const faults: string[] = [];
    const waiting = [new URL(page.url()).pathname, "/account"];
    // A form is no link: whoever has a search box looks for somebody.
    if (await page.getByRole("search").first().count()) waiting.push("/search?q=a");
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const route = routeOf(new URL(next, "http://here").pathname, table);
      const times = route ? (opened.get(route) ?? 0) : 0;
      if (!route || route in apart || times >= (several[route] ?? 1)) continue;
      opened.set(route, times + 1);
      seen.add(route);
      const answer = await page.goto(next);
      if (answer?.status() !== 200) faults.push(`${next}: ${answer?.status()}`);
      for (const fault of await faultsOf(page)) faults.push(`${route}: ${fault}`);
      waiting.push(...(await links(page)));
    }
    // All of them at once: one run tells everything.
    expect([...new Set(faults)]).toEqual([]);
    expect(opened.size, "a role has pages").toBeGreaterThan(2);
  });
}

test("no page was forgotten", () => {
  const forgotten = table.filter((route) => !seen.has(route) && !(route in apart));
  expect(forgotten).toEqual([]);
});

/** Where the links of a page lead, within this installation. */
async function links(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .map((link) => new URL(link.href))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.pathname + url.search),
  );
}
