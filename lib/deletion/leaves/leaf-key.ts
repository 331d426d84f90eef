import { randomBytes } from "node:crypto";
import { prepared } from "@/db/prepared";
import type { Reader, Transaction } from "@/db/write";
import { decryptSetting, encryptSetting } from "@/lib/system/encrypt-setting";

const keyBytes = 32;

/** Returns the key of the salts of a deletion; undefined for one that has no leaves. */
export function findLeafKey(db: Reader, jobId: number): Buffer | undefined {
  const { encryptedKey } = findJob(db, jobId);
  return encryptedKey === null ? undefined : Buffer.from(decryptSetting(encryptedKey), "base64");
}

/** Returns the key as `findLeafKey` does, and makes it for a deletion that has not erased anyone yet. */
export function takeLeafKey(tx: Transaction, jobId: number): Buffer | undefined {
  const { encryptedKey, deletedCount } = findJob(tx, jobId);
  if (encryptedKey !== null || deletedCount > 0) return findLeafKey(tx, jobId);
  const key = randomBytes(keyBytes);
  prepared(tx, "UPDATE deletion_jobs SET encrypted_leaf_key = ? WHERE id = ?").run(
    encryptSetting(key.toString("base64")),
    jobId,
  );
  return key;
}

function findJob(db: Reader, jobId: number): { encryptedKey: string | null; deletedCount: number } {
  return prepared<{ encryptedKey: string | null; deletedCount: number }>(
    db,
    `SELECT encrypted_leaf_key AS encryptedKey, deleted_count AS deletedCount FROM deletion_jobs WHERE id = ?`,
  ).one(jobId);
}
