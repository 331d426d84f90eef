import { serve } from "./serve.mjs";
import { bin, giveUp, installIfNeeded, mustBuild, run } from "./steps.mjs";

const DATA_DIR = process.env.DATA_DIR || "./data/demo";

await installIfNeeded();
await mustBuild();
if ((await run(bin("tsx"), ["db/demo/create.ts"], { DATA_DIR })) !== 0)
  giveUp("The demo data could not be made.");
const environment = { DATA_DIR, LOG_LEVEL: process.env.LOG_LEVEL || "warn" };
await serve({ environment, whenReady: printAddress });

function printAddress(address) {
  console.log(`
  Farewell is running.

    Address    ${address}
    Email      owner@demo.example
    Password   farewell-demo

  Stop it with Ctrl-C. The data is in ${DATA_DIR}; delete that folder to begin again.
`);
}
