import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { expectIndexed, plansOfPages } from "@/testing/steps/plans";
import { findNeighbours, listContacts } from "./list-contacts";
import { contactSorts } from "./list-paging";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  const other = createSite(db).id;
  for (let at = 0; at < 40; at += 1) {
    // Several share a moment and a status, and the neighbours of another site lie in between.
    const marketingStatus = at % 3 === 0 ? "unsubscribed" : "subscribed";
    createContact(db, { siteId, createdAt: 1000 + Math.floor(at / 4), name: `N${at % 7}`, marketingStatus });
    createContact(db, { siteId: other, createdAt: 1000 + at });
  }
});

const filters: ContactFilter[] = [{ everyone: true }, { status: "unsubscribed" }, { search: "n1" }];

test.each(contactSorts)("walking from neighbour to neighbour is the list, sorted by %s", async (sort) => {
  const access = ownerOf(siteId);
  for (const filter of filters)
    for (const direction of ["asc", "desc"] as const) {
      const listed = await listContacts(access, db, filter, { sort, direction, size: 50 }, testNow);
      const ids = listed.rows.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(3);
      for (const [at, id] of ids.entries())
        expect(await findNeighbours(access, db, filter, { sort, direction }, id, testNow)).toEqual({
          previous: ids[at - 1] ?? null,
          next: ids[at + 1] ?? null,
        });
    }
});

test("one who does not match any more keeps their place, and another site's contact has none", async () => {
  const access = ownerOf(siteId);
  const page = { sort: "added", direction: "asc" } as const;
  const [first, second, third] = db.$client
    .prepare(
      "SELECT id FROM contacts WHERE site_id = ? AND marketing_status = 'unsubscribed' ORDER BY created_at, id",
    )
    .pluck()
    .all(siteId) as number[];
  db.$client.prepare("UPDATE contacts SET marketing_status = 'subscribed' WHERE id = ?").run(second);
  const beside = (id: number) => findNeighbours(access, db, { status: "unsubscribed" }, page, id, testNow);
  expect(await beside(second ?? 0)).toEqual({ previous: first, next: third });
  const theirs = db.$client.prepare("SELECT id FROM contacts WHERE site_id <> ?").pluck().get(siteId);
  expect(await beside(theirs as number)).toBeUndefined();
});

test("a neighbour is found by an index, in any order", async () => {
  const id = db.$client
    .prepare("SELECT id FROM contacts WHERE site_id = ? ORDER BY id LIMIT 1 OFFSET 20")
    .pluck()
    .get(siteId);
  for (const sort of contactSorts) {
    const plans = await plansOfPages(db, () =>
      findNeighbours(
        ownerOf(siteId),
        db,
        { everyone: true },
        { sort, direction: "desc" },
        id as number,
        testNow,
      ),
    );
    expect(plans.length).toBeGreaterThan(0);
    expectIndexed(plans);
  }
});
