import { buildAll } from "./steps.mjs";

process.exit(await buildAll());
