import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { isOutdated } from "@/lib/billing/stripe/mirror/find-mirrored";
import type { Subject } from "@/lib/billing/stripe/mirror/reading";
import { type ReadingOutcome, writeReading } from "@/lib/billing/stripe/mirror/write-reading";
import { askAboutCustomer } from "./ask-about-customer";
import { readRestOfCustomer } from "./read-rest-of-customer";
import { readSubject } from "./read-subject";

export type EventOutcome = ReadingOutcome;

/**
 * Reads an object at Stripe as it is now and writes it. Reads again when a row of it was written meanwhile, so an
 * older reading never wins. Writes a newly linked customer with all their objects in one transaction. Asks what
 * still charges an erased customer.
 */
export async function takeInSubject(
  db: Database,
  api: StripeApi,
  siteId: number,
  subject: Subject,
  now: number,
): Promise<EventOutcome> {
  const read = { siteId, account: await api.account() };
  for (;;) {
    const reading = await readSubject(db, api, subject);
    if (typeof reading === "string") return reading;
    const readings = [reading, ...(await readRestOfCustomer(db, api, read, reading))];
    const written = write(db, (tx) => {
      if (readings.some((one) => isOutdated(tx, one))) return undefined;
      const [first] = readings.map((one) => writeReading(tx, read, one, now));
      return first;
    });
    if (!written) continue;
    const { outcome, erasedAt } = written;
    if (outcome !== "erased" || erasedAt === undefined || subject.object !== "customer") return outcome;
    return askAboutCustomer(db, api, read, { customerId: subject.id, erasedAt }, now);
  }
}
