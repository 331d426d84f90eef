import fs from "node:fs";
import path from "node:path";
import { hashPassword } from "better-auth/crypto";
import { openDatabase } from "../open-database";
import { keepPrivate } from "../private-folder";
import { createDemoData } from "./create-demo-data";
import { listUnfinished, unfinishedName } from "./unfinished-files";

const mostContacts = 1_000_000;

const given = process.env.DEMO_CONTACTS || "2000";
const contactCount = /^\d{1,7}$/.test(given) ? Number(given) : Number.NaN;
if (!(contactCount <= mostContacts)) {
  console.error(`DEMO_CONTACTS is "${given}", expected a whole number from 0 to ${mostContacts}.`);
  process.exit(1);
}

const directory = process.env.DATA_DIR || "./data/demo";
const file = path.join(directory, "farewell.db");
keepPrivate(directory);
for (const left of listUnfinished(directory)) fs.rmSync(left, { force: true });

if (fs.existsSync(file)) {
  console.log(`The demo data is already there: ${file}`);
} else {
  const startedAt = Date.now();
  // The file has another name until it is whole, so that a killed run's file is never taken for finished.
  const unfinished = path.join(directory, unfinishedName());
  const db = openDatabase(unfinished);
  createDemoData(db, { contactCount, now: startedAt, passwordHash: await hashPassword("farewell-demo") });
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  fs.renameSync(unfinished, file);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
  console.log(`Created ${contactCount} demo contacts in ${seconds} seconds: ${file}`);
}
