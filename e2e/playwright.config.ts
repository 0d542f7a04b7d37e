import { defineConfig } from "@playwright/test";

import { browser } from "./browser.ts";

// Two workers, because a runner has two cores. Each starts a server with a database of its own, so
// tests share nothing but the list of the pages they have opened, which the last one reads.
export default defineConfig({
  testDir: "specs",
  outputDir: "results/playwright",
  globalSetup: "./start.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [["list"]] : [["line"]],
  timeout: 60_000,
  use: browser,
  projects: [
    { name: "pages", testIgnore: "sum/**" },
    { name: "sum", testMatch: "sum/**", dependencies: ["pages"] },
  ],
});
