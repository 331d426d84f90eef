import fs from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { costsAtSizes } from "./costs";
import { measures } from "./measures";
import { type Figure, tableOf } from "./table";

const mostContacts = 1_000_000;
const usage = `npm run bench -- [--contacts N] [--deleted N] [--runs N] [--only name,name] [--data DIR]
Measures and asserts nothing. Without --only it also prints what one contact costs on sites of growing size. Names: ${Object.keys(measures).join(", ")}.`;

const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "100000" },
    deleted: { type: "string", default: "20000" },
    runs: { type: "string", default: "3" },
    only: { type: "string" },
    data: { type: "string", default: "data/bench" },
  },
});
const options = {
  contacts: wholeNumber("contacts", values.contacts, mostContacts),
  deleted: wholeNumber("deleted", values.deleted, mostContacts),
  runs: wholeNumber("runs", values.runs, 99),
  folder: values.data,
};
if (options.deleted > options.contacts) refuse("--deleted must be at most --contacts.");
const chosen = values.only?.split(",") ?? Object.keys(measures);
for (const name of chosen)
  if (!(name in measures)) refuse(`--only must name measurements; "${name}" is none.`);

fs.mkdirSync(options.folder, { recursive: true });
const cpu = os.cpus()[0]?.model ?? "unknown processor";
print(`Node ${process.versions.node}, ${os.cpus().length} × ${cpu}, median of ${options.runs}`);
const figures: Figure[] = [];
for (const name of chosen) {
  process.stderr.write(`${name} …\n`);
  const measured = await measures[name]?.(options);
  for (const line of tableOf(measured ?? [])) process.stderr.write(`${line}\n`);
  figures.push(...(measured ?? []));
}
for (const line of tableOf(figures)) print(line);
if (!values.only) {
  print("");
  for (const line of await costsAtSizes(options.folder, options.contacts)) print(line);
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d{1,7}$/.test(text) || number < 1 || number > most)
    refuse(`--${name} must be a whole number from 1 to ${most}.`);
  return number;
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n${usage}\n`);
  process.exit(2);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
