import { serve } from "./serve.mjs";
import { installIfNeeded, mustBuild } from "./steps.mjs";

await installIfNeeded();
await mustBuild();
await serve();
