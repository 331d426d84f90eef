import { prepared } from "@/db/prepared";
import type { MarketingStatus } from "@/db/schema";
import type { Reader, Transaction } from "@/db/write";
import { identityDigests } from "@/lib/consent/identities/identity-keys";
import type { StagedErasure, StagedLeaving } from "./read-entries";

/** Is an email of a contact of the copy, with what the ledger says of it under every key. */
export interface CopiedEmail {
  email: string;
  /** Is when they left it; null for the one that they have. */
  leftAt: number | null;
  erasures: StagedErasure[];
  leavings: StagedLeaving[];
}

/** Is a contact of the copy. */
export interface CopiedContact {
  id: number;
  siteId: number;
  status: MarketingStatus;
  createdAt: number;
  updatedAt: number;
  emails: CopiedEmail[];
}

/** Lists the next contacts in order of id, without those whom an earlier replay marked. */
export function listCopied(tx: Transaction, after: number, most: number): CopiedContact[] {
  const found = prepared<Omit<CopiedContact, "emails"> & { email: string }>(
    tx,
    `SELECT id, site_id AS siteId, email, marketing_status AS status, created_at AS createdAt,
       updated_at AS updatedAt FROM contacts WHERE id > ? AND erased_before_at IS NULL ORDER BY id LIMIT ?`,
  ).all(after, most);
  const former = prepared<{ email: string; leftAt: number }>(
    tx,
    "SELECT email, left_at AS leftAt FROM former_emails WHERE contact_id = ?",
  );
  return found.map(({ email, ...contact }) => ({
    ...contact,
    emails: [{ email, leftAt: null }, ...former.all(contact.id)].map((one) => ({
      ...one,
      ...findStaged(tx, contact.siteId, one.email),
    })),
  }));
}

function findStaged(db: Reader, siteId: number, email: string): Pick<CopiedEmail, "erasures" | "leavings"> {
  const staged: Pick<CopiedEmail, "erasures" | "leavings"> = { erasures: [], leavings: [] };
  const find = prepared<{ kind: "erased" | "left"; entry: string }>(
    db,
    "SELECT kind, entry FROM ledger_replay_digests WHERE kind IN ('erased', 'left') AND site_id = ? AND digest = ?",
  );
  for (const { digest } of identityDigests(db, email))
    for (const { kind, entry } of find.all(siteId, digest))
      staged[kind === "erased" ? "erasures" : "leavings"].push(JSON.parse(entry));
  return staged;
}

const met = -1;

/** Notes that a contact of the copy has or had this email, so that their own status says who left. */
export function markMet(tx: Transaction, siteId: number, email: string): void {
  const mark = prepared(
    tx,
    `UPDATE ledger_replay_digests SET rank = ${met} WHERE kind = 'left' AND site_id = ? AND digest = ?`,
  );
  for (const { digest } of identityDigests(tx, email)) mark.run(siteId, digest);
}

/** Tells whether nobody of the copy has or had the email of an entry with this rank. */
export function isUnmet(rank: number): boolean {
  return rank !== met;
}
