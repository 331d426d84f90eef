import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findEnding } from "./find-ending";
import { isReceiptOnItsWay } from "./find-last-receipt";

export type RemoveSiteRefusal = {
  ok: false;
  refusal: "not_ending" | "not_emptied" | "receipt_on_its_way" | "proof_needed";
};

/**
 * Removes a site whose contacts are all gone and whose last receipt was signed and mailed, once an owner has had the
 * chance to take it. Nobody reaches the site from then on; the worker removes its rows.
 */
export function removeSite(
  { siteId, userId }: SiteAccess,
  db: Database,
  now: number,
  freshAt: number | null,
): { ok: true } | RemoveSiteRefusal {
  return write(db, (tx): { ok: true } | RemoveSiteRefusal => {
    const ending = findEnding({ siteId }, tx);
    if (!ending) return { ok: false, refusal: "not_ending" };
    if (ending.phase !== "emptied") return { ok: false, refusal: "not_emptied" };
    if (isReceiptOnItsWay(tx, siteId, now)) return { ok: false, refusal: "receipt_on_its_way" };
    if (!isFresh(freshAt, now)) return { ok: false, refusal: "proof_needed" };
    beginRemoving(tx, siteId, now);
    recordAudit(tx, { siteId, actorId: userId, action: "site_removed", counts: {}, now });
    return { ok: true };
  });
}

/** Ends every membership of an emptied site and tells the ledger that it is deleted. */
export function beginRemoving(tx: Transaction, siteId: number, now: number): void {
  prepared(tx, "UPDATE sites SET removing_at = ? WHERE id = ?").run(now, siteId);
  prepared(tx, "INSERT INTO ended_sites (site_id, ended_at) VALUES (?, ?) ON CONFLICT DO NOTHING").run(
    siteId,
    now,
  );
  prepared(tx, "DELETE FROM memberships WHERE site_id = ?").run(siteId);
  prepared(tx, "UPDATE sessions SET site_id = NULL WHERE site_id = ?").run(siteId);
}
