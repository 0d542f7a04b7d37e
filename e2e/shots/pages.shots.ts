// A picture of every page at the width of a desktop and of a phone, named after its route, into
// `results/shots/`; what two roles see differently has the role in its name.
import { expect, test } from "../fixtures.ts";
import { signIn } from "../roles.ts";
import { nameOf, roles, walk } from "../walk.ts";
import { picture, readme } from "./picture.ts";

/** Pages that every role sees in its own way. */
const ofEachRole = ["/people/{person}", "/my-people", "/releases", "/notices"];

const taken = new Set<string>();

for (const role of roles) {
  test(`pages of the ${role}`, async ({ page }) => {
    test.setTimeout(600_000);
    await walk(page, role, async ({ route, isFirst }) => {
      if (taken.has(route) && !(isFirst && ofEachRole.includes(route))) return;
      await picture(page, taken.has(route) ? `${nameOf(route)}-${role}` : nameOf(route));
      taken.add(route);
    });
  });
}

test("the pictures of the README", async ({ page }) => {
  await signIn(page, "resettlementOfficer");
  await page.goto("/releases");
  await readme(page, "releases");
  await signIn(page, "socialWorker");
  await page.goto("/my-people?view=all");
  await page.getByRole("link", { name: "Youssef El Amrani", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await readme(page, "case");
});
