import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { capturePlans } from "@/testing/steps/capture-plans";
import { mustConfirm, mustPreview, ownerOf } from "@/testing/steps/deletion";
import { discardManifest } from "./discard-manifests";
import { listManifestContacts } from "./list-manifest-contacts";

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const everyone = { kind: "matching", filter: { everyone: true }, except: [] as number[] } as const;
const pageOf = (jobId: number, after = 0, size?: number, site = siteId) =>
  listManifestContacts(ownerOf(site), db, jobId, { after }, size);

function idsOfAll(jobId: number, size: number): number[] {
  const ids: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = pageOf(jobId, after, size);
    ids.push(...(page?.contacts ?? []).map(({ id }) => id));
    after = page?.next ?? null;
  }
  return ids;
}

test("the pages hold everyone who would go, once each, whatever their size", async () => {
  const ids = Array.from({ length: 23 }, () => createContact(db, { siteId }).id);
  createContact(db, { siteId: createSite(db).id });
  const { jobId } = await mustPreview(ownerOf(siteId), db, { ...everyone, except: [] });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
      expect(idsOfAll(jobId, size)).toEqual(ids);
    }),
  );
});

test("the manifest comes with the first five, and says where the rest begins", async () => {
  const ids = Array.from({ length: 7 }, () => createContact(db, { siteId }).id);
  const { jobId, first } = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids });
  expect(first.contacts.map(({ id }) => id)).toEqual(ids.slice(0, 5));
  expect(pageOf(jobId, first.next ?? 0)?.contacts.map(({ id }) => id)).toEqual(ids.slice(5));
});

test("a name is read when it is shown, and is nowhere in what is stored of the manifest", async () => {
  const { id } = createContact(db, { siteId, name: "Ada Quill", email: "ada@quill.example" });
  const { jobId } = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [id] });
  for (const table of ["deletion_jobs", "manifest_requests", "deletion_items", "deletion_counts"])
    expect(JSON.stringify(db.$client.prepare(`SELECT * FROM ${table}`).all())).not.toMatch(/quill/i);
  db.$client.prepare("UPDATE contacts SET name = 'Ada Press' WHERE id = ?").run(id);
  expect(pageOf(jobId)?.contacts).toEqual([
    { id, name: "Ada Press", email: "ada@quill.example", recurring: [] },
  ]);
});

test("each is shown with what they would be charged again", async () => {
  const catalogue = createCatalogue(db, { siteId });
  const { id } = createContactWithEverything(db, { siteId, catalogue });
  const { jobId } = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [id] });
  const price = { amount: 1500, currency: "EUR", interval: "month", intervalCount: 1 };
  expect(pageOf(jobId)?.contacts[0]?.recurring).toEqual([price]);
  db.$client.prepare("UPDATE subscriptions SET ends_at = 1 WHERE contact_id = ?").run(id);
  expect(pageOf(jobId)?.contacts[0]?.recurring).toEqual([]);
});

test("a manifest of another site, a confirmed one and a discarded one are not found", async () => {
  createContact(db, { siteId });
  const manifest = await mustPreview(ownerOf(siteId), db, { ...everyone, except: [] });
  const other = createSite(db).id;
  expect(pageOf(manifest.jobId, 0, 50, other)).toBeUndefined();
  expect(pageOf(manifest.jobId + 1)).toBeUndefined();
  mustConfirm(ownerOf(siteId), db, manifest);
  expect(pageOf(manifest.jobId)).toBeUndefined();
  const discarded = await mustPreview(ownerOf(siteId), db, { ...everyone, except: [] });
  discardManifest(ownerOf(siteId), db, discarded);
  expect(pageOf(discarded.jobId)).toBeUndefined();
});

test("a page reads as many rows as it shows, by the keys of both tables", async () => {
  const { id } = createContact(db, { siteId });
  const { jobId } = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [id] });
  const plans = capturePlans(db, (source) => source.includes("AS item"));
  pageOf(jobId, 1);
  plans.stop();
  expect(plans.steps().some((step) => /SCAN|TEMP B-TREE/.test(step))).toBe(false);
});
