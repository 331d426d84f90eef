import { build } from "esbuild";

const entries = {
  worker: "lib/start-worker.ts",
  doors: "lib/doors/open-doors.ts",
  farewell: "lib/farewell.ts",
};

/**
 * Bundles the worker, what stands in front of Next, and the command line, or some of them, to plain JavaScript: running
 * it needs no development dependency. What is compiled, or starts a thread of its own, stays outside.
 */
export async function bundle(names = Object.keys(entries), outdir = "dist") {
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, entries[name]])),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20.19",
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
