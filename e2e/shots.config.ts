import { defineConfig } from "@playwright/test";

import { browser } from "./browser.ts";

// Takes pictures; asserts nothing but that each page answers.
export default defineConfig({
  testDir: "shots",
  testMatch: "*.shots.ts",
  outputDir: "results/playwright",
  workers: 1,
  reporter: [["list"]],
  timeout: 60_000,
  use: browser,
});
