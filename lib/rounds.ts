import type { KeyObject } from "node:crypto";
import type { Database } from "@/db/open-database";
import { tellOwners } from "./attention/tell-owners";
import { forgetUpgradeCopies } from "./backups/upgrade/forget-upgrade-copies";
import { billingProviders } from "./billing/billing-providers";
import { recheckBilling } from "./billing/recheck/recheck-billing";
import { findStripeApi } from "./billing/stripe/account/stripe-account";
import { keepReadCurrent } from "./billing/stripe/read/keep-read-current";
import { readBilling } from "./billing/stripe/read/read-up-to-now";
import { claimSync } from "./billing/stripe/sync/claim-sync";
import { syncPage } from "./billing/stripe/sync/sync-stripe";
import { startDueBroadcasts } from "./broadcasts/drafts/start-due-broadcasts";
import { freezeRecipients } from "./broadcasts/freeze-recipients";
import { discardOldBulkActions } from "./bulk-actions/discard-old-bulk-actions";
import { freezeBulkAction } from "./bulk-actions/freeze-bulk-action";
import { runBulkAction } from "./bulk-actions/run-bulk-action";
import { discardOldChanges, runChange } from "./definition-changes/run-change";
import { expireApprovals } from "./deletion/approval/expire-approvals";
import { lapseApprovals } from "./deletion/approval/lapse-approvals";
import { isWholeReadingAsked, readWholeFiles } from "./deletion/disk/read-whole-files";
import { settleFiles } from "./deletion/disk/settle-files";
import { discardExpiredManifests } from "./deletion/manifest/discard-manifests";
import { measureManifest } from "./deletion/manifest/measure-manifest";
import { runDeletion } from "./deletion/run/run-deletion";
import { type Signing, signDueReceipts } from "./deletion/signing/sign-due-receipts";
import { searchDuplicates } from "./duplicates/search-duplicates";
import { discardLeftFiles, discardUnusedImports } from "./imports/change-import";
import { runImport } from "./imports/run/run-import";
import type { JobContext } from "./jobs/job-context";
import type { LeasedJob } from "./jobs/lease";
import { runNext } from "./jobs/run-next";
import { flushLedger } from "./ledger/flush-ledger";
import { pruneLetters } from "./mail/outgoing/prune-letters";
import { mailContext, sendMailBatch } from "./mail/send-mail-batch";
import { hasMailServer } from "./mail/sending/find-mail-server";
import { prepareNext } from "./preparations/run-preparation";
import { advanceEndings } from "./sites/ending/advance-endings";
import { removeRows } from "./sites/ending/remove-rows";
import { sendLastReceipts } from "./sites/ending/send-last-receipts";
import { env } from "./system/env";
import { appUrl, dataDirectory } from "./system/instance";
import { log, logUnexpected } from "./system/log";
import { hasPassed } from "./values/has-passed";

const mailBatchMs = 50;
const tidyEveryMs = 60_000;

/** Does one piece of a lane's work. Returns after how many ms it wants to be called again, or that it found nothing. */
export type Round = () => Promise<number | "idle">;

interface Hands {
  db: Database;
  now: () => number;
  /** Names the process in the leases that its lanes take. */
  owner: string;
  signingKey: KeyObject;
}

/** Returns what each lane of the worker does again and again. */
export function roundsOf({ db, now, owner, signingKey }: Hands): Round[] {
  const context: JobContext = {
    db,
    now,
    providersOf: (siteId) => billingProviders(db, siteId, now),
    readBilling: (siteId) => readBilling(db, siteId, now),
  };
  const signing: Signing = { db, now, privateKey: signingKey, failed: new Set() };
  return [
    () => deleteOnce(context, owner),
    ...measuringOwners(owner).map((own) => () => measureOnce(context, own)),
    () => prepareOnce(context, owner),
    () => mailOnce(db, owner, now),
    () => importOnce(context, owner),
    () => actOnce(context, owner),
    () => changeOnce(context, owner),
    () => findDuplicatesOnce(context, owner),
    () => syncOnce(db, owner, now),
    () => recheckOnce(context),
    () => tidyFilesOnce(db, now),
    () => tellOnce(db, now),
    () => signOnce(signing),
    () => endSitesOnce(db, now),
    () => lastReceiptsOnce(db, now),
    () => ledgerOnce(db, now),
  ];
}

