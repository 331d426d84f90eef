import { count, type SQL } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createDemoData } from "@/db/demo/create-demo-data";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contacts } from "@/db/schema";
import { grantSiteAccess, type Role, type SiteAccess } from "@/lib/auth/site-access";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { parseFilter } from "@/lib/contacts/list/parse-list-url";
import { arbitraryGroup, arbitraryRule } from "@/testing/steps/arbitrary-filter";
import { batchesOf, countAll } from "@/testing/steps/count";
import { mustPreview, ownerOf, testNow } from "@/testing/steps/deletion";
import { exportedIds } from "@/testing/steps/export";
import { expectIndexed, plansOfPages } from "@/testing/steps/plans";
import { prepareBroadcast, prepareBulkAction } from "@/testing/steps/prepare";
import { runsOf } from "@/testing/steps/runs";
import { type ContactFilter, contactFilter, matchesFilter, matchesHidden } from "./contact-filter";
import type { FilterOptions } from "./filter-labels";
import { listFilterOptions } from "./filter-options";
import type { FilterGroup, FilterRule } from "./filter-rule";

let db: Database;
let access: SiteAccess;
let options: FilterOptions;
let everyone: number[];

beforeAll(async () => {
  db = openMemoryDatabase();
  createSite(db);
  const { siteId } = createDemoData(db, { contactCount: 300, now: testNow, passwordHash: "none" });
  access = ownerOf(siteId);
  options = listFilterOptions(access, db);
  db.$client.prepare("UPDATE contacts SET hidden_at = 1 WHERE id % 7 = 0").run();
  everyone = await listed(access, { where: amongAll({ match: "all", rules: [shown] }) });
});

const shown = { field: "hidden", is: "either" } as const;

/** Puts rules into one group beside a rule that includes hidden contacts. */
function amongAll({ match, rules }: { match: "all" | "any"; rules: FilterRule[] }): FilterGroup {
  return { match: "all", rules: [shown, { match, rules }] };
}

/** Returns the ids of the whole list, page by page. */
async function listed(who: SiteAccess, filter: ContactFilter): Promise<number[]> {
  const ids: number[] = [];
  for (let after: number | undefined; ; ) {
    const page = { sort: "activity", direction: "desc", size: 100, ...(after && { after }) } as const;
    const list = await listContacts(who, db, filter, page, testNow);
    ids.push(...list.rows.map(({ id }) => id));
    if (list.after === null) return ids.sort((a, b) => a - b);
    after = list.after;
  }
}

/** Returns the ids of an export, which only an owner makes. */
function exported(filter: ContactFilter): Promise<number[]> {
  return exportedIds(access, db, { kind: "matching", filter, except: [] });
}

async function frozen(who: SiteAccess, filter: ContactFilter): Promise<number[]> {
  const { jobId } = await mustPreview(who, db, { kind: "matching", filter, except: [] });
  return db.$client
    .prepare("SELECT contact_id FROM deletion_items WHERE job_id = ? ORDER BY contact_id")
    .pluck()
    .all(jobId) as number[];
}

async function addressed(who: SiteAccess, filter: ContactFilter): Promise<number> {
  const prepared = await prepareBroadcast(who, db, { kind: "matching", filter, except: [] }, testNow);
  if (prepared.ok) return prepared.prepared.audience.selectedCount;
  return "audience" in prepared ? prepared.audience.selectedCount : -1;
}

test("list, count, export, mailing and deletion mean the same people, for each role", async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryGroup(options),
      fc.constantFrom<Role>("owner", "assistant"),
      async (where, role) => {
        const who = grantSiteAccess({ userId: "someone", siteId: access.siteId, role });
        const filter = contactFilter.parse({ where });
        const ids = await listed(who, filter);
        expect(await countAll(who, db, filter, () => batchesOf(100, 2))).toMatchObject({ total: ids.length });
        expect(await exported(filter)).toEqual(ids);
        const selection = { kind: "matching" as const, filter, except: [] };
        const asked = await prepareBulkAction(who, db, { selection, action: { do: "export" } }, testNow);
        if (role === "owner") expect(asked).toMatchObject({ job: { contactCount: ids.length } });
        else expect(asked).toEqual({ ok: false, refusal: "not_allowed" });
        if (ids.length === 0) return;
        expect(await frozen(who, filter)).toEqual(ids);
        expect(await addressed(who, filter)).toBe(ids.length);
      },
    ),
    { numRuns: runsOf(120) },
  );
});

test("a count in batches of any size ends at what one count of all gives", async () => {
  const countOf = (condition: SQL) =>
    db.select({ count: count() }).from(contacts).where(condition).get()?.count;
  await fc.assert(
    fc.asyncProperty(
      arbitraryGroup(options),
      fc.integer({ min: 20, max: 400 }),
      fc.integer({ min: 1, max: 4 }),
      async (where, size, batches) => {
        expect(await countAll(access, db, { where }, () => batchesOf(size, batches))).toEqual({
          total: countOf(matchesFilter(access, { where }, testNow)),
          hidden: countOf(matchesHidden(access, { where }, testNow)),
        });
      },
    ),
  );
});

