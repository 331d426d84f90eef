import { preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { raiseBillingAlarm, reopenCustomer } from "@/lib/billing/recheck/raise-billing-alarm";
import { admitContact } from "@/lib/consent/admit-contact";
import { countWithoutPerson } from "./count-without-person";
import type { Erasure } from "./find-erasure";
import { mirrorInvoice } from "./mirror-invoice";
import { mirrorPayment } from "./mirror-payment";
import { endCustomer, mirrorSubscription } from "./mirror-subscription";
import type { MirrorTarget, ReadAccount, Reading } from "./reading";
import { liveSubscription } from "./subscription-state";
import { findOwner } from "./whose-is-it";

/**
 * Names the outcome of a reading. `alarm` means that it can still charge an erased person. `erased` means that it
 * belongs to an erased person and is over.
 */
export type ReadingOutcome =
  | "done"
  | "gone"
  | "not_for_us"
  | "no_email"
  | "being_erased"
  | "erased"
  | "alarm";

interface Written {
  outcome: ReadingOutcome;
  /** Is the time when the owner was erased. */
  erasedAt?: number;
}

/**
 * Writes a reading to its owner. Where there is none, or one erased or being erased, it counts only the money that came
 * in, without a person, and acts on what can still charge the erased. Call it only after `isOutdated` returned false.
 */
export function writeReading(tx: Transaction, read: ReadAccount, reading: Reading, now: number): Written {
  const owner = findOwner(tx, read, reading, now);
  switch (owner.is) {
    case "contact":
      mirror(tx, { ...read, contactId: owner.contactId }, reading, now);
      return { outcome: "done" };
    case "being_erased":
      countWithoutPerson(tx, read, reading, 0, now);
      if (reading.customerId !== undefined && listLive(reading).length > 0)
        reopenCustomer(tx, owner.contactId, reading.customerId);
      return { outcome: "being_erased" };
    case "erased":
      return {
        outcome: settleErased(tx, read, reading, owner.erasure, now),
        erasedAt: owner.erasure.erasedAt,
      };
    case "elsewhere":
      return { outcome: "not_for_us" };
    default:
      // Nobody here paid it: the customer was deleted at Stripe before it was read, or has no email.
      countWithoutPerson(tx, read, reading, 0, now);
      return { outcome: owner.is };
  }
}

function mirror(tx: Transaction, target: MirrorTarget, reading: Reading, now: number): void {
  const { subscription, invoice, invoicePayments = [], payment, checkout, customer, customerId } = reading;
  if (checkout?.asksForMarketing) askToConfirm(tx, target, checkout.createdAt, now);
  if (subscription) mirrorSubscription(tx, target, subscription, now);
  if (invoice) mirrorInvoice(tx, target, invoice, invoicePayments, now);
  if (payment) mirrorPayment(tx, target, payment, now);
  if (customer?.deleted && customerId !== undefined) endCustomer(tx, target, customerId, now);
}

function settleErased(
  tx: Transaction,
  read: ReadAccount,
  reading: Reading,
  { erasedAt, countedUntil }: Erasure,
  now: number,
): ReadingOutcome {
  countWithoutPerson(tx, read, reading, countedUntil, now);
  const live = listLive(reading);
  if (reading.customerId === undefined || live.length === 0) return "erased";
  raiseBillingAlarm(tx, {
    siteId: read.siteId,
    providerAccount: read.account,
    providerCustomerId: reading.customerId,
    erasedAt,
    shows: live.join(", "),
    now,
  });
  return "alarm";
}

/** Lists the parts of a reading that can still charge, as labels. */
function listLive({ subscription, invoice, schedule, customer }: Reading): string[] {
  if (customer?.deleted) return [];
  const live = subscription && liveSubscription(subscription);
  const isUnpaid = invoice?.status === "draft" || invoice?.status === "open";
  const isPlanned = schedule?.status === "active" || schedule?.status === "not_started";
  return [
    ...(live ? [live] : []),
    ...(isUnpaid ? [`1 ${invoice.status} invoice`] : []),
    ...(isPlanned ? ["1 scheduled subscription"] : []),
  ];
}

/**
 * Asks the person to confirm the opt-in of a checkout, as for every other source. Skips it when a later request or
 * consent event exists.
 */
function askToConfirm(
  tx: Transaction,
  { siteId, contactId }: MirrorTarget,
  checkedOutAt: number,
  now: number,
): void {
  const isOld = preparedValue(
    tx,
    `SELECT EXISTS (SELECT 1 FROM opt_in_requests WHERE contact_id = @contactId AND created_at >= @checkedOutAt)
       OR EXISTS (SELECT 1 FROM consent_events WHERE contact_id = @contactId AND created_at >= @checkedOutAt)`,
  );
  if (isOld.get({ contactId, checkedOutAt }) === 1) return;
  const email = preparedValue<string>(tx, "SELECT email FROM contacts WHERE id = ?").one(contactId);
  admitContact(tx, { siteId, email, name: "", source: "checkout", wish: "asked_by_person" }, now);
}
