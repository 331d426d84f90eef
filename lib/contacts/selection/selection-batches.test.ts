import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { contacts } from "@/db/schema";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { plansOfPages } from "@/testing/steps/plans";
import type { ContactSelection } from "./contact-selection";
import { selectionBatches } from "./selection-batches";

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const people = ["ada", "ben", "cem"].map((name) =>
    createContact(db, { siteId, email: `${name}@ink.example` }),
  );
  return { db, access: ownerOf(siteId), ids: people.map(({ id }) => id) };
}

const everyone = { kind: "matching", filter: { everyone: true }, except: [] } as const;

test.each<[string, (ids: number[]) => ContactSelection]>([
  ["everyone", () => ({ ...everyone, except: [] })],
  ["a search", () => ({ kind: "matching", filter: { search: "ink" }, except: [] })],
  [
    "a status, but one",
    ([first = 0]) => ({ kind: "matching", filter: { status: "subscribed" }, except: [first] }),
  ],
  ["ids", (ids) => ({ kind: "ids", ids })],
])("a batch of %s reads its own contacts only, not an index of the whole site", async (_, selectionOf) => {
  const { db, access, ids } = world();
  const plans = await plansOfPages(db, async () => {
    for (const isInBatch of selectionBatches(access, db, selectionOf(ids), testNow))
      db.select({ id: contacts.id }).from(contacts).where(isInBatch).orderBy(asc(contacts.id)).all();
  });
  const ofContacts = plans.filter((step) => /contacts/.test(step));
  expect(ofContacts.length).toBeGreaterThan(0);
  for (const step of ofContacts) expect(step).toContain("USING INTEGER PRIMARY KEY");
});
