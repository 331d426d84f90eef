import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { sites, stripeReads } from "@/db/schema";
import { logUnexpected } from "@/lib/log-unexpected";
import { ProviderUnreachable } from "../billing-provider";
import { readBilling } from "./read-up-to-now";
import { findStripe } from "./stripe-account";

const staleAfterMs = 86_400_000;

/**
 * Reads the payment account of every site once a day, and completely where it never was: so events always reach back
 * to the last reading, and what shows up of someone erased is seen without waiting for the next deletion.
 */
export async function keepReadCurrent(db: Database, now: () => number): Promise<void> {
  for (const { id } of db.select({ id: sites.id }).from(sites).all()) {
    if (findStripe(db, id).state !== "connected") continue;
    const last = db
      .select({ readUntil: stripeReads.readUntil })
      .from(stripeReads)
      .where(eq(stripeReads.siteId, id))
      .orderBy(desc(stripeReads.readUntil))
      .limit(1)
      .get();
    if (last && last.readUntil > now() - staleAfterMs) continue;
    // Whatever is wrong with one site's account keeps no other site from being read.
    await readBilling(db, id, now).catch((error: unknown) => {
      if (!(error instanceof ProviderUnreachable)) logUnexpected(error);
    });
  }
}
