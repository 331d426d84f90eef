import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { BillingCircuit } from "@/lib/billing/provider/billing-circuit";
import { forgetSilence } from "@/lib/billing/provider/silent-sites";
import type { ErasedTraces } from "@/lib/deletion/disk/check-files";
import { keepForWholeReading } from "@/lib/deletion/disk/read-whole-files";
import { ErasedEmails } from "@/lib/deletion/disk/search-files";
import type { JobContext } from "@/lib/jobs/job-context";
import { isOtherWaiting, leaseMs, leaveTurn, renewLease } from "@/lib/jobs/lease";
import { pageRoundsOf } from "@/lib/system/pages/page-rounds";
import { processSingleton } from "@/lib/system/process-singleton";
import type { RunningJob } from "./count-outcome";
import type { DeletionRun } from "./deletion-run";
import { eraseUnbilled } from "./erase-unbilled";
import { finishDeletion } from "./finish-deletion";
import { holdUnanswered } from "./hold-unanswered";
import { pauseDeletion, pauseSilentSite } from "./pause-deletion";
import { readBeforeErasing } from "./read-before-erasing";
import { stopBillingAndErase } from "./stop-billing-and-erase";
import { isStopRequested } from "./stop-deletion";

const itemsPerRead = 500;

/** Bounds the turn of a deletion while another one waits. */
const turnMs = 2000;

/** Keeps the traces of deletions that left their turn, for the search of the files at their end. */
const openTraces = processSingleton("traces of open deletions", () => new Map<number, ErasedTraces>());

/**
 * Carries a claimed deletion to its end, to where it was stopped, to where it leaves its turn to another, or to where
 * it pauses because all who are left wait for their payment provider. Memory alone holds nothing that a killed run
 * needs. Throws LeaseLost when another took over.
 */
export async function runDeletion(context: JobContext, claimed: RunningJob): Promise<void> {
  const billingReadUntil = await readBeforeErasing(context, claimed);
  if (billingReadUntil === "has_to_wait") return;
  const job = { ...claimed, billingReadUntil };
  const rounds = pageRoundsOf(context.db);
  const traces = openTraces.get(job.id) ?? { emails: new ErasedEmails(), pages: rounds?.follow() };
  openTraces.set(job.id, traces);
  const keepLease = leaseKeeper(context, job);
  const providers = context.providersOf(job.siteId);
  const run: DeletionRun = {
    context,
    job,
    traces,
    keepLease,
    providers,
    circuit: new BillingCircuit(),
    hasAnswered: false,
    silent: new Set(),
  };
  do {
    const end = await eraseAll(run);
    if (end === "other_waits") return write(context.db, (tx) => leaveTurn(tx, job, context.now()));
    if (end === "stopping") await stopBillingAndErase(run, listBegun(context.db, job.id));
    else {
      const isAnswering = await holdUnanswered(run);
      if (nextPending(context.db, job.id, 0).length > 0) return pauseRest(run, isAnswering);
    }
  } while (!(await finishDeletion(run)));
  openTraces.delete(job.id);
  keepForWholeReading(job.id, traces.emails);
  if (traces.pages) rounds?.unfollow(traces.pages);
  if (!run.circuit.isOpen) forgetSilence(context.db, job.siteId);
}

/**
 * Pauses the deletion. A provider that was silent several times in a row counts as silent, even if it answers other
 * questions.
 */
function pauseRest({ context, job, circuit, hasAnswered }: DeletionRun, isAnswering: boolean): void {
  const reason = isAnswering ? "Stripe answers, but not for every contact." : "Stripe does not answer.";
  const isSilent = !isAnswering || circuit.isOpen;
  if (hasAnswered || !isSilent) forgetSilence(context.db, job.siteId);
  if (isSilent) pauseSilentSite(context, job, reason);
  else pauseDeletion(context, job, reason);
}

/** Goes once through everyone who is pending, in order of id, unless the owner stops it or another's turn comes. */
async function eraseAll(run: DeletionRun): Promise<"done" | "stopping" | "other_waits"> {
  const { db, now } = run.context;
  const turnEndsAt = now() + turnMs;
  for (let after = 0; ; ) {
    if (isStopRequested(db, run.job.id)) return "stopping";
    const ids = nextPending(db, run.job.id, after);
    const last = ids.at(-1);
    if (last === undefined) return "done";
    // A turn has to delete at least one page: otherwise deletions would hand it back and forth for ever.
    if (after > 0 && isOtherWaiting(db, run.job, now(), now() >= turnEndsAt)) return "other_waits";
    await stopBillingAndErase(run, await eraseUnbilled(run, ids));
    after = last;
  }
}

function nextPending(db: Database, jobId: number, after: number): number[] {
  return preparedValue<number>(
    db,
    `SELECT contact_id FROM deletion_items WHERE job_id = ? AND contact_id > ? AND state = 'pending'
     ORDER BY contact_id LIMIT ?`,
  ).all(jobId, after, itemsPerRead);
}

/**
 * Lists contacts whose billing was already touched. A stopped deletion finishes them, so that none stays half done.
 */
function listBegun(db: Database, jobId: number): number[] {
  return preparedValue<number>(
    db,
    `SELECT contacts.id FROM contacts JOIN deletion_items ON contact_id = contacts.id
     WHERE being_erased_at IS NOT NULL AND job_id = ? AND state = 'pending'`,
  ).all(jobId);
}

/** Renews the lease when a third of it is used up; throws LeaseLost when it is gone. */
function leaseKeeper(context: JobContext, job: RunningJob): () => void {
  let renewedAt = context.now();
  return () => {
    const now = context.now();
    if (now - renewedAt < leaseMs / 3) return;
    write(context.db, (tx) => renewLease(tx, job, now));
    renewedAt = now;
  };
}
