import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { auditActions } from "@/lib/audit/audit-action";
import { actionsOfKind, auditKinds } from "@/lib/audit/audit-kinds";
import { recordAudit } from "@/lib/audit/record-audit";
import { invalidInput } from "@/lib/auth/site-action";
import { exportManifest } from "@/lib/exports/export-manifest";
import { capturePlans } from "@/testing/steps/capture-plans";
import { mustPreview, ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { auditLogCsv } from "./audit-log-csv";
import { type AuditSearch, auditPage } from "./audit-search";
import { farewellItself } from "./farewell-itself";
import { listActors } from "./list-actors";
import { auditPageSize, listAuditLog } from "./list-audit-log";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const record = (entry: Partial<Parameters<typeof recordAudit>[1]>, site = siteId) =>
    write(db, (tx) =>
      recordAudit(tx, {
        siteId: site,
        actorId: null,
        action: "form_created",
        counts: {},
        now: testNow,
        ...entry,
      }),
    );
  return { db, siteId, access: ownerOf(siteId), record };
}

test("newest first, page by page, each entry once, and none of another site", () => {
  const { db, access, record } = world();
  const other = createSite(db).id;
  for (let made = 0; made < auditPageSize * 2 + 5; made += 1) {
    record({ counts: { contacts: made } });
    record({}, other);
  }
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const page = listAuditLog(access, db, { before });
    seen.push(...page.entries.map(({ counts }) => counts.contacts ?? -1));
    before = page.before ?? undefined;
  } while (before !== undefined);
  expect(seen).toEqual(Array.from({ length: auditPageSize * 2 + 5 }, (_, at) => auditPageSize * 2 + 4 - at));
});

test("says to whom of the people it was done, as long as they have an account", () => {
  const { db, siteId, access, record } = world();
  const ada = createOwner(db, { siteId, email: "ada@studio.example", name: "Ada", passwordHash: "none" });
  record({ action: "role_changed", personId: "gone" });
  record({ action: "person_removed", personId: ada.id });
  record({});
  expect(listAuditLog(access, db, {}).entries.map(({ whom }) => whom)).toEqual([null, "Ada", null]);
});

test("says who: a user by name, one who is gone, or nobody but Farewell", () => {
  const { db, siteId, access, record } = world();
  const ada = createOwner(db, { siteId, email: "ada@studio.example", name: "Ada", passwordHash: "none" });
  record({ actorId: ada.id, action: "billing_vouched", note: "I called them." });
  record({ actorId: "gone" });
  record({});
  const { entries } = listAuditLog(access, db, {});
  expect(entries.map(({ who }) => who)).toEqual(["Farewell itself", "Former member", "Ada"]);
  expect(entries[2]).toMatchObject({ action: "billing_vouched", note: "I called them.", createdAt: testNow });
});

test("leads to a receipt that is there, and nowhere when the deletion was never confirmed or is another site's", async () => {
  const { db, siteId, access, record } = world();
  createContact(db, { siteId });
  const { jobId: unconfirmed } = await mustPreview(access, db, everyone);
  await exportManifest(access, db, unconfirmed, testNow);
  const id = await runWholeDeletion(access, db, everyone);
  const other = createSite(db).id;
  record({ action: "deletion_completed", jobId: id }, other);
  expect(listAuditLog(access, db, {}).entries.map(({ action, leadsTo }) => [action, leadsTo])).toEqual([
    ["deletion_completed", { kind: "deletion", id }],
    ["deletion_confirmed", { kind: "deletion", id }],
    ["manifest_copied", null],
  ]);
  expect(listAuditLog(ownerOf(other), db, {}).entries[0]?.leadsTo).toBeNull();
});

const searched: [AuditSearch, string][] = [
  [{}, "audit_log_site (site_id=? AND id>? AND id<?)"],
  [{ who: "one" }, "audit_log_actor (site_id=? AND actor_id=? AND id>? AND id<?)"],
  [{ kind: "sign_in" }, "audit_log_action (site_id=? AND action=? AND id>? AND id<?)"],
  [
    { kind: "sign_in", who: farewellItself },
    "audit_log_actor_action (site_id=? AND actor_id=? AND action=? AND id>? AND id<?)",
  ],
];

test.each(searched)("%j is read by an index in the order that is shown", (search, index) => {
  for (const day of [undefined, new Date(testNow).toISOString().slice(0, 10)]) {
    const { db, access, record } = world();
    record({});
    const captured = capturePlans(db, (source) => source.includes("audit_log"));
    listAuditLog(access, db, { ...search, ...(day && { day }), before: 9 });
    captured.stop();
    const [ofDay, entries] = day ? captured.plans : [["SEARCH"], captured.plans[0]];
    expect(entries).toEqual([expect.stringContaining(`SEARCH audit_log USING INDEX ${index}`)]);
    if (day) expect(ofDay).toEqual([expect.stringContaining("audit_log_day (site_id=? AND created_at>?")]);
  }
});