/** Names everyone who may hold a lease for this process. */
export function ownersOf(owner: string): string[] {
  return [owner, ...measuringOwners(owner)];
}

async function actOnce(context: JobContext, owner: string): Promise<number | "idle"> {
  if (await runNext(context, "bulk_actions", owner, (job) => runBulkAction(context, job))) return 0;
  discardOldBulkActions(context.db, context.now());
  return "idle";
}

/** Carries changes of tags and custom fields to the contacts. */
async function changeOnce(context: JobContext, owner: string): Promise<number | "idle"> {
  if (await runNext(context, "definition_changes", owner, (job) => runChange(context, job))) return 0;
  discardOldChanges(context.db, context.now());
  return "idle";
}

/** Looks for contacts that may be one person. */
async function findDuplicatesOnce(context: JobContext, owner: string): Promise<number | "idle"> {
  const hasRun = await runNext(context, "duplicate_searches", owner, (job) => searchDuplicates(context, job));
  return hasRun ? 0 : "idle";
}

/**
 * Freezes and counts the contacts of bulk actions and broadcasts, while somebody waits for it in a dialog, and of the
 * broadcasts that are due.
 */
async function prepareOnce(context: JobContext, owner: string): Promise<number | "idle"> {
  const kinds = { bulk_actions: freezeBulkAction, broadcasts: freezeRecipients };
  startDueBroadcasts(context.db, context.now(), (siteId) => hasMailServer(context.db, siteId));
  return (await prepareNext(context, owner, kinds)) ? 0 : "idle";
}

async function importOnce({ db, now }: JobContext, owner: string): Promise<number | "idle"> {
  const run = (job: LeasedJob) => {
    log().info({ import: job.id }, "import running");
    return runImport(db, job, now);
  };
  if (await runNext({ db, now }, "imports", owner, run)) return 0;
  tidyImports(db, now());
  return "idle";
}

let tidiedAt = 0;

/** Discards unused imports and leftover files at most once a minute, which is enough for files that wait a day. */
function tidyImports(db: Database, now: number): void {
  if (!hasPassed(tidyEveryMs, tidiedAt, now)) return;
  tidiedAt = now;
  discardUnusedImports(db, now);
  discardLeftFiles(db, now);
}

/**
 * Sends one batch of due letters. Batches overlap, because each site sets its own sending rate and no site waits for
 * another site's mail server.
 */
async function mailOnce(db: Database, owner: string, now: () => number): Promise<number | "idle"> {
  const hasWork = await sendMailBatch(mailContext(db, appUrl(), now), owner, logUnexpected);
  tidyLetters(db, now());
  return hasWork ? mailBatchMs : "idle";
}

let prunedAt = 0;

/** Prunes old letters once a minute, or again at once while more than one batch is left. */
function tidyLetters(db: Database, now: number): void {
  if (!hasPassed(tidyEveryMs, prunedAt, now)) return;
  if (!pruneLetters(db, now)) prunedAt = now;
}

async function syncOnce(db: Database, owner: string, now: () => number): Promise<number | "idle"> {
  const sync = claimSync(db, owner, now());
  if (!sync) return "idle";
  await syncPage(db, findStripeApi(db, sync.siteId), sync, now);
  return 0;
}

const ledgerEveryMs = 1000;

/** Writes to the ledger what requests noted for it, soon after they did and once a second while many do. */
async function ledgerOnce(db: Database, now: () => number): Promise<number | "idle"> {
  return flushLedger(db, now()) > 0 ? ledgerEveryMs : "idle";
}

let readCurrentAt = 0;

