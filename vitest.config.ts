import path from "node:path";
import { defineConfig } from "vitest/config";

const all = "{app,components,db,lib,testing}/**/*.test.{ts,tsx}";

/** Lists the tests of what remembers in memory, or reads the environment: each has a process of its own. */
const remembering = [
  "components/{broadcasts,toasts}/**/*.test.{ts,tsx}",
  "lib/{auth,command-line,doctor}/**/*.test.ts",
  "lib/billing/stripe/{account,read}/**/*.test.ts",
  "lib/deletion/{manifest/measure-manifest,disk/settle-files,run/turns}.test.ts",
];

export default defineConfig({
  resolve: {
    alias: { "@": path.resolve(".") },
  },
  test: {
    setupFiles: ["./vitest.setup.ts"],
    testTimeout: 30_000,
    // Vitest keeps one core free by default, which is half of a small machine.
    maxWorkers: "100%",
    env: { APP_SECRET: "a secret for unit tests, long enough to pass", LOG_LEVEL: "silent" },
    // Importing is half of the time that tests take, so the others import what they share once.
    projects: [
      { extends: true, test: { name: "own", include: remembering } },
      { extends: true, test: { name: "shared", include: [all], exclude: remembering, isolate: false } },
    ],
  },
});
