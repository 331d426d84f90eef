import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { contacts, subscriptionStatuses } from "@/db/schema";
import type { RecurringPrice } from "@/lib/billing/price-labels";
import { type ExtraColumn, fieldOf } from "./list-columns";

/** Holds of a contact what only some lists show; what was not asked for is missing. */
export interface ContactExtras {
  /** Is what they paid less what was given back, in minor units: a sum a currency, the site's main one first. */
  revenue?: { currency: string; amount: number }[];
  /** Is the subscription that says most, and how many there are; null for none. */
  subscription?: (RecurringPrice & { status: SubscriptionStatus; count: number }) | null;
  /** Lists the names of the offers that they have. */
  offers?: string[];
  source?: (typeof contacts.$inferSelect)["source"];
  /** Maps the number of each custom field that was asked for to its value. */
  fields?: Record<number, string>;
}

type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/**
 * Reads what these columns show of the contacts of a page, which must be the site's. Each column takes one query by
 * the contacts' own keys, so that its cost depends on the page and not on the site. The main currency is asked for
 * only when revenue is.
 */
export function readExtras(
  db: Database,
  ids: readonly number[],
  columns: readonly ExtraColumn[],
  mainCurrency: () => string | null,
): Map<number, ContactExtras> {
  const extras = new Map(ids.map((id) => [id, blankOf(columns)]));
  const page = JSON.stringify(ids);
  if (columns.includes("revenue"))
    for (const { id, ...sum } of revenueOf(db, page, mainCurrency())) extras.get(id)?.revenue?.push(sum);
  if (columns.includes("subscription"))
    for (const { id, ...subscription } of subscriptionsOf(db, page)) {
      const extra = extras.get(id);
      if (extra) extra.subscription = telling(extra.subscription, subscription);
    }
  if (columns.includes("offers"))
    for (const { id, name } of offersOf(db, page)) extras.get(id)?.offers?.push(name);
  if (columns.includes("source"))
    for (const { id, source } of sourcesOf(db, page)) Object.assign(extras.get(id) ?? {}, { source });
  const fieldIds = fieldIdsOf(columns);
  if (fieldIds.length > 0)
    for (const { id, fieldId, value } of valuesOf(db, page, fieldIds))
      Object.assign(extras.get(id)?.fields ?? {}, { [fieldId]: value });
  return extras;
}

/** Returns what someone has who has nothing of what was asked for. */
function blankOf(columns: readonly ExtraColumn[]): ContactExtras {
  return {
    ...(columns.includes("revenue") && { revenue: [] }),
    ...(columns.includes("subscription") && { subscription: null }),
    ...(columns.includes("offers") && { offers: [] }),
    ...(fieldIdsOf(columns).length > 0 && { fields: {} }),
  };
}

function fieldIdsOf(columns: readonly ExtraColumn[]): number[] {
  return columns.flatMap((column) => fieldOf(column) ?? []);
}

/** Begins every query with the few contacts of the page: SQLite reads the left table of a CROSS JOIN first. */
const fromPage = "FROM json_each(@page) AS page";

function revenueOf(db: Database, page: string, main: string | null) {
  return prepared<{ id: number; currency: string; amount: number }>(
    db,
    `SELECT own.contact_id AS id, own.currency, sum(own.amount - own.refunded_amount) AS amount
     ${fromPage} CROSS JOIN payments AS own ON own.contact_id = page.value
     WHERE own.status = 'paid' GROUP BY own.contact_id, own.currency
     ORDER BY own.currency = @main DESC, own.currency`,
  ).all({ page, main });
}

type Subscription = Omit<NonNullable<ContactExtras["subscription"]>, "count">;

function subscriptionsOf(db: Database, page: string) {
  return prepared<Subscription & { id: number }>(
    db,
    `SELECT own.contact_id AS id, own.status, own.amount, own.currency, own.interval,
       own.interval_count AS intervalCount
     ${fromPage} CROSS JOIN subscriptions AS own ON own.contact_id = page.value`,
  ).all({ page });
}

/** Counts the subscriptions that can still charge, and keeps the later of them, or of those that ended if none can. */
function telling(known: ContactExtras["subscription"], next: Subscription): ContactExtras["subscription"] {
  const isOver = next.status === "canceled";
  if (!known) return { ...next, count: isOver ? 0 : 1 };
  if (isOver) return known.count === 0 ? { ...next, count: 0 } : known;
  return { ...next, count: known.count + 1 };
}

function offersOf(db: Database, page: string) {
  return prepared<{ id: number; name: string }>(
    db,
    `SELECT DISTINCT own.contact_id AS id, offers.name
     ${fromPage} CROSS JOIN purchases AS own ON own.contact_id = page.value
     CROSS JOIN offers ON offers.id = own.offer_id WHERE own.revoked_at IS NULL`,
  ).all({ page });
}

function sourcesOf(db: Database, page: string) {
  return prepared<{ id: number; source: NonNullable<ContactExtras["source"]> }>(
    db,
    `SELECT own.id, own.source ${fromPage} CROSS JOIN contacts AS own ON own.id = CAST(page.value AS INTEGER)`,
  ).all({ page });
}

function valuesOf(db: Database, page: string, fieldIds: readonly number[]) {
  return prepared<{ id: number; fieldId: number; value: string }>(
    db,
    `SELECT own.contact_id AS id, own.field_id AS fieldId, own.value
     ${fromPage} CROSS JOIN json_each(@fields) AS field
     CROSS JOIN contact_field_values AS own ON own.contact_id = page.value AND own.field_id = field.value`,
  ).all({ page, fields: JSON.stringify(fieldIds) });
}
