import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { madeSeconds } from "@/lib/billing/stripe/api/subscription-age";
import { admitContact } from "@/lib/consent/admit-contact";
import { knownEmail } from "@/lib/values/email";
import { rememberCustomer } from "./erased-customers";
import { findByCustomer } from "./find-by-customer";
import { type Erasure, findErasure } from "./find-erasure";
import { findMirrored } from "./find-mirrored";
import type { ReadAccount, Reading } from "./reading";

export type Owner =
  | { is: "contact" | "being_erased"; contactId: number }
  | { is: "erased"; erasure: Erasure }
  | { is: "elsewhere" | "no_email" | "gone" };

/**
 * Finds the owner of what was read: by its row, else the customer id, else the email, which may be new here.
 * Anything made before that email or customer was erased belongs to nobody. Links a new customer id, also to a
 * contact being erased, so that the deletion stops it.
 */
export function findOwner(tx: Transaction, read: ReadAccount, reading: Reading, now: number): Owner {
  const mirrored = findMirrored(tx, read, reading);
  if (mirrored.state === "elsewhere") return { is: "elsewhere" };
  if (mirrored.state === "known") {
    linkCustomer(tx, mirrored, read, reading, now);
    return { is: mirrored.isBeingErased ? "being_erased" : "contact", contactId: mirrored.contactId };
  }
  const { siteId } = read;
  const linked = reading.customerId && findByCustomer(tx, siteId, reading.customerId);
  const person = personOf(reading);
  const emails = [...(person ? [person.email] : []), ...(linked ? [linked.email] : [])];
  const erasure = findErasure(tx, read, emails, reading.customerId);
  const isLinkOlder = linked && erasure && linked.linkedAt <= erasure.erasedAt;
  const made = madeAt(reading);
  // Several contacts may have had the email. The first to leave it after the thing was made had it at that time.
  const holder = person && findHolderAt(tx, siteId, person.email, made);
  const isOfErased = erasure && !isLinkOlder && made <= erasure.erasedAt;
  // A thing of an erased customer belongs to the erased person, whatever email the customer has by now.
  const isOfHolder =
    holder &&
    erasure &&
    isHolders(holder, erasure, made) &&
    !isMadeBefore(made, findErasure(tx, read, [], reading.customerId)?.erasedAt);
  if (isOfErased && !isOfHolder) {
    if (reading.customerId !== undefined) rememberCustomer(tx, read, reading.customerId, erasure);
    return { is: "erased", erasure };
  }
  if (linked) {
    linkCustomer(tx, linked, read, reading, now);
    return { is: linked.isBeingErased ? "being_erased" : "contact", contactId: linked.contactId };
  }
  if (reading.customer?.deleted) return { is: "gone" };
  if (!person) return { is: "no_email" };
  const { email, name } = person;
  const former = holder ?? findByFormerEmail(tx, siteId, email);
  if (former) {
    linkCustomer(tx, former, read, reading, now);
    return { is: former.isBeingErased ? "being_erased" : "contact", contactId: former.contactId };
  }
  // A payment is no request for marketing email.
  const admission = admitContact(tx, { siteId, email, name, source: "checkout", wish: "none" }, now);
  if (!admission.ok && admission.refusal === "site_ending") return { is: "gone" };
  const contactId = admission.ok ? admission.contactId : findContact(tx, siteId, email);
  linkCustomer(tx, { contactId, isBeingErased: !admission.ok }, read, reading, now);
  return { is: admission.ok ? "contact" : "being_erased", contactId };
}

const isMadeBefore = (made: number, erasedAt: number | undefined) =>
  erasedAt !== undefined && made <= erasedAt;

/**
 * Tells whether a thing belongs to this former holder of the email and not to an erased person: the holder left the
 * email before its last erasure, and no earlier holder was erased after the thing was made.
 */
