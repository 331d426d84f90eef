import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "@": path.resolve(".") },
  },
  test: {
    include: ["{app,components,db,lib,testing}/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
    testTimeout: 30_000,
    // Vitest keeps one core free by default, which is half of a small machine.
    maxWorkers: "100%",
    env: { APP_SECRET: "a secret for unit tests, long enough to pass", LOG_LEVEL: "silent" },
  },
});
