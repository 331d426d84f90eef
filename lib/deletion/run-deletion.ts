import { SqliteError } from "better-sqlite3";
import pLimit from "p-limit";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { BillingCircuit } from "@/lib/billing/billing-circuit";
import { type BillingProviders, ProviderUnreachable } from "@/lib/billing/billing-provider";
import { planCancellations } from "@/lib/billing/plan-cancellations";
import { planRefunds } from "@/lib/billing/plan-refunds";
import { stopBilling } from "@/lib/billing/stop-billing";
import { readBeforeErasing } from "@/lib/deletion/read-before-erasing";
import { LeaseLost, leaseMs, renewLease } from "@/lib/jobs/lease";
import { inSlices, inTurns } from "@/lib/jobs/time-slice";
import { logUnexpected } from "@/lib/log-unexpected";
import { countOutcome, type RunningJob } from "./count-outcome";
import type { DeletionWorld } from "./deletion-world";
import { type EraseOutcome, eraseContact } from "./erase-contact";
import { finishDeletion } from "./finish-deletion";
import { endPause, pauseDeletion } from "./pause-deletion";
import { ErasedAddresses } from "./search-files";
import { isStopRequested } from "./stop-deletion";

const itemsPerRead = 500;
const billingCallsAtOnce = 8;
/** A provider that answers for others but never for this contact: after so many runs someone has to look. */
const unansweredBeforeHold = 4;

interface Run {
  world: DeletionWorld;
  job: RunningJob;
  erased: ErasedAddresses;
  keepLease: () => void;
  providers: BillingProviders;
  circuit: BillingCircuit;
  /** How often the provider answered in this run, and for whom it did not: how often it had by then. */
  answered: number;
  silent: Map<number, number>;
}

/**
 * Carries a claimed deletion to its end, to where it was stopped, or to where only contacts are left whose
 * payment provider does not answer: then it pauses. Before anyone is erased the provider is read up to now. Nothing is kept in memory that the database does not also
 * say, so a killed run is simply run again. Throws LeaseLost when another took over.
 */
export async function runDeletion(world: DeletionWorld, claimed: RunningJob): Promise<void> {
  const billingReadUntil = await readBeforeErasing(world, claimed);
  if (billingReadUntil === "has_to_wait") return;
  const job = { ...claimed, billingReadUntil };
  const erased = new ErasedAddresses();
  const keepLease = leaseKeeper(world, job);
  const providers = world.providersOf(job.siteId);
  const run: Run = {
    world,
    job,
    erased,
    keepLease,
    providers,
    circuit: new BillingCircuit(),
    answered: 0,
    silent: new Map(),
  };
  do {
    const isStopping = await eraseAll(run);
    if (isStopping) await stopBillingAndErase(run, listBegun(world.db, job.id));
    else {
      holdUnanswered(run);
      if (nextPending(world.db, job.id, 0).length > 0)
        return pauseDeletion(world, job, "Stripe does not answer.");
    }
  } while (!(await finishDeletion(world, job, erased, keepLease)));
}

