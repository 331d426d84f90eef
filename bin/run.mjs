import { serve } from "./serve.mjs";

// Starts what is built, wherever it lies and whatever the working directory: an image has nothing to install or build.
await serve();
