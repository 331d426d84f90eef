import { build } from "esbuild";

export const workerFile = "dist/worker.mjs";

/**
 * Bundles the worker, and what stands in front of Next, to plain JavaScript, so that running it needs no development
 * dependency. What is compiled, or starts a thread of its own, stays outside.
 */
export async function bundle() {
  await build({
    entryPoints: { worker: "lib/start-worker.ts", doors: "lib/doors/open-doors.ts" },
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20.9",
    format: "esm",
    jsx: "automatic",
    external: ["better-sqlite3", "pino"],
    // Bundled CommonJS asks for Node's own modules by `require`, which modules do not have.
    banner: {
      js: 'import { createRequire as farewellRequire } from "node:module"; const require = farewellRequire(import.meta.url);',
    },
    define: { "process.env.NODE_ENV": '"production"' },
    sourcemap: "linked",
    logLevel: "warning",
  });
}
