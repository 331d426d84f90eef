import { defineConfig } from "@playwright/test";
import { findChromium } from "./bin/chromium.mjs";
import { isSlow } from "./e2e/fixtures/slow";
import "./e2e/fixtures/test-secret";

const reportFile = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;

const longStory = "**/stripe-outages.spec.ts";

export default defineConfig<object, { isSoak: boolean }>({
  testDir: "./e2e",
  // The longest story mostly waits for Stripe, so it begins first and runs beside the others.
  projects: [
    { name: "long", testMatch: longStory, workers: 1 },
    { name: "stories", testMatch: "**/*.spec.ts", testIgnore: longStory, workers: 2 },
  ],
  fullyParallel: true,
  workers: 3,
  retries: 0,
  timeout: isSlow ? 360_000 : 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: reportFile ? [["list"], ["json", { outputFile: reportFile }]] : [["list"]],
  use: {
    isSoak: process.env.FAREWELL_SOAK === "1",
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    // A trace costs a fifth of the processor. Use `--trace on` to record one for a failed test.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: await findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
