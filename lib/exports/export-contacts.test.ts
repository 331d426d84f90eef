import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { mustPreview, ownerOf, testNow } from "@/lib/deletion/test-deletion";
import { copyContact, exportContacts } from "./export-contacts";
import { exportManifest } from "./export-manifest";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const people = [createContact(db, { siteId }), createContact(db, { siteId })];
  createContact(db, { siteId: createSite(db).id });
  const logged = () =>
    db.$client.prepare("SELECT site_id, actor_id, action, job_id, counts FROM audit_log ORDER BY id").all();
  const entry = (action: string, contacts: number, jobId: number | null = null) => ({
    site_id: siteId,
    actor_id: "owner",
    action,
    job_id: jobId,
    counts: JSON.stringify({ contacts }),
  });
  return { db, access: ownerOf(siteId), people, logged, entry };
}

test("an export leaves who, when and how many in the audit log, and never whom", async () => {
  const { db, access, people, logged, entry } = world();
  const [first] = people;
  const exported = await exportContacts(access, db, everyone, testNow);
  expect(exported.ok && [...exported.contacts].map(({ id }) => id)).toEqual(people.map(({ id }) => id));
  await exportContacts(access, db, { kind: "ids", ids: [first?.id ?? 0] }, testNow);
  const { jobId } = await mustPreview(access, db, everyone);
  expect([...((await exportManifest(access, db, jobId, testNow)) ?? [])]).toHaveLength(2);
  expect(copyContact(access, db, first?.id ?? 0, testNow)?.contact).toMatchObject({ email: first?.email });
  expect(logged()).toEqual([
    entry("contacts_exported", 2),
    entry("contacts_exported", 1),
    entry("contacts_exported", 2, jobId),
    entry("contact_copied", 1),
  ]);
});

test("what is refused or not found leaves nothing", async () => {
  const { db, access, people, logged } = world();
  const where = {
    match: "all" as const,
    rules: [{ field: "tag" as const, is: "any_of" as const, ids: [99] }],
  };
  expect(
    await exportContacts(access, db, { kind: "matching", filter: { where }, except: [] }, testNow),
  ).toMatchObject({ ok: false, refusal: "unknown_in_filter" });
  const other = ownerOf(createSite(db).id);
  const { jobId } = await mustPreview(access, db, everyone);
  expect(await exportManifest(other, db, jobId, testNow)).toBeUndefined();
  expect(copyContact(other, db, people[0]?.id ?? 0, testNow)).toBeUndefined();
  expect(logged()).toEqual([]);
});
