import fs from "node:fs";
import { type Database, openDatabase } from "@/db/open-database";
import { contactTables } from "@/db/reachable-tables";
import { mustConfirm, mustPreview, ownerOf } from "@/testing/steps/deletion";
import { createDemoServer } from "./fixtures/demo-server";
import { expectGone, type Person, peopleOf } from "./fixtures/proof";
import { AppServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

const keptCount = 150;

test("kill -9 in the middle of a deletion, several times at different moments", async ({ isSoak }) => {
  test.setTimeout(900_000);
  const rounds = isSoak ? 10 : 4;
  const deletedCount = isSoak ? 5_000 : 2_000;
  const base = await prepareDeletion(deletedCount);
  const moments: string[] = [];
  const server = await AppServer.create();
  fs.copyFileSync(base.file, server.databaseFile);
  let db: Database | undefined;
  try {
    for (let round = 0; round < rounds; round += 1) {
      // Each kill falls in its own part of the work. The last one comes after the last contact, during the cleanup.
      const share = round === rounds - 1 ? 1 : (round + Math.random()) / rounds;
      const moment = { deleted: Math.max(1, Math.floor(share * deletedCount)), extraMs: Math.random() * 25 };
      moments.push(`${moment.deleted}+${moment.extraMs.toFixed(1)} ms`);
      await test.step(`killed at ${moments.at(-1)}`, async () => {
        server.launch();
        db ??= openDatabase(server.databaseFile);
        await killAt(server, db, base, moment);
      });
    }
    if (!db) throw new Error("nothing was killed");
    server.launch();
    await until(db, base.jobId, ({ status }) => status === "completed");
    expectWholeOrGone(db, base);
    expectEnded(db, base);
    expectGone(server, db, base.gone);
  } finally {
    db?.$client.close();
    await server.dispose();
    fs.rmSync(base.file);
    test.info().annotations.push({ type: "killed after so many deleted", description: moments.join(", ") });
  }
});

interface Base {
  file: string;
  jobId: number;
  gone: Person[];
  /** Counts the rows of each contact in each table before the deletion. */
  rows: Map<string, number>;
}

/** Creates a database in which the deletion of all but 150 contacts is confirmed but not begun. */
async function prepareDeletion(deletedCount: number): Promise<Base> {
  const { server, db, site } = await createDemoServer(deletedCount + keptCount);
  const people = peopleOf(db, site.id);
  const except = people
    .filter((_, at) => at % 14 === 0)
    .slice(0, keptCount)
    .map(({ id }) => id);
  const kept = new Set(except);
  const access = ownerOf(site.id);
  const manifest = await mustPreview(access, db, { kind: "matching", filter: { everyone: true }, except });
  mustConfirm(access, db, manifest);
  const rows = rowsByContact(db);
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  const file = `${server.dataDir}.base.db`;
  fs.copyFileSync(server.databaseFile, file);
  await server.dispose();
  return { file, jobId: manifest.jobId, gone: people.filter(({ id }) => !kept.has(id)), rows };
}

/** Kills a server that deletes once so many are gone. Its next start goes on from there. */
async function killAt(
  server: AppServer,
  db: Database,
  base: Base,
  moment: { deleted: number; extraMs: number },
): Promise<void> {
  await until(db, base.jobId, ({ deletedCount }) => deletedCount >= moment.deleted);
  await new Promise((resolve) => setTimeout(resolve, moment.extraMs));
  await server.kill();
  expect(jobOf(db, base.jobId).status).toBe("running");
  expectWholeOrGone(db, base);
}

/** Throws when a contact who is left lost any of their rows. */
function expectWholeOrGone(db: Database, base: Base): void {
  const now = rowsByContact(db);
  const left = new Set(db.$client.prepare("SELECT id FROM contacts").pluck().all() as number[]);
  const expected = [...base.rows].filter(([key]) => left.has(Number(key.split(" ")[0])));
  expect(now.size).toBe(expected.length);
  for (const [key, count] of expected) if (now.get(key) !== count) throw new Error(`half deleted: ${key}`);
}

function expectEnded(db: Database, { jobId, gone, rows }: Base): void {
  const goneIds = new Set(gone.map(({ id }) => id));
  const former = [...goneIds].reduce((sum, id) => sum + (rows.get(`${id} former_emails`) ?? 0), 0);
  const left = db.$client.prepare("SELECT id FROM contacts ORDER BY id").pluck().all() as number[];
  expect(left).toHaveLength(keptCount);
  expect(left.filter((id) => goneIds.has(id))).toEqual([]);
  expect(jobOf(db, jobId)).toEqual({ status: "completed", deletedCount: gone.length, otherCount: 0 });
  const one = (sql: string) => db.$client.prepare(sql).pluck().get();
  expect(one("SELECT count(*) FROM erased_identities")).toBe(gone.length + former);
  expect(one("SELECT count(*) FROM audit_log WHERE action = 'deletion_completed'")).toBe(1);
  expect(
    one(`SELECT count(*) FROM billing_cancellations JOIN local_provider_subscriptions AS books
         ON books.id = provider_subscription_id WHERE books.status != 'canceled'`),
  ).toBe(0);
}

function rowsByContact(db: Database): Map<string, number> {
  const rows = new Map<string, number>();
  for (const table of contactTables(db)) {
    const counts = db.$client
      .prepare(`SELECT contact_id, count(*) FROM "${table}" GROUP BY contact_id`)
      .raw();
    for (const [id, count] of counts.iterate() as Iterable<[number, number]>)
      rows.set(`${id} ${table}`, count);
  }
  return rows;
}

interface Job {
  status: string;
  deletedCount: number;
  otherCount: number;
}

function jobOf(db: Database, jobId: number): Job {
  return db.$client
    .prepare(
      `SELECT status, deleted_count AS deletedCount,
         already_gone_count + needs_attention_count + kept_count AS otherCount FROM deletion_jobs WHERE id = ?`,
    )
    .get(jobId) as Job;
}

async function until(db: Database, jobId: number, isThere: (job: Job) => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!isThere(jobOf(db, jobId))) {
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(jobOf(db, jobId))}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
