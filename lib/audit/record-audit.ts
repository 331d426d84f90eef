import { auditLog } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { AuditAction } from "./audit-action";

interface AuditEntry {
  siteId: number;
  /** Is null when the system did it by itself. */
  actorId: string | null;
  action: AuditAction;
  /** Is the id of somebody who belongs to the site, or did, to whom it was done. */
  personId?: string;
  jobId?: number;
  counts: Record<string, number>;
  /** Holds an owner's own words. The caller refuses words that name a contact. */
  note?: string;
  now: number;
}

/**
 * Records who did what to how many contacts, in the transaction that does it. The types leave no room for personal
 * data.
 */
export function recordAudit(tx: Transaction, entry: AuditEntry): void {
  tx.insert(auditLog)
    .values({
      siteId: entry.siteId,
      actorId: entry.actorId,
      action: entry.action,
      personId: entry.personId ?? null,
      jobId: entry.jobId ?? null,
      counts: JSON.stringify(entry.counts),
      note: entry.note ?? null,
      createdAt: entry.now,
    })
    .run();
}
