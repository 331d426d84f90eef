import type { SQL } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { yieldEachSlice } from "@/lib/jobs/time-slice";
import { sizeByTime } from "./batch-size";
import type { ContactOrder, Place } from "./contact-order";
import { nextBatch } from "./next-batch";

/** Yields the site's contacts in this order as conditions, a batch each, and lets requests run in between. */
export async function* walkContacts(
  access: SiteAccess,
  db: Database,
  order: ContactOrder,
  from: Place | undefined,
  firstSize: number,
): AsyncGenerator<SQL> {
  const yieldIfDue = yieldEachSlice();
  const size = sizeByTime(firstSize);
  for (let place = from; ; ) {
    const startedAt = performance.now();
    const { range, next } = nextBatch(access, db, order, place, size.next());
    yield range;
    if (!next) return;
    size.took(performance.now() - startedAt);
    place = next;
    await yieldIfDue();
  }
}
