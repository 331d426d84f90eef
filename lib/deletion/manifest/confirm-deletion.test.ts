import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { contactSelection } from "@/lib/contacts/selection/contact-selection";
import { findDeletionNumber } from "@/lib/deletion/receipt/list-deletions";
import { stopDeletion } from "@/lib/deletion/run/stop-deletion";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  previewDeletion,
  runOpenDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { confirmDeletion } from "./confirm-deletion";
import type { DeletionManifest } from "./deletion-plan";
import { discardManifest } from "./discard-manifests";
import { manifestLifetimeMs } from "./find-manifest";

let db: Database;
let siteId: number;
let manifest: DeletionManifest;
let before: string;

const content = () =>
  JSON.stringify(tableNames(db).map((table) => db.$client.prepare(`SELECT * FROM "${table}"`).all()));
const confirm = (
  changes: Partial<{ jobId: number; digest: string; phrase: string }>,
  at = testNow,
  site = siteId,
) => {
  const { jobId, digest, phrase } = manifest;
  return confirmDeletion(ownerOf(site), db, { jobId, digest, phrase, ...changes }, at);
};

beforeEach(async () => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  for (let count = 0; count < 3; count += 1) createContact(db, { siteId });
  manifest = await mustPreview(ownerOf(siteId), db, {
    kind: "matching",
    filter: { everyone: true },
    except: [],
  });
  before = content();
});

test("what to type names the number", () => expect(manifest.phrase).toBe("delete 3 contacts"));

test.each([
  ["a wrong phrase", { phrase: "delete 4 contacts" }, "confirmation_mismatch"],
  ["an empty phrase", { phrase: "" }, "confirmation_mismatch"],
  ["another digest", { digest: "0".repeat(64) }, "manifest_changed"],
  ["an unknown manifest", { jobId: 999 }, "not_found"],
])("%s is refused and nothing changes", (_, changes, refusal) => {
  expect(confirm(changes)).toEqual({ ok: false, refusal });
  expect(content()).toBe(before);
});

test("a manifest of another site is not found", () => {
  const other = createSite(db).id;
  before = content();
  expect(confirm({}, testNow, other)).toEqual({ ok: false, refusal: "not_found" });
  expect(content()).toBe(before);
});

test("a manifest too old is refused", () => {
  expect(confirm({}, testNow + manifestLifetimeMs)).toEqual({ ok: false, refusal: "manifest_expired" });
  expect(content()).toBe(before);
});

test("a confirmation replayed, before or after the run, is refused and runs nothing again", async () => {
  mustConfirm(ownerOf(siteId), db, manifest);
  expect(confirm({})).toEqual({ ok: false, refusal: "already_confirmed" });
  await runOpenDeletion(testWorld(db));
  before = content();
  expect(confirm({})).toEqual({ ok: false, refusal: "already_confirmed" });
  expect(content()).toBe(before);
});

test("a site's deletions are numbered as they are confirmed, whatever was discarded or confirmed elsewhere", async () => {
  const other = createSite(db).id;
  const previewOf = async (site: number) =>
    mustPreview(ownerOf(site), db, { kind: "ids", ids: [createContact(db, { siteId: site }).id] });
  const numberOf = (site: number, { jobId }: DeletionManifest) =>
    findDeletionNumber(ownerOf(site), db, jobId);
  const [first, discarded, last, foreign] = [
    await previewOf(siteId),
    await previewOf(siteId),
    await previewOf(siteId),
    await previewOf(other),
  ];
  discardManifest(ownerOf(siteId), db, { jobId: discarded.jobId });
  mustConfirm(ownerOf(other), db, foreign);
  expect(numberOf(siteId, last)).toBeUndefined();
  mustConfirm(ownerOf(siteId), db, last);
  await runOpenDeletion(testWorld(db));
  mustConfirm(ownerOf(siteId), db, first);
  expect([last, first].map((one) => numberOf(siteId, one))).toEqual([1, 2]);
  expect(numberOf(other, foreign)).toBe(1);
  expect(numberOf(other, last)).toBeUndefined();
});

test("an id of another site cannot be selected, and nothing is left behind", async () => {
  const foreign = createContact(db, { siteId: createSite(db).id });
  before = content();
  const preview = await previewDeletion(ownerOf(siteId), db, { kind: "ids", ids: [foreign.id] }, testNow);
  expect(preview).toEqual({ ok: false, refusal: "contacts_not_found", missingCount: 1 });
  expect(content()).toBe(before);
});

test.each([
  [{ kind: "matching", filter: {}, except: [] }],
  [{ kind: "matching", filter: { everyone: true, search: "a" }, except: [] }],
  [{ kind: "matching", filter: { everyone: false }, except: [] }],
  [{ kind: "matching", filter: { stauts: "bounced" }, except: [] }],
  [{ kind: "matching", filter: { status: "gone" }, except: [] }],
  [{ kind: "matching", filter: { search: "  " }, except: [] }],
  [{ kind: "matching", filter: null, except: [] }],
  [{ kind: "matching", filter: { everyone: true } }],
  [{ kind: "ids", ids: [] }],
  [{ kind: "ids", ids: [1.5] }],
  [{ kind: "all" }],
])("%j is not a selection", (selection) => {
  expect(contactSelection.safeParse(selection).success).toBe(false);
});

test("a stopped deletion keeps who was not reached, and can be stopped twice", async () => {
  mustConfirm(ownerOf(siteId), db, manifest);
  expect(stopDeletion(ownerOf(siteId), db, manifest, testNow)).toEqual({ ok: true });
  expect(stopDeletion(ownerOf(siteId), db, manifest, testNow)).toEqual({ ok: true });
  await runOpenDeletion(testWorld(db));
  expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(3);
  const job = db.$client.prepare("SELECT status, kept_count FROM deletion_jobs").get();
  expect(job).toEqual({ status: "stopped", kept_count: 3 });
  expect(stopDeletion(ownerOf(siteId), db, manifest, testNow)).toEqual({ ok: false, refusal: "not_running" });
});
