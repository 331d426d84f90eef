import { serve } from "./serve.mjs";
import { installIfNeeded } from "./steps.mjs";

await installIfNeeded();
await serve({
  environment: { NODE_ENV: "development" },
  processes: {
    web: ["node_modules/next/dist/bin/next", "dev"],
    worker: ["--import", "tsx", "lib/start-worker.ts"],
  },
});
