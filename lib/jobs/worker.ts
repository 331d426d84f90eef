import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { billingProviders } from "@/lib/billing/billing-providers";
import { findStripeApi } from "@/lib/billing/stripe/stripe-account";
import { claimSync, syncPage } from "@/lib/billing/stripe/sync-stripe";
import { sweepBilling } from "@/lib/billing/sweep-billing";
import { discardOldContactJobs } from "@/lib/contact-jobs/contact-jobs";
import { runContactJob } from "@/lib/contact-jobs/run-contact-job";
import type { DeletionWorld } from "@/lib/deletion/deletion-world";
import { discardExpiredManifests } from "@/lib/deletion/discard-manifests";
import { runDeletion } from "@/lib/deletion/run-deletion";
import { env } from "@/lib/env";
import { discardLeftFiles, discardUnusedImports } from "@/lib/imports/change-import";
import { runImport } from "@/lib/imports/run-import";
import { appUrl, database } from "@/lib/instance";
import { log } from "@/lib/log";
import { logUnexpected } from "@/lib/log-unexpected";
import { queueBroadcast } from "@/lib/mail/broadcast/queue-broadcast";
import { sendDueMail } from "@/lib/mail/outgoing/send-due-mail";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { onceAProcess } from "@/lib/once-a-process";
import { claimDeletion, claimJob, LeaseLost } from "./lease";
import { withinRetryBudget } from "./retry-budget";

const idleMs = 200;
const afterFailureMs = 2000;
/** A round sends at most thirty messages: fifty a second, which mail servers bear. */
const mailRoundMs = 600;
const tidyEveryMs = 60_000;

/**
 * Works on what is stored, for as long as the process lives: deletions, and beside them mail, imports and
 * jobs on selected contacts, each one at a time, so that none waits for a long one of another kind.
 */
export async function startWorker(): Promise<never> {
  const now = () => Date.now();
  const db = database();
  const world: DeletionWorld = { db, now, providersOf: (siteId) => billingProviders(db, siteId, now) };
  const owner = randomUUID();
  const lanes = [
    () => deleteOnce(world, owner),
    () => mailOnce(db, owner, now()),
    () => importOnce(db, owner, now),
    () => actOnce(world, owner),
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

async function actOnce(world: DeletionWorld, owner: string): Promise<number> {
  const { db, now } = world;
  const job = claimJob(db, "contact_jobs", owner, now());
  if (!job) {
    discardOldContactJobs(db, now());
    return idleMs;
  }
  await withinRetryBudget(db, "contact_jobs", job, now, () => runContactJob(world, job));
  return 0;
}

async function importOnce(db: Database, owner: string, now: () => number): Promise<number> {
  const job = claimJob(db, "imports", owner, now());
  if (!job) {
    tidyImports(db, now());
    return idleMs;
  }
  log.info({ import: job.id }, "import running");
  await withinRetryBudget(db, "imports", job, now, () => runImport(db, job, now));
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

/** Queues a piece of an open broadcast, then sends what is due. */
async function mailOnce(db: Database, owner: string, now: number): Promise<number> {
  const isQueueing = queueBroadcast(db, owner, now);
  const isSending = await sendMail(db, now);
  if (!isQueueing && !isSending) return idleMs;
  return Math.max(0, now + mailRoundMs - Date.now());
}

/** By SMTP_URL, or kept in the outbox where the owner reads it. */
async function sendMail(db: Database, now: number): Promise<boolean> {
  const { SMTP_URL, MAIL_FROM } = env();
  const transport =
    SMTP_URL === undefined
      ? undefined
      : onceAProcess("mail transport", () =>
          smtpTransport(SMTP_URL, MAIL_FROM ?? "Farewell <farewell@localhost>"),
        );
  return await sendDueMail({ db, transport, appUrl: appUrl() }, now);
}

/** A page of an open sync at a time, so that a deletion that is confirmed meanwhile does not wait. */
async function syncOnce(db: Database, owner: string, now: number): Promise<number> {
  const sync = claimSync(db, owner, now);
  if (!sync) return idleMs;
  const outcome = await syncPage(db, findStripeApi(db, sync.siteId), sync, now);
  return outcome === "unreachable" ? afterFailureMs : 0;
}

async function deleteOnce(world: DeletionWorld, owner: string): Promise<number> {
  const job = claimDeletion(world.db, owner, world.now());
  if (!job) {
    discardExpiredManifests(world.db, world.now());
    await sweepBilling(world.db, world.providersOf, world.now).catch(logUnexpected);
    return await syncOnce(world.db, owner, world.now());
  }
  log.info({ deletion: job.id }, "deletion running");
  const held = { ...job, leaseOwner: owner };
  await withinRetryBudget(world.db, "deletion_jobs", held, world.now, () => runDeletion(world, held));
  log.info({ deletion: job.id }, "deletion ended");
  return 0;
}
