import { serve, web } from "./serve.mjs";
import { installIfNeeded } from "./steps.mjs";

await installIfNeeded();
const [next] = web;
await serve({
  environment: { NODE_ENV: "development" },
  processes: { web: [next, "dev"], worker: ["--import", "tsx", "lib/start-worker.ts"] },
});
