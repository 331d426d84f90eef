import type { Database } from "../open-database";
import { write } from "../write";
import { createDemoCatalogue } from "./catalogue";
import { createDemoContact } from "./contacts";
import { decideLead, importOf } from "./leads";
import { People } from "./names";
import { Random } from "./random";
import { createDemoSite } from "./site";
import { RowIdBlock } from "./story";
import { writeSiteTotals } from "./totals";

const contactsPerTransaction = 1_000;
const usualSeed = 20_260_110;

interface DemoOptions {
  contactCount: number;
  now: number;
  passwordHash: string;
  /** Decides all random choices. Another seed makes other people. */
  seed?: number;
}

/**
 * Creates a creator's site as it might look after two years, with an owner who signs in. The same options give the
 * same rows at any time and on any machine. Throws when the demo's owner exists already.
 */
export function createDemoData(
  db: Database,
  { contactCount, now, passwordHash, seed = usualSeed }: DemoOptions,
): { siteId: number } {
  const random = new Random(seed);
  const people = new People(random);
  const ids = new RowIdBlock();
  const { siteId, ownerId } = createDemoSite(db, { now, passwordHash });
  const catalogue = createDemoCatalogue(db, { siteId, ownerId, now });
  for (let first = 0; first < contactCount; first += contactsPerTransaction) {
    write(db, (tx) => {
      const end = Math.min(first + contactsPerTransaction, contactCount);
      for (let at = first; at < end; at += 1) {
        const place = { at, count: contactCount, now };
        const lead = decideLead(place, random, people);
        const imported = importOf(place);
        const importId = imported && catalogue.imports[imported.place]?.id;
        const row = imported && importId ? { importId, rowNumber: imported.rowNumber } : undefined;
        createDemoContact({ tx, random, ids, now }, catalogue, lead, row);
      }
    });
  }
  write(db, (tx) => writeSiteTotals(tx, siteId));
  return { siteId };
}
