import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { invalidInput } from "@/lib/auth/site-action";
import { exportManifest } from "@/lib/exports/export-manifest";
import { mustPreview, ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { expectIndexed, plansOfPages } from "@/testing/steps/plans";
import { auditPage, auditPageSize, listAuditLog } from "./list-audit-log";

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

test("says who: a user by name, one who is gone, or nobody but Farewell", () => {
  const { db, siteId, access, record } = world();
  const ada = createOwner(db, { siteId, email: "ada@studio.example", name: "Ada", passwordHash: "none" });
  record({ actorId: ada.id, action: "billing_vouched", note: "I called them." });
  record({ actorId: "gone" });
  record({});
  const { entries } = listAuditLog(access, db, {});
  expect(entries.map(({ who }) => who)).toEqual(["Farewell itself", "someone who has left", "Ada"]);
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

test("reads by the index of the site, however long the log is", async () => {
  const { db, access } = world();
  for (const page of [{}, { before: 9 }]) {
    const planned = await plansOfPages(db, () => listAuditLog(access, db, page), "audit_log");
    expect(planned[0]).toMatch(/^SEARCH audit_log USING INDEX audit_log_site \(site_id=\?/);
    expectIndexed(planned);
  }
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
