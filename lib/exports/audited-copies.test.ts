import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { mustPreview, ownerOf, testNow } from "@/testing/steps/deletion";
import { copyContact } from "./copy-contact";
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

test("a copy leaves who, when and how many in the audit log, and never whom", async () => {
  const { db, access, people, logged, entry } = world();
  const [first] = people;
  const { jobId } = await mustPreview(access, db, everyone);
  expect([...((await exportManifest(access, db, jobId, testNow)) ?? [])].map(({ id }) => id)).toEqual(
    people.map(({ id }) => id),
  );
  expect(copyContact(access, db, first?.id ?? 0, testNow)?.contact).toMatchObject({ email: first?.email });
  expect(logged()).toEqual([entry("manifest_copied", 2, jobId), entry("contact_copied", 1)]);
});

test("what is not found leaves nothing", async () => {
  const { db, access, people, logged } = world();
  const other = ownerOf(createSite(db).id);
  const { jobId } = await mustPreview(access, db, everyone);
  expect(await exportManifest(other, db, jobId, testNow)).toBeUndefined();
  expect(copyContact(other, db, people[0]?.id ?? 0, testNow)).toBeUndefined();
  expect(logged()).toEqual([]);
});