/** Goes through who is pending once, in order of id. True when the owner asked to stop. */
async function eraseAll(run: Run): Promise<boolean> {
  const { db } = run.world;
  let isStopping = isStopRequested(db, run.job.id);
  for (let after = 0; !isStopping; ) {
    const ids = nextPending(db, run.job.id, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    await stopBillingAndErase(run, await eraseUnbilled(run, ids));
    isStopping = isStopRequested(db, run.job.id);
    after = last;
  }
  return isStopping;
}

/**
 * Erases who has nothing that charges, one transaction a slice, each contact a savepoint in it; returns the
 * others. Neighbours share pages, so a slice is written to disk several times faster than its contacts one by one.
 */
async function eraseUnbilled(
  { world, job, erased, keepLease }: Run,
  contactIds: number[],
): Promise<number[]> {
  const billed: number[] = [];
  let at = 0;
  await inSlices(world.db, () => {
    keepLease();
    const contactId = contactIds[at];
    if (contactId === undefined || isStopRequested(world.db, job.id)) return false;
    at += 1;
    const outcome = eraseOrHold(world, job, contactId);
    if (outcome.kind === "deleted") for (const email of outcome.emails) erased.add(email);
    if (outcome.kind === "still_billed") billed.push(contactId);
    return true;
  });
  return billed;
}

/** A contact that the database itself refuses to delete is held; it must not keep the others from going. */
function eraseOrHold(
  { db, now }: DeletionWorld,
  job: RunningJob,
  contactId: number,
): EraseOutcome | { kind: "held" } {
  try {
    return eraseContact(db, job, contactId, now());
  } catch (error) {
    if (!isConstraint(error)) throw error;
    const reference = logUnexpected(error);
    hold(
      db,
      job,
      contactId,
      `Something went wrong on our side; nothing of this contact was deleted. Reference: ${reference}`,
    );
    return { kind: "held" };
  }
}

const unreachable = (message: string) => `${message} Whether billing has stopped is not known.`;

/**
 * Holds contacts for whom the provider was silent in several runs although it answered for others afterwards. In an
 * outage nobody is answered for, so it holds nobody.
 */
function holdUnanswered({ world, job, circuit, answered, silent }: Run): void {
  if (circuit.isOpen) return;
  for (const [contactId, answeredBefore] of silent) {
    if (answered <= answeredBefore) continue;
    const count = prepared(
      world.db,
      `UPDATE deletion_items SET unanswered_count = unanswered_count + 1 WHERE job_id = ? AND contact_id = ?
       RETURNING unanswered_count`,
    )
      .pluck()
      .get(job.id, contactId) as number;
    if (count >= unansweredBeforeHold)
      hold(world.db, job, contactId, unreachable("Stripe answers for others, but not for this contact."));
  }
  silent.clear();
}

function isConstraint(error: unknown): boolean {
  return error instanceof SqliteError && error.code.startsWith("SQLITE_CONSTRAINT");
}

/** Contacts with something that charges: billing first, a few at once, and each erased when its billing has stopped. */
async function stopBillingAndErase(run: Run, contactIds: number[]): Promise<void> {
  const { world, job, erased, keepLease, circuit } = run;
  const limit = pLimit(billingCallsAtOnce);
  const takeTurn = inTurns();
  // Waiting for a provider can take longer than the lease lasts.
  const beat = setInterval(() => renewLease(world.db, job.id, job.leaseOwner, world.now()), leaseMs / 3);
  const settled = await Promise.allSettled(
    contactIds.map((contactId) =>
      limit(async () => {
        await takeTurn();
        keepLease();
        if (isStopRequested(world.db, job.id) && !isBegun(world.db, contactId)) return;
        if (circuit.isOpen && !isStopRequested(world.db, job.id)) return;
        for (const email of await releaseContact(run, contactId)) erased.add(email);
      }),
    ),
  );
  clearInterval(beat);
  const failed = settled.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

/** Its addresses when the contact is gone afterwards; none when it is held, was gone before, or has to wait. */
async function releaseContact(run: Run, contactId: number): Promise<string[]> {
  const { world, job, providers, circuit } = run;
  const { db, now } = world;
  for (;;) {
    write(db, (tx) => {
      prepared(db, "UPDATE contacts SET being_erased_at = coalesce(being_erased_at, ?) WHERE id = ?").run(
        now(),
        contactId,
      );
      planRefunds(tx, job.id, contactId, now());
      planCancellations(tx, job.id, contactId, now());
    });
    try {
      const billing = await stopBilling(db, providers, job.id, contactId, now);
      circuit.answered();
      run.answered += 1;
      endPause(db, job.id);
      if (!billing.stopped) return hold(db, job, contactId, billing.reason);
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error;
      circuit.failed();
      run.silent.set(contactId, run.answered);
      if (isStopRequested(db, job.id)) hold(db, job, contactId, unreachable(error.message));
      return [];
    }
    const outcome = eraseOrHold(world, job, contactId);
    if (outcome.kind !== "still_billed") return outcome.kind === "deleted" ? outcome.emails : [];
  }
}

/** The contact stays, marked as being erased so that nothing is mailed to it, until its billing has stopped. */
function hold(db: Database, job: RunningJob, contactId: number, reason: string): [] {
  write(db, () => {
    prepared(
      db,
      "UPDATE deletion_items SET state = 'needs_attention', reason = ? WHERE job_id = ? AND contact_id = ?",
    ).run(reason, job.id, contactId);
    countOutcome(db, job, { needsAttention: 1 });
  });
  return [];
}

function nextPending(db: Database, jobId: number, after: number): number[] {
  return prepared(
    db,
    `SELECT contact_id FROM deletion_items WHERE job_id = ? AND contact_id > ? AND state = 'pending'
     ORDER BY contact_id LIMIT ?`,
  )
    .pluck()
    .all(jobId, after, itemsPerRead) as number[];
}

/** Contacts whose billing was already touched: stopping finishes them rather than leave them half done. */
function listBegun(db: Database, jobId: number): number[] {
  return prepared(
    db,
    `SELECT contacts.id FROM contacts JOIN deletion_items ON contact_id = contacts.id
     WHERE being_erased_at IS NOT NULL AND job_id = ? AND state = 'pending'`,
  )
    .pluck()
    .all(jobId) as number[];
}

function isBegun(db: Database, contactId: number): boolean {
  const begunAt = prepared(db, "SELECT being_erased_at FROM contacts WHERE id = ?").pluck().get(contactId);
  return typeof begunAt === "number";
}

/** Renews the lease when a third of it is used up; throws LeaseLost when it is gone. */
function leaseKeeper(world: DeletionWorld, job: RunningJob): () => void {
  let renewedAt = world.now();
  return () => {
    const now = world.now();
    if (now - renewedAt < leaseMs / 3) return;
    if (!renewLease(world.db, job.id, job.leaseOwner, now)) throw new LeaseLost(`deletion ${job.id}`);
    renewedAt = now;
  };
}
