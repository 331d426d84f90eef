import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { billingProviders } from "@/lib/billing/billing-providers";
import { findStripeApi } from "@/lib/billing/stripe/stripe-account";
import { claimSync, syncPage } from "@/lib/billing/stripe/sync-stripe";
import { sweepBilling } from "@/lib/billing/sweep-billing";
import { LeaseLost } from "@/lib/deletion/count-outcome";
import type { DeletionWorld } from "@/lib/deletion/deletion-world";
import { discardExpiredManifests } from "@/lib/deletion/discard-manifests";
import { runDeletion } from "@/lib/deletion/run-deletion";
import { env } from "@/lib/env";
import { database } from "@/lib/instance";
import { log } from "@/lib/log";
import { logUnexpected } from "@/lib/log-unexpected";
import { sendDueMail } from "@/lib/mail/outgoing/send-due-mail";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { onceAProcess } from "@/lib/once-a-process";
import { claimDeletion } from "./lease";

const idleMs = 200;
const afterFailureMs = 2000;

/** Works on open deletions, one at a time, for as long as the process lives. */
export async function startWorker(): Promise<never> {
  const now = () => Date.now();
  const db = database();
  const world: DeletionWorld = { db, now, providersOf: (siteId) => billingProviders(db, siteId, now) };
  const owner = randomUUID();
  for (;;) {
    const wait = await workOnce(world, owner);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** By SMTP_URL, or kept in the outbox where the owner reads it. */
async function sendMail(db: Database, now: number): Promise<void> {
  const { SMTP_URL, MAIL_FROM, APP_URL, PORT } = env();
  const transport =
    SMTP_URL === undefined
      ? undefined
      : onceAProcess("mail transport", () =>
          smtpTransport(SMTP_URL, MAIL_FROM ?? "Farewell <farewell@localhost>"),
        );
  const appUrl = (APP_URL ?? `http://localhost:${PORT}`).replace(/\/$/, "");
  await sendDueMail({ db, transport, appUrl }, now);
}

/** A page of an open sync at a time, so that a deletion that is confirmed meanwhile does not wait. */
async function syncOnce(db: Database, owner: string, now: number): Promise<number> {
  const sync = claimSync(db, owner, now);
  if (!sync) return idleMs;
  const outcome = await syncPage(db, findStripeApi(db, sync.siteId), sync, now);
  return outcome === "unreachable" ? afterFailureMs : 0;
}

/** How long to wait before looking again. A deletion that failed is taken up again: it resumes where it was. */
async function workOnce(world: DeletionWorld, owner: string): Promise<number> {
  try {
    const job = claimDeletion(world.db, owner, world.now());
    if (!job) {
      discardExpiredManifests(world.db, world.now());
      await sweepBilling(world.db, world.providersOf, world.now);
      await sendMail(world.db, world.now());
      return await syncOnce(world.db, owner, world.now());
    }
    log.info({ deletion: job.id }, "deletion running");
    await runDeletion(world, { ...job, leaseOwner: owner });
    log.info({ deletion: job.id }, "deletion ended");
    return 0;
  } catch (error) {
    if (error instanceof LeaseLost) return idleMs;
    logUnexpected(error);
    return afterFailureMs;
  }
}
