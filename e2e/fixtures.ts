import { test as base, expect, type Page } from "@playwright/test";

import { faultsOf, watch } from "./check.ts";
import { type Server, startDemo } from "./server.ts";

interface WorkerFixtures {
  server: Server;
}

/** Tests over the demonstration: addresses are relative to it, and every page is watched. */
export const test = base.extend<object, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await startDemo();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  page: async ({ page }, use) => {
    await watch(page);
    await use(page);
  },
});

/** Nothing is wrong with the page: axe, console, content policy, 320 px; but for what is `expected`. */
export async function check(page: Page, expected?: RegExp): Promise<void> {
  const found = (await faultsOf(page)).filter((fault) => !expected?.test(fault));
  expect(found, page.url()).toEqual([]);
}

export { expect };
