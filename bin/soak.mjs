import { parseArgs } from "node:util";
import { bin, giveUp, installIfNeeded, mustBuild, run } from "./steps.mjs";

/**
 * Are the stories that `npm test` tells at a sample's size: many customers at a failing Stripe, random faults of it,
 * many kills, every fault of the machine.
 */
const stories = ["e2e/stripe-outages", "e2e/stripe-saga", "e2e/stripe-faults", "e2e/kill", "e2e/faults"];
const whole = { FAREWELL_SOAK: "1" };

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    minutes: { type: "string", default: "10" },
    seed: { type: "string" },
    sites: { type: "string", default: "10" },
  },
});
const { minutes, sites, seed } = values;
const ofWorld = ["--minutes", minutes, "--sites", sites, ...(seed === undefined ? [] : ["--seed", seed])];

/** Lists the parts in their order; `--only` runs one of them. */
const parts = {
  properties: () => run(bin("vitest"), ["run", "--reporter=dot"], whole),
  stories: () => run(bin("playwright"), ["test", ...stories], whole),
  world: () => run(bin("tsx"), ["e2e/soak/run.ts", ...ofWorld]),
};
const chosen = values.only === undefined ? Object.keys(parts) : [values.only];
if (!chosen.every((name) => name in parts))
  giveUp(`--only must be one of ${Object.keys(parts).join(", ")}.`, 2);

await installIfNeeded();
let code = 0;
for (const name of chosen) {
  if (name !== "properties") await mustBuild();
  code = (await parts[name]()) || code;
}
process.exit(code);
