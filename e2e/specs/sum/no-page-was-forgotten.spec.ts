// Runs after the others: what they opened, against the route table.
import { expect, test } from "@playwright/test";

import { kept, noPages, table } from "../../walk.ts";

test("every page of the route table was opened and checked", () => {
  const opened = kept();
  const forgotten = table.filter((route) => !opened.has(route) && !noPages.includes(route));
  expect(forgotten).toEqual([]);
});
