import { defineConfig } from "@playwright/test";

import { browser } from "./browser.ts";

// One worker: each worker starts a server with a database of its own, and a runner has two cores.
export default defineConfig({
  testDir: "specs",
  outputDir: "results/playwright",
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [["list"]] : [["line"]],
  timeout: 30_000,
  use: browser,
});
