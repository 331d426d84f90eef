import fs from "node:fs";
import path from "node:path";
import { type Database, openForReading } from "@/db/open-database";
import { schemaAgeOf } from "@/db/schema-age";
import { findStripeKey } from "@/lib/billing/stripe/account/stripe-account";
import { listSites } from "@/lib/sites/list-sites";
import { env } from "@/lib/system/env";
import { isInstanceLocked } from "@/lib/system/instance-lock";
import { checkBackups } from "./check-backups";
import { checkClock } from "./check-clock";
import { checkDatabase, restoreAdvice } from "./check-database";
import { checkDisk } from "./check-disk";
import { checkFolder } from "./check-folder";
import { checkLedger } from "./check-ledger";
import { checkMail } from "./check-mail";
import { checkRestore } from "./check-restore";
import { checkSecretOf } from "./check-secret";
import { checkStripe } from "./check-stripe";
import { checkWorker } from "./check-worker";
import { type Finding, warning, wrong } from "./finding";

const stripeUrl = "https://api.stripe.com";
const messages = {
  noFolder: (folder: string) => `There is no DATA_DIR ${folder}.`,
  noDatabase: "There is no database yet.",
  start: "Start Farewell once, check DATA_DIR, or restore a backup.",
  unreadable: "The database file cannot be opened.",
};

/** Checks everything about an installation that can be checked, and changes nothing. */
export async function examine(folder: string, now: () => number): Promise<Finding[]> {
  if (!fs.existsSync(folder)) return [wrong("files", messages.noFolder(folder), messages.start)];
  const file = path.join(folder, "farewell.db");
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
  const ofFolder = [...checkFolder(folder), checkDisk(folder, size ?? 0)];
  if (size === undefined) return [...ofFolder, warning("database", messages.noDatabase, messages.start)];
  const db = tryOpen(file);
  if (!db) return [...ofFolder, wrong("database", messages.unreadable, restoreAdvice)];
  try {
    const { findings: ofDatabase, isReadable } = checkDatabase(db);
    // Nothing further can be read from a damaged database, or from one of another age.
    if (!isReadable) return [...ofFolder, ...ofDatabase];
    const siteIds = listSites(db).map(({ id }) => id);
    const hasStripe = siteIds.some((siteId) => findStripeKey(db, siteId).state === "connected");
    const askedUrl = hasStripe ? (env().STRIPE_API_BASE ?? stripeUrl) : undefined;
    const [mail, stripe, clock] = await Promise.all([
      checkMail(db, siteIds),
      checkStripe(db, siteIds),
      checkClock(folder, askedUrl, now),
    ]);
    const secret = checkSecretOf(db, now());
    const worker = checkWorker(db, isInstanceLocked(folder), now());
    const [ledger, backups] = [checkLedger(db), checkBackups(db, now())];
    return [
      ...ofFolder,
      secret,
      ...ofDatabase,
      ledger,
      ...checkRestore(db),
      worker,
      ...mail,
      ...stripe,
      clock,
      backups,
    ];
  } finally {
    db.$client.close();
  }
}

function tryOpen(file: string): Database | undefined {
  let db: Database | undefined;
  try {
    db = openForReading(file);
    schemaAgeOf(db.$client);
    return db;
  } catch {
    // SQLite has many codes for a file that is none of its own, and the answer to each is the same.
    db?.$client.close();
    return undefined;
  }
}