test("finds what a plain look at every entry finds, in pages of any size", () => {
  const { db, siteId, access, record } = world();
  const other = createSite(db).id;
  const actions = [
    "signed_in",
    "deletion_confirmed",
    "add_tag_started",
    "add_tag_undo_completed",
    "note_added",
  ];
  const hour = 3_600_000;
  const made = fc.record({
    action: fc.constantFrom(...(actions as ("signed_in" | "note_added")[])),
    actorId: fc.constantFrom(null, "one", "two"),
    now: fc.integer({ min: -40, max: 40 }).map((hours) => testNow + hours * hour),
    site: fc.constantFrom(siteId, siteId, other),
  });
  const search = fc.record(
    {
      kind: fc.constantFrom(...auditKinds),
      who: fc.constantFrom("one", "two", farewellItself),
      day: fc.constantFrom(
        ...[-1, 0, 1].map((days) => new Date(testNow + days * 24 * hour).toISOString().slice(0, 10)),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.array(made, { maxLength: 30 }),
      search,
      fc.integer({ min: 1, max: 9 }),
      (rows, asked, size) => {
        db.$client.exec("DELETE FROM audit_log");
        for (const { site, ...row } of rows) record(row, site);
        const wanted = asked.kind && actionsOfKind(asked.kind);
        const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
        const expected = rows
          .filter(({ site }) => site === siteId)
          .filter(({ action }) => !wanted || wanted.includes(action))
          .filter(({ actorId }) => !asked.who || (actorId ?? farewellItself) === asked.who)
          .filter(({ now }) => !asked.day || dayOf(now) === asked.day)
          .map(({ action, now }) => `${action} ${now}`)
          .reverse();
        const found: string[] = [];
        for (let before: number | null | undefined; before !== null; ) {
          const page = listAuditLog(access, db, { ...asked, before }, size);
          found.push(...page.entries.map(({ action, createdAt }) => `${action} ${createdAt}`));
          before = page.before;
        }
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test("every action is of one kind, so that every entry can be found", () => {
  const all = auditKinds.flatMap(actionsOfKind);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(Object.keys(auditActions)));
});

test("whoever did something can be chosen once, by name, and nobody of another site", () => {
  const { db, siteId, access, record } = world();
  const owner = (email: string, name: string) =>
    createOwner(db, { siteId, email, name, passwordHash: "none" }).id;
  const [zoe, ada, bo] = [
    owner("z@studio.example", "Zoë"),
    owner("a@studio.example", "Ada"),
    owner("b@studio.example", "Bo"),
  ];
  for (const actorId of [zoe, ada, zoe, "gone", null]) record({ actorId });
  record({ actorId: bo }, createSite(db).id);
  expect(listActors(access, db)).toEqual([
    { id: ada, name: "Ada" },
    { id: zoe, name: "Zoë" },
  ]);
});

test("the file has every entry that is looked for, no formula, and leaves an entry itself", async () => {
  const { db, siteId, access, record } = world();
  const { id } = createOwner(db, { siteId, email: "x@studio.example", name: "=1+1", passwordHash: "none" });
  for (let made = 0; made < 1001; made += 1) record({ actorId: id, action: "billing_vouched", note: "+cmd" });
  record({ action: "note_added" });
  const order = {
    search: { kind: "billing" as const },
    say: ({ action }: { action: string }) => `said ${action}`,
  };
  const file = await new Response(auditLogCsv(access, db, order, testNow)).text();
  const rows = parse(file, { bom: true }) as string[][];
  expect(rows[0]).toEqual(["Entry", "When", "Who", "What", "Note", "Deletion", "Import", "Action"]);
  expect(rows.slice(1).map(([entry]) => Number(entry))).toEqual(
    Array.from({ length: 1001 }, (_, at) => 1001 - at),
  );
  for (const row of rows.slice(1)) for (const cell of row) expect(cell).not.toMatch(/^[=+@-]/);
  expect(listAuditLog(access, db, {}).entries[0]).toMatchObject({ action: "history_copied" });
});

test("a page that is none is refused by the name of the parameter", () => {
  for (const before of ["", "0", "-1", "1.5", "x", "1e3", "9999999999999999"]) {
    const { error } = auditPage.safeParse({ before });
    expect(error && invalidInput(error)).toMatchObject({
      field: "before",
      expected: "the number of an entry",
    });
  }
  const { error } = auditPage.safeParse({ page: "2" });
  expect(error && invalidInput(error)).toMatchObject({ field: "page" });
  expect(auditPage.parse({ before: "12" })).toEqual({ before: 12 });
});
