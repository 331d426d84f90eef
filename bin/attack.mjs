import { bin, installIfNeeded, mustBuild, run } from "./steps.mjs";

await installIfNeeded();
await mustBuild();
process.exit(await run(bin("tsx"), ["e2e/attack/run.ts"]));
