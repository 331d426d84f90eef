import { prepared, preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { identityDigests } from "@/lib/consent/identities/identity-keys";
import type { LedgerEntry, LeftEntry, LeftStatus } from "./ledger-entry";
import type { Gone } from "./note-gone";

/** Is a row of the outbox. */
export type OutboxRow = { id: number; siteId: number } & (
  | { kind: "erased" | "customer"; subject: Buffer }
  /** Is `Left` as JSON. */
  | { kind: "left"; subject: string }
  | { kind: "key" | "broadcast" | "site"; subject: number }
  /** Is `Gone` as JSON. */
  | { kind: "gone"; subject: string }
);

/**
 * Returns what the ledger is told about a row of the outbox, as it is now. Undefined for what is gone or has changed
 * again by now, because a later row says more.
 */
export function entryOfRow(db: Reader, row: OutboxRow): LedgerEntry | undefined {
  switch (row.kind) {
    case "erased":
      return erasedEntryOf(db, row.siteId, row.subject);
    case "customer":
      return customerEntryOf(db, row.siteId, row.subject);
    case "left":
      return leftEntryOf(db, JSON.parse(row.subject));
    case "key":
      return keyEntryOf(db, row.subject);
    case "broadcast":
      return { kind: "broadcast", siteId: row.siteId, id: row.subject };
    case "site":
      return { kind: "site", siteId: row.siteId, endedAt: row.subject };
    case "gone":
      return goneEntryOf(db, row.siteId, JSON.parse(row.subject));
  }
}

function erasedEntryOf(db: Reader, siteId: number, digest: Buffer): LedgerEntry | undefined {
  const found = prepared<Omit<Extract<LedgerEntry, { kind: "erased" }>, "kind" | "siteId" | "digests">>(
    db,
    `SELECT key_id AS keyId, reason, erased_at AS erasedAt, first_erased_at AS firstErasedAt,
       billing_read_until AS billingReadUntil FROM erased_identities WHERE site_id = ? AND digest = ?`,
  ).get(siteId, digest);
  return found && { kind: "erased", siteId, ...found, digests: [digest.toString("base64url")] };
}

function customerEntryOf(db: Reader, siteId: number, digest: Buffer): LedgerEntry | undefined {
  const found = prepared<{ erasedAt: number; billingReadUntil: number | null }>(
    db,
    `SELECT erased_at AS erasedAt, billing_read_until AS billingReadUntil FROM erased_customers
     WHERE site_id = ? AND digest = ?`,
  ).get(siteId, digest);
  return found && { kind: "customer", siteId, digest: digest.toString("base64url"), ...found };
}

function keyEntryOf(db: Reader, id: number): LedgerEntry | undefined {
  const found = prepared<{ encryptedKey: string; createdAt: number }>(
    db,
    "SELECT encrypted_key AS encryptedKey, created_at AS createdAt FROM identity_keys WHERE id = ?",
  ).get(id);
  return found && { kind: "key", id, ...found };
}

function goneEntryOf(db: Reader, siteId: number, gone: Gone): LedgerEntry {
  const number = preparedValue<number | null>(db, "SELECT number FROM deletion_jobs WHERE id = ?");
  return { kind: "gone", siteId, ...gone, deletionNumber: number.get(gone.deletionId) ?? 0 };
}

/** Is what the outbox keeps of someone who left: what they said, which may have changed since. */
export interface Left {
  contactId: number;
  status: LeftStatus;
}

/**
 * Returns that someone left, with the digest of every email they have and had. A bounce says nothing of the emails
 * they had before. Undefined for a contact who is gone: their erasure or their merge says more.
 */
export function leftEntryOf(db: Reader, { contactId, status }: Left): LeftEntry | undefined {
  const contact = prepared<{ siteId: number; email: string }>(
    db,
    "SELECT site_id AS siteId, email FROM contacts WHERE id = ?",
  ).get(contactId);
  if (!contact) return undefined;
  const { siteId, email } = contact;
  const former = preparedValue<string>(db, "SELECT email FROM former_emails WHERE contact_id = ?");
  const emails = status === "bounced" ? [email] : [email, ...former.all(contactId)];
  const digests = emails.map((one) => identityDigests(db, one)[0]);
  return {
    kind: "left",
    siteId,
    status,
    keyId: digests[0]?.keyId ?? 0,
    digests: digests.map(({ digest }) => digest.toString("base64url")),
  };
}
