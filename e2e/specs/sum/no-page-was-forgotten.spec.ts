// Runs after the others: what they opened, against the route table.
import { expect, test } from "@playwright/test";

import { kept, noPages, notYet, table } from "../../walk.ts";

test("every page of the route table was opened and checked", () => {
  const opened = kept();
  const excused = [...noPages, ...notYet];
  const forgotten = table.filter((route) => !opened.has(route) && !excused.includes(route));
  expect(forgotten).toEqual([]);
});
