import { prepared, preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { findErasedAt } from "@/lib/consent/identities/erased-identities";
import type { CopiedContact, CopiedEmail } from "./copied-contact";

/**
 * Returns when a contact of the copy was deleted after it was made; undefined for whoever was not, or came back since.
 * Known by their number where that is sure, and by every email that they have or had.
 */
export function findErasureOf(db: Reader, contact: CopiedContact): number | undefined {
  const byNumber = preparedValue<number>(
    db,
    "SELECT erased_at FROM ledger_replay_contacts WHERE contact_id = ?",
  ).get(contact.id);
  const moments = contact.emails.flatMap((email) =>
    listNews(db, contact.siteId, email).filter((erasedAt) => isTheirs(db, contact, email, erasedAt)),
  );
  if (byNumber !== undefined) moments.push(byNumber);
  return moments.length === 0 ? undefined : Math.max(...moments);
}

/** Lists the deletions of an email of which the copy does not know. Those that it knows, it has carried out. */
function listNews(db: Reader, siteId: number, { email, erasures }: CopiedEmail): number[] {
  const deletions = erasures.filter(({ reason }) => reason === "deleted");
  if (deletions.length === 0) return [];
  const known = findErasedAt(db, siteId, email, ["deleted"]) ?? Number.NEGATIVE_INFINITY;
  return deletions.map(({ erasedAt }) => erasedAt).filter((erasedAt) => erasedAt > known);
}

/**
 * Tells whether an email was the contact's when it was erased: they left it then or later, or have it and nobody else
 * of the copy left it then or later.
 */
function isTheirs(
  db: Reader,
  { id, siteId, createdAt }: CopiedContact,
  { email, leftAt }: CopiedEmail,
  erasedAt: number,
): boolean {
  if (leftAt !== null) return erasedAt <= leftAt;
  if (createdAt > erasedAt) return false;
  const others = prepared(
    db,
    `SELECT 1 FROM former_emails AS former CROSS JOIN contacts ON contacts.id = former.contact_id
     WHERE former.email = ? AND contacts.site_id = ? AND contacts.id <> ? AND former.left_at >= ? LIMIT 1`,
  ).get(email, siteId, id, erasedAt);
  return others === undefined;
}
