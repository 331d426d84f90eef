import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { askAboutCustomer } from "./ask-about-customer";
import { isOutdated } from "./find-mirrored";
import { readSubject } from "./read-subject";
import type { Subject } from "./reading";
import type { StripeApi } from "./stripe-api";
import { type ReadingOutcome, writeReading } from "./write-reading";

export type EventOutcome = ReadingOutcome;

/**
 * Reads an object at Stripe as it is now, and writes it. When a row of it was written meanwhile it is read again: the
 * older reading never wins. A customer of someone erased is asked what still charges them.
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
    const written = write(db, (tx) =>
      isOutdated(db, reading) ? undefined : writeReading(db, tx, read, reading, now),
    );
    if (!written) continue;
    const { outcome, erasedAt } = written;
    if (outcome !== "erased" || erasedAt === undefined || subject.object !== "customer") return outcome;
    return askAboutCustomer(db, api, read, { customerId: subject.id, erasedAt }, now);
  }
}
