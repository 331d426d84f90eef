import { bin, installIfNeeded, mustBuild, run } from "./steps.mjs";

/**
 * Are the stories that `npm test` tells at a sample's size: many customers at a failing Stripe, many kills, every fault
 * of the machine.
 */
const stories = ["e2e/stripe-outages", "e2e/kill", "e2e/faults"];
const whole = { FAREWELL_SOAK: "1" };

await installIfNeeded();
const properties = await run(bin("vitest"), ["run", "--reporter=dot"], whole);
await mustBuild();
const told = await run(bin("playwright"), ["test", ...stories], whole);
process.exit(properties || told);