/** Rechecks erased customers, and has every payment account read once a day. */
async function recheckOnce({ db, now, providersOf }: JobContext): Promise<number | "idle"> {
  if (await recheckBilling(db, providersOf, now)) return 0;
  if (hasPassed(tidyEveryMs, readCurrentAt, now())) {
    readCurrentAt = now();
    await keepReadCurrent(db, now);
  }
  return "idle";
}

async function deleteOnce(context: JobContext, owner: string): Promise<number | "idle"> {
  const run = async (job: LeasedJob) => {
    log().info({ deletion: job.id }, "deletion running");
    await runDeletion(context, job);
    log().info({ deletion: job.id }, "deletion ended");
  };
  if (await runNext(context, "deletion_jobs", owner, run)) return 0;
  const hasTidied = [expireApprovals, lapseApprovals, discardExpiredManifests].map((tidy) =>
    tidy(context.db, context.now()),
  );
  return hasTidied.includes(true) ? 0 : "idle";
}

const tellEveryMs = 3_600_000;
let lookedForOwnersAt = 0;

/** Looks once an hour whether the owners of a site are to be told that something needs them. */
async function tellOnce(db: Database, now: () => number): Promise<"idle"> {
  if (hasPassed(tellEveryMs, lookedForOwnersAt, now())) {
    lookedForOwnersAt = now();
    await tellOwners({ db, appUrl: appUrl() }, now);
  }
  return "idle";
}

const settleEveryMs = 900_000;
const readHour = 3;
const readEveryMs = 20 * 3_600_000;
let settledAt = 0;
let readWholeAt = 0;
let forgottenAt = 0;

/**
 * Cleans what deletions left to be cleaned, lets go of old copies, and reads the files as a whole at night or when an
 * owner asks.
 */
async function tidyFilesOnce(db: Database, now: () => number): Promise<"idle"> {
  if (hasPassed(settleEveryMs, settledAt, now()) && (await settleFiles(db, now))) settledAt = now();
  if (hasPassed(tidyEveryMs, forgottenAt, now())) {
    forgottenAt = now();
    forgetUpgradeCopies(dataDirectory(), env().BACKUP_KEEP_DAYS, now());
  }
  const isNight = new Date(now()).getHours() === readHour && hasPassed(readEveryMs, readWholeAt, now());
  if (isNight) readWholeAt = now();
  if (isNight || isWholeReadingAsked(db)) await readWholeFiles(db, now);
  return "idle";
}

/** Signs the receipts of deletions that ended, or that have changed since. */
async function signOnce(signing: Signing): Promise<number | "idle"> {
  return (await signDueReceipts(signing)) ? 0 : "idle";
}

/** Moves sites on that are to be deleted, and removes what is left of them. */
async function endSitesOnce(db: Database, now: () => number): Promise<number | "idle"> {
  const hasMoved = advanceEndings(db, now());
  return removeRows(db) || hasMoved ? 0 : "idle";
}

const lastReceiptsEveryMs = 10_000;
let lastReceiptsAt = 0;

/** Mails the last receipts of sites that are emptied, every ten seconds, for a mail server may be away for a while. */
async function lastReceiptsOnce(db: Database, now: () => number): Promise<"idle"> {
  if (hasPassed(lastReceiptsEveryMs, lastReceiptsAt, now())) {
    lastReceiptsAt = now();
    await sendLastReceipts({ db, appUrl: appUrl() }, now);
  }
  return "idle";
}

const measuredAtOnce = 3;

/** Names the lanes that count manifests: while one waits for a payment provider, the others serve other dialogs. */
function measuringOwners(owner: string): string[] {
  return Array.from({ length: measuredAtOnce }, (_, at) => `${owner} ${at + 1}`);
}

/** Counts what a deletion would delete while somebody waits for it in the dialog. */
async function measureOnce(context: JobContext, owner: string): Promise<number | "idle"> {
  const hasRun = await runNext(context, "manifest_requests", owner, (job) => measureManifest(context, job));
  return hasRun ? 0 : "idle";
}
