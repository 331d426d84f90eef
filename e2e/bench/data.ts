import fs from "node:fs";
import path from "node:path";
import { hashPassword } from "better-auth/crypto";
import { createDemoData } from "@/db/demo/create-demo-data";
import { type Database, openDatabase } from "@/db/open-database";
import { AppServer } from "../fixtures/server";
import type { TestSite } from "../fixtures/test";

const password = "farewell-demo";

/** Is a demo site of a bench: its database is a copy, so that every measurement begins with the same file. */
export interface Bench {
  server: AppServer;
  db: Database;
  site: TestSite;
}

/** Returns the database of a demo site of this size. It is made once and kept in `folder`. */
export async function demoDatabase(folder: string, contactCount: number): Promise<string> {
  const file = path.join(folder, `${contactCount}.db`);
  if (fs.existsSync(file)) return file;
  process.stderr.write(`Making ${contactCount.toLocaleString("en-US")} contacts, once: ${file}\n`);
  const unfinished = `${file}.unfinished`;
  for (const suffix of ["", "-wal", "-shm"]) fs.rmSync(unfinished + suffix, { force: true });
  const db = openDatabase(unfinished);
  const passwordHash = await hashPassword(password);
  createDemoData(db, { contactCount, now: Date.now(), passwordHash });
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  fs.renameSync(unfinished, file);
  return file;
}

/** Copies the database into a server of its own, changes the copy, and starts it where that is wanted. */
export async function createBench(
  source: string,
  { change, starts = true }: { change?: (db: Database) => void; starts?: boolean } = {},
): Promise<Bench> {
  const server = await AppServer.create({ LOG_LEVEL: "error" });
  fs.copyFileSync(source, server.databaseFile);
  const db = server.openDatabase();
  change?.(db);
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  if (starts) await server.start();
  const siteId = db.$client.prepare("SELECT id FROM sites ORDER BY id LIMIT 1").pluck().get() as number;
  return { server, db, site: { id: siteId, email: "owner@demo.example", password } };
}

export async function disposeBench({ server, db }: Bench): Promise<void> {
  db.$client.close();
  await server.dispose();
}

export function firstIds({ db, site }: Bench, count: number): number[] {
  return db.$client
    .prepare("SELECT id FROM contacts WHERE site_id = ? ORDER BY id LIMIT ?")
    .pluck()
    .all(site.id, count) as number[];
}