test("who is hidden is left out of everything until a rule asks for them", async () => {
  const hidden = everyone.filter((id) => id % 7 === 0);
  expect(hidden.length).toBeGreaterThan(20);
  const all = { everyone: true } as const;
  expect(await listed(access, all)).toEqual(everyone.filter((id) => id % 7 !== 0));
  const shownCount = everyone.length - hidden.length;
  expect(await countAll(access, db, all)).toEqual({ total: shownCount, hidden: hidden.length });
  const asked = { where: { match: "all" as const, rules: [{ field: "hidden", is: "yes" } as const] } };
  expect(await listed(access, asked)).toEqual(hidden);
  expect(await countAll(access, db, asked)).toEqual({ total: hidden.length, hidden: 0 });
  const either: ContactFilter = { where: { match: "any", rules: [shown] } };
  expect(await countAll(access, db, either)).toEqual({ total: 300, hidden: 0 });
});

test("a rule and its opposite share everyone out between them", async () => {
  const opposites = new Map(
    [
      ...(["any_of none_of", "contains not_contains", "empty not_empty", "yes no"] as const),
      ...(["bought not_bought", "granted not_granted"] as const),
      ...(["received not_received", "opened not_opened", "clicked not_clicked"] as const),
      ...(["started not_started", "completed not_completed", "within_days over_days"] as const),
    ].map((pair) => pair.split(" ") as [string, string]),
  );
  await fc.assert(
    fc.asyncProperty(arbitraryRule(options), async (rule) => {
      const opposite = opposites.get(rule.is);
      if (!opposite || (rule.field === "custom" && rule.is === "yes")) return;
      const idsOf = (one: FilterRule) => listed(access, { where: amongAll({ match: "all", rules: [one] }) });
      const shared = [...(await idsOf(rule)), ...(await idsOf({ ...rule, is: opposite } as FilterRule))];
      expect(shared.sort((a, b) => a - b)).toEqual(everyone);
    }),
    { numRuns: runsOf(150) },
  );
});

test("all is what every rule has in common, any what at least one has", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryRule(options), { minLength: 2, maxLength: 4 }), async (rules) => {
      const idsOf = (one: FilterRule) => listed(access, { where: amongAll({ match: "all", rules: [one] }) });
      const each = (await Promise.all(rules.map(idsOf))).map((ids) => new Set(ids));
      const all = everyone.filter((id) => each.every((ids) => ids.has(id)));
      const any = everyone.filter((id) => each.some((ids) => ids.has(id)));
      expect(await listed(access, { where: amongAll({ match: "all", rules }) })).toEqual(all);
      expect(await listed(access, { where: amongAll({ match: "any", rules }) })).toEqual(any);
    }),
    { numRuns: runsOf(60) },
  );
});

test("a filter survives the address", () => {
  fc.assert(
    fc.property(arbitraryGroup(options), (where) => {
      const parsed = parseFilter(access, db, new URLSearchParams(filterQuery({ where })));
      expect(parsed).toEqual({ ok: true, value: { where } });
    }),
  );
});

test("no first page scans the rows of a child table, whatever is asked", async () => {
  const planned = await plansOfPages(db, () =>
    fc.assert(
      fc.asyncProperty(arbitraryGroup(options), async (where) => {
        await listContacts(access, db, { where }, { sort: "added", direction: "desc", size: 50 }, testNow);
      }),
      { numRuns: runsOf(300) },
    ),
  );
  expect(planned.filter((detail) => /^(SCAN|SEARCH)/.test(detail)).length).toBeGreaterThan(200);
  expectIndexed(planned);
});

test.each([
  [
    { match: "all", rules: [{ field: "shoe_size", is: "exactly", value: "41" }] },
    "where.rules.0",
    "one of status",
  ],
  [{ match: "all", rules: [] }, "where.rules", "at least one rule"],
  [{ match: "most", rules: [{ field: "customer", is: "yes" }] }, "where.match", "all or any"],
  [{ match: "all", rules: [{ field: "tag", is: "any_of", ids: [] }] }, "where.rules.0", "at least one"],
  [
    { match: "all", rules: [{ field: "added", is: "over_days", days: "90" }] },
    "where.rules.0",
    "a number of days",
  ],
  [{ match: "all", rules: [{ field: "customer", is: "yes", really: 1 }] }, "where.rules.0", ""],
  [
    { match: "all", rules: [{ field: "name", is: "contains", value: "\u0301" }] },
    "where.rules.0",
    "at least one letter",
  ],
  ["not json", "where", ""],
])("what is not understood is refused by name: %j", (where, field, expected) => {
  const text = typeof where === "string" ? where : JSON.stringify(where);
  const parsed = parseFilter(access, db, new URLSearchParams({ where: text }));
  if (parsed.ok) throw new Error("it was taken");
  expect(parsed.field).toContain(field);
  expect(parsed.expected).toContain(expected);
});

test("what the site does not have, or a type cannot answer, is refused, for a list and for a deletion", async () => {
  const { previewDeletion } = await import("@/testing/steps/deletion");
  const gone = { match: "all", rules: [{ field: "tag", is: "none_of", ids: [999_999] }] } as const;
  expect(parseFilter(access, db, new URLSearchParams({ where: JSON.stringify(gone) }))).toEqual({
    ok: false,
    refusal: "invalid_input",
    field: "tag",
    expected: "a tag of this site",
  });
  const filter = contactFilter.parse({ where: gone });
  expect(await previewDeletion(access, db, { kind: "matching", filter, except: [] }, testNow)).toEqual({
    ok: false,
    refusal: "unknown_in_filter",
    field: "tag",
    expected: "a tag of this site",
  });
  const text = options.custom.find(({ type }) => type === "text");
  const wrong = { match: "all", rules: [{ field: "custom", custom: text?.id, is: "at_least", value: "4" }] };
  const parsed = parseFilter(access, db, new URLSearchParams({ where: JSON.stringify(wrong) }));
  expect(parsed.ok ? "" : parsed.expected).toContain("contains");
});
