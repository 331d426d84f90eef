import { parseArgs } from "node:util";
import { StripeServer } from "./stripe-server";

/**
 * Runs the local Stripe as a process that a test can kill: `tsx run.ts --file F --port N [--fail 0.2] [--per-second
 * 100]`.
 */
const { values } = parseArgs({
  options: {
    file: { type: "string" },
    port: { type: "string" },
    fail: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    "per-second": { type: "string" },
  },
});
const stripe = await StripeServer.start({
  ...(values.file !== undefined && { file: values.file }),
  port: Number(values.port ?? 0),
});
stripe.faults.atRandom(Number(values.fail), Number(values.seed));
if (values["per-second"] !== undefined) stripe.faults.limit(Number(values["per-second"]));
process.stdout.write(`ready ${stripe.url}\n`);
