// Every page of every role: whatever can be reached by following links is opened, and checked at both
// widths. `sum/no-page-was-forgotten.spec.ts` compares what was opened with the route table.
import { expect } from "@playwright/test";

import { complaintsOf, faultsOf, shapeOf } from "../check.ts";
import { test } from "../fixtures.ts";
import { keep, roles, walk } from "../walk.ts";

/** Shapes that were checked; the same page of another role has other words and the same faults. */
const checked = new Set<string>();

for (const role of roles) {
  test(`every page of the ${role}`, async ({ page }) => {
    test.setTimeout(600_000);
    const found: string[] = [];
    const opened = await walk(page, role, async ({ route, path, status }) => {
      if (status !== 200) found.push(`${path}: ${status}`);
      const shape = `${route} ${await shapeOf(page)}`;
      const faults = checked.has(shape) ? complaintsOf(page) : await faultsOf(page);
      checked.add(shape);
      found.push(...faults.map((fault) => `${route}: ${fault}`));
    });
    // All of them at once: one run tells everything.
    expect([...new Set(found)]).toEqual([]);
    expect(opened.size, "a role has pages").toBeGreaterThan(2);
    keep(role, opened);
  });
}
