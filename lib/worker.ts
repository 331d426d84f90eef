import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { billingProviders } from "./billing/billing-providers";
import { recheckBilling } from "./billing/recheck/recheck-billing";
import { findStripeApi } from "./billing/stripe/account/stripe-account";
import { keepReadCurrent } from "./billing/stripe/read/keep-read-current";
import { readBilling } from "./billing/stripe/read/read-up-to-now";
import { claimSync } from "./billing/stripe/sync/claim-sync";
import { syncPage } from "./billing/stripe/sync/sync-stripe";
import { discardOldBulkActions } from "./bulk-actions/discard-old-bulk-actions";
import { runBulkAction } from "./bulk-actions/run-bulk-action";
import { discardExpiredManifests } from "./deletion/manifest/discard-manifests";
import { runDeletion } from "./deletion/run/run-deletion";
import { discardLeftFiles, discardUnusedImports } from "./imports/change-import";
import { runImport } from "./imports/run/run-import";
import type { JobContext } from "./jobs/job-context";
import { claimJob, LeaseLost } from "./jobs/lease";
import { withinRetryBudget } from "./jobs/retry-budget";
import { pruneLetters } from "./mail/outgoing/prune-letters";
import { mailContext, sendMailBatch } from "./mail/send-mail-batch";
import { appUrl, database } from "./system/instance";
import { log, logUnexpected } from "./system/log";

const idleMs = 200;
const afterFailureMs = 2000;
const mailBatchMs = 50;
const tidyEveryMs = 60_000;

/**
 * Works on stored jobs for as long as the process lives. Deletions, mail, imports, bulk actions, syncs and rechecks
 * each have a lane that runs one job at a time, so that no kind waits for a long job of another kind.
 */
export async function startWorker(): Promise<never> {
  const now = () => Date.now();
  const db = database();
  const context: JobContext = {
    db,
    now,
    providersOf: (siteId) => billingProviders(db, siteId, now),
    readBilling: (siteId) => readBilling(db, siteId, now),
  };
  const owner = randomUUID();
  const lanes = [
    () => deleteOnce(context, owner),
    () => mailOnce(db, owner, now),
    () => importOnce(db, owner, now),
    () => actOnce(context, owner),
    () => syncOnce(db, owner, now),
    () => recheckOnce(context),
  ];
  await Promise.all(lanes.map(keepDoing));
  throw new Error("the worker ended");
}

/**
 * Calls `round` forever, and before each next call waits the number of ms that it returned. After a failure it calls
 * again, and the job resumes where it was.
 */
async function keepDoing(round: () => Promise<number>): Promise<never> {
  for (;;) {
    const wait = await round().catch((error: unknown) => {
      if (error instanceof LeaseLost) return idleMs;
      logUnexpected(error);
      return afterFailureMs;
    });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function actOnce(context: JobContext, owner: string): Promise<number> {
  const { db, now } = context;
  const job = claimJob(db, "bulk_actions", owner, now());
  if (!job) {
    discardOldBulkActions(db, now());
    return idleMs;
  }
  await withinRetryBudget(db, job, now, () => runBulkAction(context, job));
  return 0;
}

async function importOnce(db: Database, owner: string, now: () => number): Promise<number> {
  const job = claimJob(db, "imports", owner, now());
  if (!job) {
    tidyImports(db, now());
    return idleMs;
  }
  log().info({ import: job.id }, "import running");
  await withinRetryBudget(db, job, now, () => runImport(db, job, now));
  return 0;
}

let tidiedAt = 0;

/** Discards unused imports and leftover files at most once a minute, which is enough for files that wait a day. */
function tidyImports(db: Database, now: number): void {
  if (now - tidiedAt < tidyEveryMs) return;
  tidiedAt = now;
  discardUnusedImports(db, now);
  discardLeftFiles(db, now);
}

/**
 * Sends one batch of due letters. Batches overlap, because each site sets its own sending rate and no site waits for
 * another site's mail server.
 */
async function mailOnce(db: Database, owner: string, now: () => number): Promise<number> {
  const hasWork = await sendMailBatch(mailContext(db, appUrl(), now), owner, logUnexpected);
  tidyLetters(db, now());
  return hasWork ? mailBatchMs : idleMs;
}

let prunedAt = 0;

/** Prunes old letters once a minute, or again at once while more than one batch is left. */
function tidyLetters(db: Database, now: number): void {
  if (now - prunedAt < tidyEveryMs) return;
  if (!pruneLetters(db, now)) prunedAt = now;
}

async function syncOnce(db: Database, owner: string, now: () => number): Promise<number> {
  const sync = claimSync(db, owner, now());
  if (!sync) return idleMs;
  await syncPage(db, findStripeApi(db, sync.siteId), sync, now);
  return 0;
}

let readCurrentAt = 0;

/** Rechecks erased customers, and has every payment account read once a day. */
async function recheckOnce({ db, now, providersOf }: JobContext): Promise<number> {
  if (await recheckBilling(db, providersOf, now)) return 0;
  if (now() - readCurrentAt >= tidyEveryMs) {
    readCurrentAt = now();
    await keepReadCurrent(db, now);
  }
  return idleMs;
}

async function deleteOnce(context: JobContext, owner: string): Promise<number> {
  const job = claimJob(context.db, "deletion_jobs", owner, context.now());
  if (!job) {
    discardExpiredManifests(context.db, context.now());
    return idleMs;
  }
  log().info({ deletion: job.id }, "deletion running");
  await withinRetryBudget(context.db, job, context.now, () => runDeletion(context, job));
  log().info({ deletion: job.id }, "deletion ended");
  return 0;
}
