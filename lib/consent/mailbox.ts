import { preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";

interface Mailbox {
  /** Is what stands before a plus, and before the @ where there is none. */
  local: string;
  /** Is the @ and what follows. */
  domain: string;
}

/** Bounds how many emails with the same beginning are looked through. */
const mostAliases = 1000;

/**
 * Returns the mailbox of a normalised email. What follows a plus names no mailbox of its own. Dots are kept: with most
 * servers they part two people.
 */
export function mailboxOf(email: string): Mailbox {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const plus = local.indexOf("+");
  return { local: plus > 0 ? local.slice(0, plus) : local, domain: email.slice(at) };
}

/**
 * Counts the requests to confirm that went to a contact's mailbox since a moment, under whichever plus part, up to a
 * number. Looks through a bounded number of its emails.
 */
export function countAsked(tx: Transaction, contactId: number, since: number, upTo: number): number {
  const contact = preparedValue<string>(tx, "SELECT email FROM contacts WHERE id = ?").one(contactId);
  const { local, domain } = mailboxOf(contact);
  return preparedValue<number>(
    tx,
    `WITH mailbox AS MATERIALIZED (
       SELECT @contactId AS id
       UNION SELECT id FROM contacts WHERE site_id = (SELECT site_id FROM contacts WHERE id = @contactId) AND email = @plain
       UNION SELECT id FROM (
         SELECT id, email FROM contacts
         WHERE site_id = (SELECT site_id FROM contacts WHERE id = @contactId)
           AND email >= @local || '+' AND email < @local || ',' LIMIT ${mostAliases})
       WHERE substr(email, -length(@domain)) = @domain)
     SELECT count(*) FROM (
       SELECT 1 FROM mailbox CROSS JOIN opt_in_requests AS asked ON asked.contact_id = mailbox.id
       WHERE asked.created_at > @since LIMIT @upTo)`,
  ).one({ contactId, plain: `${local}${domain}`, local, domain, since, upTo });
}
