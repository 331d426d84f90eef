import os from "node:os";
import { deletionUnderLoad } from "./deletion-under-load";
import { importUnderLoad } from "./import-under-load";
import { strayQuotesUnderLoad } from "./stray-quotes-under-load";

/**
 * Measures and asserts nothing (`npm run bench`). `npm run bench -- 5000` deletes another number of contacts and
 * imports ten times as many.
 */
const deletedCount = Number(process.argv[2] ?? 20_000);
if (!Number.isInteger(deletedCount) || deletedCount < 1) {
  process.stderr.write("Expected how many contacts to delete: a whole number from 1.\n");
  process.exit(1);
}
const cpu = os.cpus()[0]?.model ?? "unknown processor";
print(`Node ${process.versions.node}, ${os.cpus().length} × ${cpu}`);
for (const line of await deletionUnderLoad(deletedCount)) print(line);
for (const line of await importUnderLoad(deletedCount * 10)) print(line);
for (const line of await strayQuotesUnderLoad()) print(line);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
