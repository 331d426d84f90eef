import { auditLog } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { AuditAction } from "./audit-action";

interface AuditEntry {
  siteId: number;
  /** Null when the system did it by itself. */
  actorId: string | null;
  action: AuditAction;
  jobId?: number;
  counts: Record<string, number>;
  /** An owner's own words. The caller refuses those that name a contact. */
  note?: string;
  now: number;
}

/** Records who did what to how many, in the transaction that does it. Its types leave no room for a person's data. */
export function recordAudit(tx: Transaction, entry: AuditEntry): void {
  tx.insert(auditLog)
    .values({
      siteId: entry.siteId,
      actorId: entry.actorId,
      action: entry.action,
      jobId: entry.jobId ?? null,
      counts: JSON.stringify(entry.counts),
      note: entry.note ?? null,
      createdAt: entry.now,
    })
    .run();
}
