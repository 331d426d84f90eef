import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "@": path.resolve("."), "server-only": path.resolve("node_modules/server-only/empty.js") },
  },
  test: {
    include: ["{app,components,db,lib,testing}/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
    testTimeout: 30_000,
    env: { APP_SECRET: "a secret for unit tests, long enough to pass", LOG_LEVEL: "silent" },
  },
});
