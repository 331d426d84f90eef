import { createPublicKey, type KeyObject } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { jobAccess } from "@/lib/auth/job-access";
import { buildTree, countLeaves } from "@/lib/deletion/leaves/read-leaves";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { findSignedReceipt, type StoredReceipt } from "@/lib/deletion/receipt/find-signed-receipt";
import { getLetterhead } from "@/lib/deletion/receipt/get-letterhead";
import { canonicalJson } from "@/lib/receipts/canonical-json";
import type { BuiltTree } from "@/lib/receipts/merkle-tree";
import { publicKeyText } from "@/lib/receipts/public-key";
import type { SignedReceipt } from "@/lib/receipts/receipt-document";
import { hashOfReceipt, signReceipt } from "@/lib/receipts/sign-receipt";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { logUnexpected } from "@/lib/system/log";
import { type DeletionContent, receiptContentOf } from "./receipt-content";

const receiptsAtOnce = 20;

export interface Signing {
  db: Database;
  now: () => number;
  privateKey: KeyObject;
  /** Holds the deletions whose receipt could not be signed by this process, so that they do not hold up the others. */
  failed: Set<number>;
}

interface DueReceipt {
  jobId: number;
  siteId: number;
  confirmedBy: string | null;
}

/**
 * Signs the receipt of each deletion that has ended, and another revision where the newest one does not say any more
 * what is so. Returns false when nothing was due.
 */
export async function signDueReceipts(signing: Signing): Promise<boolean> {
  const due = prepared<DueReceipt>(
    signing.db,
    `SELECT id AS jobId, site_id AS siteId, confirmed_by AS confirmedBy
     FROM deletion_jobs INDEXED BY deletion_jobs_due_receipts
     WHERE is_receipt_due = 1 AND status IN ('completed', 'stopped')
       AND id NOT IN (SELECT value FROM json_each(@failed)) ORDER BY id LIMIT @receiptsAtOnce`,
  ).all({ failed: JSON.stringify([...signing.failed]), receiptsAtOnce });
  for (const one of due) {
    try {
      await signDueReceipt(signing, one);
    } catch (error) {
      if (storageFaultOf(error)) throw error;
      signing.failed.add(one.jobId);
      logUnexpected(error);
    }
  }
  return due.length > 0;
}

async function signDueReceipt(signing: Signing, due: DueReceipt): Promise<void> {
  const { db } = signing;
  const leafCount = countLeaves(db, due.jobId);
  const tree = leafCount === null ? null : await buildTree(db, due.jobId, leafCount);
  write(db, (tx) => {
    // The deletion went on meanwhile; its receipt stays due until it ends.
    if (!hasEnded(tx, due.jobId) || countLeaves(tx, due.jobId) !== leafCount) return;
    signIfNew(tx, signing, due, tree);
    prepared(tx, "UPDATE deletion_jobs SET is_receipt_due = 0 WHERE id = ?").run(due.jobId);
  });
}

function hasEnded(db: Database, jobId: number): boolean {
  const status = preparedValue(db, "SELECT status FROM deletion_jobs WHERE id = ?").get(jobId);
  return status === "completed" || status === "stopped";
}

function signIfNew(
  tx: Transaction,
  { now, privateKey }: Signing,
  { jobId, siteId, confirmedBy }: DueReceipt,
  tree: BuiltTree | null,
): void {
  const access = jobAccess({ siteId, userId: confirmedBy ?? "" });
  const deletion = findDeletion(access, tx, jobId);
  const emails = tree && { count: tree.count, root: tree.root?.toString("hex") ?? null };
  const content = deletion && receiptContentOf(deletion, getLetterhead(access, tx), emails);
  const last = findSignedReceipt(access, tx, jobId);
  if (!content || (last && saysTheSame(last, content))) return;
  const signedAt = now();
  const revision = (last?.receipt.revision ?? 0) + 1;
  const previous = last ? hashOfReceipt(last.text) : null;
  const text = signReceipt(
    { ...content, revision, previous, asOf: new Date(signedAt).toISOString() },
    privateKey,
  );
  prepared(
    tx,
    `INSERT INTO deletion_receipts (job_id, revision, document, signed_at, subtrees) VALUES (?, ?, ?, ?, ?)`,
  ).run(jobId, revision, text, signedAt, Buffer.concat(tree?.subtrees ?? []));
  prepared(
    tx,
    "INSERT INTO signing_keys (public_key, first_used_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
  ).run(publicKeyText(createPublicKey(privateKey)), signedAt);
}

/** Tells whether a receipt says what another would, whoever signs it and when. */
function saysTheSame({ receipt }: StoredReceipt, content: DeletionContent): boolean {
  const {
    revision: _,
    previous: _p,
    asOf: _a,
    signedBy: _b,
    signature: _s,
    ...said
  }: SignedReceipt = receipt;
  return canonicalJson(said) === canonicalJson(content);
}
