import { createHash, createHmac } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { recordKindNames } from "@/lib/contacts/records/record-kinds";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import {
  type AskedSelection,
  type FrozenSoFar,
  nothingFrozen,
} from "@/lib/contacts/selection/freeze-selection";
import type { SelectionRefusal } from "@/lib/contacts/selection/refuse-selection";
import { decryptSelection } from "@/lib/contacts/selection/stored-selection";
import { derivedKey } from "@/lib/system/app-secret";
import { type BillingSums, noBilling } from "./billing-sum";

export type PreviewRefusal =
  | SelectionRefusal
  | { ok: false; refusal: "nothing_selected" | "manifest_changed" };

/** Holds how far a count is, whole batches only. A killed count goes on from it. */
export interface CountingState extends FrozenSoFar {
  /** Is null until the payment provider was asked. */
  reading: BillingReading | null;
  /** Is the last contact that is counted; the rest of them has a greater id. */
  after: number;
  contactCount: number;
  /** Sums the records in the order of `recordKindNames`. */
  records: number[];
  billing: BillingSums;
  /** Covers the site and every contact so far with its counts, batch by batch. */
  digest: string;
}

/** Returns the state of a count that has not begun. Contacts that are added from now on are not in it. */
export function newCount(db: Database, siteId: number): CountingState {
  return {
    ...nothingFrozen(db),
    reading: null,
    after: 0,
    contactCount: 0,
    records: recordKindNames.map(() => 0),
    billing: noBilling(),
    digest: digestAfter("farewell manifest 2", `site ${siteId}`),
  };
}

/** Returns the digest that covers all of before and `text`. */
export function digestAfter(digest: string, text: string): string {
  return createHash("sha256").update(`${digest}\n${text}`).digest("hex");
}

/** Is a stored request that is to be counted. */
export interface ManifestRequest extends AskedSelection {
  state: CountingState | undefined;
}

/** Returns the request of a claimed job. Throws when it has been counted, discarded, or stored under another key. */
export function getRequest(db: Database, jobId: number): ManifestRequest {
  const { selection, state, ...job } = prepared<{
    createdBy: string;
    createdAt: number;
    selection: string;
    state: string | null;
  }>(
    db,
    `SELECT job.created_by AS createdBy, job.created_at AS createdAt, request.selection, request.state
     FROM manifest_requests AS request CROSS JOIN deletion_jobs AS job ON job.id = request.id
     WHERE request.id = ? AND request.selection IS NOT NULL`,
  ).one(jobId);
  return {
    ...job,
    selection: decryptSelection(selection),
    state: state === null ? undefined : JSON.parse(state),
  };
}

/** Returns the keyed digest by which the same selection of the same person is recognised, and no other. */
export function selectionDigestOf({ siteId, userId }: SiteAccess, selection: ContactSelection): string {
  const inOrder = (ids: number[]) => [...new Set(ids)].sort((one, other) => one - other);
  const canonical =
    selection.kind === "ids"
      ? { ...selection, ids: inOrder(selection.ids) }
      : { ...selection, except: inOrder(selection.except) };
  return createHmac("sha256", derivedKey("manifest-requests"))
    .update(JSON.stringify([siteId, userId, canonical]))
    .digest("hex");
}
