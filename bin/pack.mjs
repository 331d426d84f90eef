import fs from "node:fs";
import path from "node:path";
import { giveUp, installIfNeeded, mustBuild } from "./steps.mjs";

/**
 * Copies what is needed to run, and nothing else, to an empty folder: the image is made of it. `from` is where a part
 * lies after a build. The packages are those that the build found to be needed.
 */
const parts = [
  { from: ".next/standalone/node_modules", to: "node_modules" },
  { from: ".next/standalone/.next", to: ".next" },
  { from: ".next/static", to: ".next/static" },
  { from: "public" },
  { from: "dist" },
  { from: "db/migrations" },
  ...["run", "address", "serve", "web", "steps", "compress", "healthcheck", "farewell"].map((name) => ({
    from: `bin/${name}.mjs`,
  })),
  { from: "package.json" },
  { from: "LICENSE" },
];

const target = process.argv[2];
if (!target) giveUp("Name the folder to pack into: npm run pack -- FOLDER");
if (fs.existsSync(target) && fs.readdirSync(target).length > 0) giveUp(`${target} is not empty.`);
await installIfNeeded();
await mustBuild();
for (const { from, to = from } of parts)
  fs.cpSync(from, path.join(target, to), { recursive: true, verbatimSymlinks: true });
console.log(`Packed into ${target}. It starts with: node ${path.join(target, "bin/run.mjs")}`);
