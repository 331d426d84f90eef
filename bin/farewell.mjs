#!/usr/bin/env node
import fs from "node:fs";

// Paths that are typed are where they were typed, although npm goes to the installation's folder first.
const isRunByNpm = process.env.npm_lifecycle_event === "farewell";
const typedIn = (isRunByNpm && process.env.INIT_CWD) || process.cwd();
const isThere = (file) => fs.existsSync(new URL(`../${file}`, import.meta.url));

// An image has the bundle alone; a clone has the sources, and makes the bundle from them.
if (isThere("lib/farewell.ts") && (isThere("node_modules/esbuild") || !isThere("dist/farewell.mjs"))) {
  const { bundleCommandLineIfNeeded, installIfNeeded } = await import("./steps.mjs");
  await installIfNeeded();
  await bundleCommandLineIfNeeded();
}
process.chdir(typedIn);
await import("../dist/farewell.mjs");
