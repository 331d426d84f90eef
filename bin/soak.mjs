import { bin, installIfNeeded, mustBuild, run } from "./steps.mjs";

/** Is what `npm test` shows on a sample, here at full size: many customers at a failing Stripe, many kills. */
const stories = ["stripe-outages", "kill"];

await installIfNeeded();
await mustBuild();
process.exit(
  await run(bin("playwright"), ["test", ...stories, ...process.argv.slice(2)], { FAREWELL_SOAK: "1" }),
);
