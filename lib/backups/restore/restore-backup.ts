import fs from "node:fs";
import path from "node:path";
import { openForReading } from "@/db/open-database";
import { type BackUpRefusal, backUp, type MadeBackup } from "@/lib/backups/back-up";
import { type BackupFileName, type BackupManifest, backupFileNames } from "@/lib/backups/backup-manifest";
import { type BackupRefusal, verifyBackup } from "@/lib/backups/verify-backup";
import { ledgerMessages } from "@/lib/ledger/ledger-messages";
import { secretMessages } from "@/lib/secret/secret-messages";
import { tryLockInstance } from "@/lib/system/instance-lock";
import { type BroughtUp, bringUp } from "./bring-up";
import { type ChosenLedger, chooseLedgers, isLedgerOf } from "./choose-ledgers";
import { type ChosenSecret, chooseSecret, type SecretRefusal } from "./choose-secret";
import { findLedgers, type LedgerRefusal } from "./find-ledgers";
import { inspectTarget, type RestoreTarget } from "./inspect-target";
import { type SettleStep, settleRestore } from "./settle-restore";
import { type StageStep, stageRestore } from "./stage-restore";

/** Leaves some room for what bringing the copy up to its ledger writes. */
const spareBytes = 100_000_000;

export type RestoreStep = "verified" | "backed up" | StageStep | SettleStep;

export type RestoreRefusal =
  | BackupRefusal
  | { ok: false; refusal: "ledger_alone" | "running" | "other_instance" | "unreadable_database" }
  | LedgerRefusal
  | BackUpRefusal
  | { ok: false; refusal: SecretRefusal }
  /** Brings along why a start would refuse the database with this ledger or this secret. */
  | { ok: false; refusal: "unusable"; says: string };

export interface Restored {
  ok: true;
  manifest: BackupManifest;
  /** Is where the database that was replaced is backed up; undefined where there was none, or a damaged one. */
  savedAt: string | undefined;
  isSecretWritten: boolean;
  /** Is true when the ledger of the data folder cannot be read from its beginning on, so that it was not followed. */
  isLedgerPassedOver: boolean;
  brought: BroughtUp;
}

export interface RestoreOrder {
  /** Is the folder of a backup. */
  from: string;
  /** Is the data folder. */
  folder: string;
  /** Is a folder with a newer ledger, if one was named. */
  ledgerFrom: string | undefined;
  /** Allows to replace a database of another instance, or one that cannot be read. */
  isReplacing: boolean;
  variable: string | undefined;
  askSecret: () => Promise<string | undefined>;
  now: () => number;
  onStep?: (step: RestoreStep) => void;
}

/**
 * Puts a backup in the place of a data folder's database, and brings it up to the newest ledger first, so that nobody
 * who was deleted since comes back. Refuses before anything is changed; killed at any moment, it leaves the old state,
 * or a new one that the next start finishes.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored | RestoreRefusal> {
  const { from, folder, ledgerFrom, onStep = () => undefined } = order;
  const verified = verifyBackup(from);
  if (!verified.ok) return verified;
  if (verified.manifest.kind === "ledger") return { ok: false, refusal: "ledger_alone" };
  onStep("verified");
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = tryLockInstance(folder);
  if (!lock) return { ok: false, refusal: "running" };
  try {
    settleRestore(folder);
    const target = inspectTarget(folder);
    const refused = order.isReplacing ? undefined : whyNotInto(target, verified.manifest);
    if (refused) return { ok: false, refusal: refused };
    const { instanceId } = verified.manifest;
    const found = findLedgers({ folder, from, named: ledgerFrom }, instanceId);
    if (!found.ok) return found;
    const ledgers = chooseLedgers(found.files, instanceId);
    const secret = await chooseSecret(verified.manifest, {
      ...{ from, folder, variable: order.variable, ask: order.askSecret },
      ledgerCheck: ledgers.at(-1)?.survey.secretCheck,
    });
    if (!secret.ok) return secret;
    return replace({ ...order, onStep }, verified.manifest, { target, secret, ledgers });
  } catch (error) {
    settleRestore(folder);
    const says = sayingOf(error);
    if (says === undefined) throw error;
    return { ok: false, refusal: "unusable", says };
  } finally {
    lock.release();
  }
}

/** Says why a backup may not replace what is in the data folder. */
function whyNotInto(
  target: RestoreTarget,
  { instanceId }: BackupManifest,
): "other_instance" | "unreadable_database" | undefined {
  if (target.database === "none") return undefined;
  if (target.database === "unreadable") return "unreadable_database";
  return isSameInstance(target, instanceId) ? undefined : "other_instance";
}

function isSameInstance(target: RestoreTarget, instanceId: string | null): boolean {
  return target.database === "whole" && instanceId !== null && target.instance?.id === instanceId;
}

interface Found {
  target: RestoreTarget;
  secret: Extract<ChosenSecret, { ok: true }>;
  ledgers: ChosenLedger[];
}

function replace(
  order: Required<RestoreOrder>,
  manifest: BackupManifest,
  { target, secret, ledgers }: Found,
): Restored | RestoreRefusal {
  const { from, folder, now, onStep } = order;
  const needed = manifest.files.reduce((sum, { bytes }) => sum + bytes, spareBytes);
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize < needed) return { ok: false, refusal: "no_room", needed, free: bavail * bsize };
  const ledger = path.join(folder, "erasures.log");
  const isLedgerPassedOver =
    isSameInstance(target, manifest.instanceId) &&
    fs.existsSync(ledger) &&
    !isLedgerOf(ledger, manifest.instanceId);
  const saved = target.database === "whole" ? save(folder, path.dirname(from), now) : undefined;
  if (saved?.ok === false) return saved;
  onStep("backed up");
  const brought = stageRestore({
    ...{ folder, from, manifest, onStep },
    secret: secret.isToBeWritten ? (secret.next ?? secret.secret) : undefined,
    absent: isSameInstance(target, manifest.instanceId) ? [] : othersFiles(manifest, secret.isToBeWritten),
    bringUp: (db) => bringUp(db, { ...secret, ledgers, now }),
  });
  settleRestore(folder, onStep);
  return {
    ok: true,
    manifest,
    savedAt: saved?.path,
    isSecretWritten: secret.isToBeWritten,
    isLedgerPassedOver,
    brought,
  };
}

/** Backs up what is replaced, beside the backup, where the next backup finds it when it is too old. */
function save(folder: string, directory: string, now: () => number): MadeBackup | BackUpRefusal {
  const db = openForReading(path.join(folder, "farewell.db"));
  try {
    return backUp({ folder, db, directory, kind: "whole", keepDays: Number.POSITIVE_INFINITY, now });
  } finally {
    db.$client.close();
  }
}

/** Lists the files of another instance that the backup does not replace. */
function othersFiles({ files }: BackupManifest, isSecretWritten: boolean): BackupFileName[] {
  const replaced = [
    ...files.map(({ name }) => name),
    ...(isSecretWritten ? ["app-secret"] : []),
    "erasures.log",
  ];
  return backupFileNames.filter((name) => !replaced.includes(name));
}

/** Returns the sentence of an error with which a start refuses a database; undefined for any other error. */
function sayingOf(error: unknown): string | undefined {
  const sayings: string[] = [...Object.values(ledgerMessages), ...Object.values(secretMessages)];
  return error instanceof Error && sayings.includes(error.message) ? error.message : undefined;
}
