import { and, desc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { deletionJobs, deletionReceipts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { fingerprintOf, parsePublicKey } from "@/lib/receipts/public-key";
import type { SignedReceipt } from "@/lib/receipts/receipt-document";
import { hashOfReceipt } from "@/lib/receipts/sign-receipt";
import type { SignedSummary } from "./deletion-view";

/** Is a receipt as it was signed; its text is what anyone checks. */
export interface StoredReceipt {
  text: string;
  receipt: SignedReceipt;
}

/** Returns a receipt of the site's deletion, the newest unless a revision is named. */
export function findSignedReceipt(
  access: SiteAccess,
  db: Database,
  jobId: number,
  revision?: number,
): StoredReceipt | undefined {
  const found = db
    .select({ text: deletionReceipts.document })
    .from(deletionReceipts)
    .innerJoin(
      deletionJobs,
      and(eq(deletionJobs.id, deletionReceipts.jobId), eq(deletionJobs.siteId, access.siteId)),
    )
    .where(
      and(
        eq(deletionReceipts.jobId, jobId),
        revision === undefined ? undefined : eq(deletionReceipts.revision, revision),
      ),
    )
    .orderBy(desc(deletionReceipts.revision))
    .limit(1)
    .get();
  return found && { text: found.text, receipt: JSON.parse(found.text) };
}

/** Names the file of a receipt that is handed out. */
export function receiptFileName({ number, revision }: { number: number; revision: number }): string {
  return `receipt-${number}-${revision}.json`;
}

/** Returns what a certificate shows of the newest receipt of a deletion. */
export function findSignedSummary(db: Database, jobId: number): SignedSummary | undefined {
  const found = db
    .select()
    .from(deletionReceipts)
    .where(eq(deletionReceipts.jobId, jobId))
    .orderBy(desc(deletionReceipts.revision))
    .limit(1)
    .get();
  if (!found) return undefined;
  const { signature, signedBy, emails } = JSON.parse(found.document) as SignedReceipt;
  const key = parsePublicKey(signedBy.publicKey);
  if (!key) throw new Error(`receipt ${jobId} names no key`);
  return {
    revision: found.revision,
    signedAt: found.signedAt,
    signature,
    fingerprint: fingerprintOf(key),
    sha256: hashOfReceipt(found.document),
    emailCount: emails?.count ?? null,
  };
}
