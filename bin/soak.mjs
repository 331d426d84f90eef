import { bin, installIfNeeded, mustBuild, run } from "./steps.mjs";

/** Are the stories that `npm test` tells at a sample's size: many customers at a failing Stripe, many kills. */
const stories = ["stripe-outages", "kill"];
const whole = { FAREWELL_SOAK: "1" };

await installIfNeeded();
const properties = await run(bin("vitest"), ["run", "--reporter=dot"], whole);
await mustBuild();
const told = await run(bin("playwright"), ["test", ...stories], whole);
process.exit(properties || told);
