import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { awaitManifest } from "@/lib/deletion/manifest/await-manifest";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import { requestManifest } from "@/lib/deletion/manifest/request-manifest";
import { ownerOf } from "@/testing/steps/deletion";
import { type Bench, createBench, disposeBench, firstIds } from "./data";
import { firstPage, type Person, readWhile, signInPerson } from "./person";

const restMs = 6_000;
const thinkMs = 25;

interface Deleted {
  /** Is from confirmed to the receipt, in ms. */
  jobMs: number;
  countedMs: number;
  jobId: number;
}

/** Deletes the first `count` contacts in the running server, which counts them too. */
export async function deleteFirst(bench: Bench, count: number): Promise<Deleted> {
  const { jobId, countedMs } = await confirmFirst(bench, count);
  return { jobId, countedMs, jobMs: await jobMsOf(bench, jobId) };
}

async function confirmFirst(bench: Bench, count: number): Promise<{ jobId: number; countedMs: number }> {
  const startedAt = performance.now();
  const manifest = await countFirst(bench, count);
  const countedMs = performance.now() - startedAt;
  const confirmed = confirmDeletion(ownerOf(bench.site.id), bench.db, manifest, Date.now());
  if (!confirmed.ok) throw new Error(confirmed.refusal);
  return { jobId: manifest.jobId, countedMs };
}

/** Has the server count the first `count` contacts, and waits for it. */
async function countFirst(bench: Bench, count: number): Promise<DeletionManifest> {
  const access = ownerOf(bench.site.id);
  const selection = selectFirst(bench, count);
  const requested = await requestManifest(access, bench.db, selection, Date.now());
  if (!requested.ok) throw new Error(requested.refusal);
  for (;;) {
    const found = await awaitManifest(access, bench.db, requested.jobId, Date.now);
    if (!found.ok) throw new Error(found.refusal);
    if (found.state === "measured") return found.manifest;
  }
}

function selectFirst(bench: Bench, count: number): ContactSelection {
  const everyone = bench.db.$client.prepare("SELECT count(*) FROM contacts").pluck().get();
  return count === everyone
    ? { kind: "matching", filter: { everyone: true }, except: [] }
    : { kind: "ids", ids: firstIds(bench, count) };
}

/** Waits for the receipt. Returns the ms since it was confirmed. */
async function jobMsOf({ db }: Bench, jobId: number): Promise<number> {
  const find = db.$client.prepare(
    "SELECT status, finished_at - confirmed_at AS ms FROM deletion_jobs WHERE id = ?",
  );
  for (;;) {
    const { status, ms } = find.get(jobId) as { status: string; ms: number };
    if (status === "completed") return ms;
    if (status === "failed") throw new Error("the deletion failed");
    await sleep(5);
  }
}

/** Returns how many contacts a second a deletion in the server takes, nobody reading. */
export async function deletionAlone(source: string, count: number): Promise<number> {
  const bench = await createBench(source);
  try {
    await settled();
    const { jobMs } = await deleteFirst(bench, count);
    return count / (jobMs / 1000);
  } finally {
    await disposeBench(bench);
  }
}

interface UnderLoad {
  perSecond: number;
  /** Holds the ms of each reading of the list, and of each write of a person. */
  atRest: Load;
  during: Load;
}

interface Load {
  list: number[];
  writes: number[];
}

/** Deletes while readers read the list, or a person adds tags to contacts that stay, or both. */
export async function deletionUnderLoad(
  source: string,
  count: number,
  by: { readers: number; writes: boolean },
): Promise<UnderLoad> {
  const bench = await createBench(source);
  try {
    const person = await signInPerson(bench);
    const others = by.writes ? lastContacts(bench, 4_000) : [];
    const load = (goesOn: () => boolean) => loadWhile(person, by.readers, others, goesOn);
    const atRest = await load(untilAfter(restMs));
    const { jobId } = await confirmFirst(bench, count);
    let isOver = false;
    const [during, jobMs] = await Promise.all([
      load(() => !isOver),
      jobMsOf(bench, jobId).finally(() => {
        isOver = true;
      }),
    ]);
    return {
      perSecond: count / (jobMs / 1000),
      atRest,
      during,
    };
  } finally {
    await disposeBench(bench);
  }
}

/** Deletes the first contacts while a person adds tags to others, who goes on for a while after the receipt. */
export async function deleteBesideWrites(bench: Bench, count: number): Promise<void> {
  const person = await signInPerson(bench);
  const others = lastContacts(bench, 4_000);
  const { jobId } = await confirmFirst(bench, count);
  let isOver = false;
  await Promise.all([
    loadWhile(person, 1, others, () => !isOver),
    jobMsOf(bench, jobId)
      .then(() => sleep(1_000))
      .finally(() => {
        isOver = true;
      }),
  ]);
}

function untilAfter(ms: number): () => boolean {
  const endsAt = performance.now() + ms;
  return () => performance.now() < endsAt;
}

async function loadWhile(
  person: Person,
  readers: number,
  others: number[],
  goesOn: () => boolean,
): Promise<Load> {
  const writes: number[] = [];
  const write = async () => {
    while (goesOn()) {
      const contactId = others.pop();
      if (contactId === undefined) return;
      writes.push(await person.addTag(contactId, "spring"));
      await sleep(thinkMs);
    }
  };
  const [list] = await Promise.all([readWhile(goesOn, () => person.get(firstPage), readers), write()]);
  return { list, writes };
}

function lastContacts({ db, site }: Bench, count: number): number[] {
  return db.$client
    .prepare(`SELECT id FROM contacts WHERE site_id = ? AND being_erased_at IS NULL ORDER BY id DESC LIMIT ?`)
    .pluck()
    .all(site.id, count) as number[];
}

/** Returns the ms from confirmed to the receipt of one contact, several times. */
export async function oneByOne(source: string, times: number): Promise<number[]> {
  const bench = await createBench(source);
  try {
    await settled();
    const took = [];
    for (let at = 0; at < times; at += 1) {
      took.push((await deleteFirst(bench, 1)).jobMs);
      await sleep(200);
    }
    return took;
  } finally {
    await disposeBench(bench);
  }
}

/** Gives the worker the time to look at a file that another process has written. */
export async function settled(): Promise<void> {
  await sleep(6_000);
}

interface Everyone {
  countedMs: number;
  perSecond: number;
  /** Holds the resident memory of both processes, in MB, at a tenth and at nine tenths of the deletion. */
  memory: Record<"web" | "worker", number[]>;
}

/** Returns how long it takes to count and to delete everyone of a site, and what memory that needs. */
export async function deleteEveryone(source: string, count: number): Promise<Everyone> {
  const bench = await createBench(source);
  try {
    const { jobId, countedMs } = await confirmFirst(bench, count);
    const memory: Record<"web" | "worker", number[]> = { web: [], worker: [] };
    const find = bench.db.$client.prepare("SELECT deleted_count FROM deletion_jobs WHERE id = ?").pluck();
    for (const share of [0.1, 0.9]) {
      while ((find.get(jobId) as number) < share * count) await sleep(10);
      for (const name of ["web", "worker"] as const) memory[name].push(residentMb(bench.server.pidOf(name)));
    }
    return { countedMs, perSecond: count / ((await jobMsOf(bench, jobId)) / 1000), memory };
  } finally {
    await disposeBench(bench);
  }
}

export function residentMb(pid: number): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}