function isHolders(
  { leftAt }: { leftAt: number },
  { erasedAt, firstErasedAt = leftAt }: Erasure,
  made: number,
): boolean {
  return leftAt < erasedAt && !(firstErasedAt < leftAt && made <= firstErasedAt);
}

/** Returns the time when the thing was made at Stripe, or when its customer was made if that is later. */
export function madeAt({ subscription, invoice, payment, schedule, checkout, customer }: Reading): number {
  const things = [
    (subscription && madeSeconds(subscription)) ?? invoice?.created ?? schedule?.created ?? 0,
    customer && !customer.deleted ? customer.created : 0,
  ].map((seconds) => seconds * 1000);
  return Math.max(...things, payment?.createdAt ?? 0, checkout?.createdAt ?? 0);
}

/** Returns the customer's email and name, else those that a guest typed. Skips emails that no contact can have. */
export function personOf({ customer, guest }: Reading): { email: string; name: string } | undefined {
  const known = customer && !customer.deleted ? [{ email: customer.email, name: customer.name ?? "" }] : [];
  for (const { email, name } of guest ? [...known, guest] : known) {
    const address = knownEmail.safeParse(email ?? "");
    if (address.success) return { email: address.data, name };
  }
  return undefined;
}

/**
 * Links a customer id to a contact. Fills in the account of an older row, but leaves the rows of a contact being
 * erased.
 */
function linkCustomer(
  tx: Transaction,
  { contactId, isBeingErased }: { contactId: number; isBeingErased: boolean },
  { account }: ReadAccount,
  { customerId }: Reading,
  now: number,
): void {
  if (customerId === undefined) return;
  const adopted = isBeingErased ? "provider_account" : "coalesce(provider_account, @account)";
  prepared(
    tx,
    `INSERT INTO billing_customers (contact_id, provider, provider_customer_id, provider_account, created_at)
     VALUES (@contactId, 'stripe', @customerId, @account, @now)
     ON CONFLICT DO UPDATE SET provider_account = ${adopted}`,
  ).run({ contactId, customerId, account, now });
}

/** Finds the contact who had this email at a moment and has left it since. */
function findHolderAt(
  db: Database,
  siteId: number,
  email: string,
  at: number,
): { contactId: number; isBeingErased: boolean; leftAt: number } | undefined {
  const found = prepared<{ contactId: number; beingErasedAt: number | null; leftAt: number }>(
    db,
    `SELECT contacts.id AS contactId, being_erased_at AS beingErasedAt, left_at AS leftAt FROM former_emails AS own
     CROSS JOIN contacts ON contacts.id = own.contact_id
     WHERE own.email = @email AND contacts.site_id = @siteId AND own.left_at >= @at ORDER BY own.left_at LIMIT 1`,
  ).get({ email, siteId, at });
  return found && { ...found, isBeingErased: found.beingErasedAt !== null };
}

/**
 * Finds the last contact who left this email, when nobody has it now. A person stays linked to every email they had
 * here.
 */
function findByFormerEmail(
  db: Database,
  siteId: number,
  email: string,
): { contactId: number; isBeingErased: boolean } | undefined {
  const found = prepared<{ contactId: number; beingErasedAt: number | null }>(
    db,
    `SELECT contacts.id AS contactId, being_erased_at AS beingErasedAt FROM former_emails AS own
     CROSS JOIN contacts ON contacts.id = own.contact_id
     WHERE own.email = @email AND contacts.site_id = @siteId
       AND NOT EXISTS (SELECT 1 FROM contacts AS other WHERE other.site_id = @siteId AND other.email = @email)
     ORDER BY own.left_at DESC LIMIT 1`,
  ).get({ email, siteId });
  return found && { contactId: found.contactId, isBeingErased: found.beingErasedAt !== null };
}

function findContact(db: Database, siteId: number, email: string): number {
  return preparedValue<number>(db, "SELECT id FROM contacts WHERE site_id = ? AND email = ?").one(
    siteId,
    email,
  );
}
