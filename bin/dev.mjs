import { bin, installIfNeeded, run } from "./steps.mjs";

await installIfNeeded();
process.exit(await run(bin("next"), ["dev"], { NEXT_TELEMETRY_DISABLED: "1" }));
