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
 * Works on what is stored, for as long as the process lives: deletions, and beside them mail, imports, jobs on
 * selected contacts, syncs and later checks, each one at a time, so that none waits for a long one of another kind.
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

/** Each round says how long to wait before the next. One that failed is taken up again: it resumes where it was. */
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

/** Once a minute is often enough for what waits a day. */
function tidyImports(db: Database, now: number): void {
  if (now - tidiedAt < tidyEveryMs) return;
  tidiedAt = now;
  discardUnusedImports(db, now);
  discardLeftFiles(db, now);
}

/** Rounds overlap: how fast a site sends is its own setting, and no site waits for the mail server of another. */
async function mailOnce(db: Database, owner: string, now: () => number): Promise<number> {
  const hasWork = await sendMailBatch(mailContext(db, appUrl(), now), owner, logUnexpected);
  tidyLetters(db, now());
  return hasWork ? mailBatchMs : idleMs;
}

let prunedAt = 0;

/** Goes on at once while there is more than one piece of it. */
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

/** Later checks of erased customers, and a daily reading of every payment account. */
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
