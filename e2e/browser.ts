import type { PlaywrightTestConfig } from "@playwright/test";

const root = process.getuid?.() === 0;

/** The system's Chromium: no browser is downloaded, and it talks to nobody but our server. */
export const browser: PlaywrightTestConfig["use"] = {
  browserName: "chromium",
  viewport: { width: 1280, height: 900 },
  locale: "en-GB",
  timezoneId: "Europe/Madrid",
  contextOptions: { reducedMotion: "reduce" },
  actionTimeout: 10_000,
  trace: "off",
  launchOptions: {
    executablePath: process.env.THROUGHLINE_CHROMIUM,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Chromium refuses to run its sandbox as root, as containers do.
      ...(root ? ["--no-sandbox"] : []),
    ],
  },
};
