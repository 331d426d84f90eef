import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findLeafKey } from "@/lib/deletion/leaves/leaf-key";
import { findPosition, readLeaves } from "@/lib/deletion/leaves/read-leaves";
import { findSignedReceipt } from "@/lib/deletion/receipt/find-signed-receipt";
import { findDeletionNumber } from "@/lib/deletion/receipt/list-deletions";
import { makeProof, saltOf } from "@/lib/receipts/make-proof";
import { leafOf, leavesPerSubtree, pathInTree } from "@/lib/receipts/merkle-tree";
import { hashOfReceipt } from "@/lib/receipts/sign-receipt";
import { typedEmail } from "@/lib/values/email";

export const receiptQuestion = z.strictObject({ jobId: z.number().int().positive(), email: typedEmail });

export type AskRefusal = { ok: false; refusal: "not_found" | "not_signed" | "receipt_without_emails" };

/** Is whether an email was in a receipt. That it was not is the word of this instance: nothing proves it. */
export type ReceiptAnswer =
  | { ok: true; isIn: false }
  | { ok: true; isIn: true; proof: string; fileName: string };

/** Notes that someone asks whether an email was in a receipt: that they asked, never about whom. */
export function noteQuestion(
  access: SiteAccess,
  db: Database,
  { jobId }: { jobId: number },
  now: number,
): { ok: true } | AskRefusal {
  return write(db, (tx): { ok: true } | AskRefusal => {
    if (findDeletionNumber(access, tx, jobId) === undefined) return { ok: false, refusal: "not_found" };
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "receipt_asked",
      jobId,
      counts: { emails: 1 },
      now,
    });
    return { ok: true };
  });
}

/**
 * Tells whether an email in normal form is among those of the newest receipt of a deletion, and if it is, returns the
 * proof of it that anyone can check with the receipt alone. It costs the leaves of one subtree, and one look for the
 * leaf among the others.
 */
export async function askReceipt(
  access: SiteAccess,
  db: Database,
  { jobId, email }: z.infer<typeof receiptQuestion>,
): Promise<ReceiptAnswer | AskRefusal> {
  if (findDeletionNumber(access, db, jobId) === undefined) return { ok: false, refusal: "not_found" };
  const signed = findSignedReceipt(access, db, jobId);
  if (!signed) return { ok: false, refusal: "not_signed" };
  const { emails, number, revision } = signed.receipt;
  if (emails === null) return { ok: false, refusal: "receipt_without_emails" };
  const key = findLeafKey(db, jobId);
  if (!key) return { ok: true, isIn: false };
  const salt = saltOf(key, email);
  const index = await findPosition(db, jobId, leafOf(salt, email), emails.count);
  if (index === undefined) return { ok: true, isIn: false };
  const from = index - (index % leavesPerSubtree);
  const leaves = readLeaves(db, jobId, from, Math.min(emails.count, from + leavesPerSubtree));
  const path = pathInTree({ leaves, subtrees: readSubtrees(db, jobId, revision) }, index);
  const receipt = { number, revision, sha256: hashOfReceipt(signed.text) };
  const proof = makeProof({ email, salt, index, path, receipt });
  return { ok: true, isIn: true, proof, fileName: `proof-${number}-${revision}.json` };
}

const hashBytes = 32;

function readSubtrees(db: Database, jobId: number, revision: number): Buffer[] {
  const joined = preparedValue<Buffer>(
    db,
    "SELECT subtrees FROM deletion_receipts WHERE job_id = ? AND revision = ?",
  ).one(jobId, revision);
  return Array.from({ length: joined.length / hashBytes }, (_, at) =>
    joined.subarray(at * hashBytes, (at + 1) * hashBytes),
  );
}
