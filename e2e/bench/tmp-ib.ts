import { importUnderLoad } from "./import-under-load";

for (const l of await importUnderLoad(1_000_000)) process.stdout.write(`${l}\n`);
