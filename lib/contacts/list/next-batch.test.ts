import { count } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contacts, marketingStatuses } from "@/db/schema";
import { capturePlans } from "@/testing/steps/capture-plans";
import { ownerOf } from "@/testing/steps/deletion";
import { orderBySort, type Place } from "./contact-order";
import { contactSorts } from "./list-paging";
import { nextBatch } from "./next-batch";

const contactCount = 200;
let db: Database;
let siteId: number;

/** Adds contacts of whom many share a value, and those of another site among them. */
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  const other = createSite(db).id;
  for (let at = 0; at < contactCount; at += 1) {
    const createdAt = at < 120 ? 5 : at;
    const shared = { createdAt, lastActivityAt: at % 4, marketingStatus: marketingStatuses[at % 5] };
    createContact(db, { siteId, ...shared, name: at % 2 ? "Same Name" : `N${at}` });
    if (at % 10 === 0) createContact(db, { siteId: other, ...shared });
  }
});

/** Returns how many contacts each batch of a whole walk has. */
function walk(sort: (typeof contactSorts)[number], isAscending: boolean, size: number): number[] {
  const order = orderBySort(sort, isAscending);
  const sizes: number[] = [];
  for (let from: Place | undefined; ; ) {
    const { range, next } = nextBatch(ownerOf(siteId), db, order, from, size);
    sizes.push(db.select({ count: count() }).from(contacts).where(range).get()?.count ?? 0);
    if (!next) return sizes;
    from = next;
  }
}

test("in every order the batches of a walk hold everyone once, and none more than twice its size", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...contactSorts),
      fc.boolean(),
      fc.integer({ min: 1, max: 250 }),
      (sort, isAscending, size) => {
        const sizes = walk(sort, isAscending, size);
        expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(contactCount);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(2 * size);
        expect(sizes.length).toBeLessThanOrEqual((contactCount / size) * 2 + contactCount + 1);
      },
    ),
  );
});

test("those who share a value are sought by id, and no step sorts or scans", () => {
  for (const sort of contactSorts)
    for (const isAscending of [true, false]) {
      const captured = capturePlans(db);
      walk(sort, isAscending, 10);
      captured.stop();
      expect(captured.steps().filter((detail) => !/^SEARCH contacts USING .*INDEX/.test(detail))).toEqual([]);
      if (sort === "name" || sort === "email") continue;
      const isById = new RegExp(`=\\? AND (row)?id${isAscending ? ">" : "<"}\\?`);
      expect(
        captured.steps().some((detail) => isById.test(detail)),
        sort,
      ).toBe(true);
    }
});
