import type { Transaction } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";

interface Begun {
  id: number;
  siteId: number;
  actorId: string | null;
  willGetCount: number;
  now: number;
}

/** Records that a broadcast begins to go to its recipients. */
export function recordBegun(tx: Transaction, { id, siteId, actorId, willGetCount, now }: Begun): void {
  const counts = { contacts: willGetCount };
  recordAudit(tx, { siteId, actorId, action: "broadcast_sent", jobId: id, counts, now });
}
