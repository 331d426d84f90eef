import { bin, installIfNeeded, mustBuild, run } from "./steps.mjs";

await installIfNeeded();
await mustBuild();
// The bench stores requests that its servers read, so all of them share one secret.
const secret = { APP_SECRET: process.env.APP_SECRET ?? "a secret of the bench, long enough to pass" };
process.exit(await run(bin("tsx"), ["e2e/bench/bench.ts", ...process.argv.slice(2)], secret));
