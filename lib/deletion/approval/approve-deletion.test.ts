import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { countAttention } from "@/lib/attention/count-attention";
import { freshForMs } from "@/lib/auth/fresh/is-fresh";
import { changeRole } from "@/lib/auth/people/change-role";
import { leaveSite } from "@/lib/auth/people/remove-person";
import { grantSiteAccess, type Role, type SiteAccess } from "@/lib/auth/site-access";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import { listManifestContacts } from "@/lib/deletion/manifest/list-manifest-contacts";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { findDeletionList } from "@/lib/deletion/receipt/find-deletion-list";
import { findOpenDeletion } from "@/lib/deletion/run/find-open-deletion";
import { stopDeletion } from "@/lib/deletion/run/stop-deletion";
import { receiptContentOf } from "@/lib/deletion/signing/receipt-content";
import { claimJob } from "@/lib/jobs/lease";
import { type DeletionBounds, setDeletionBounds } from "@/lib/sites/deletion-bounds";
import { mustPreview, runOpenDeletion, testNow, testWorld } from "@/testing/steps/deletion";
import { approvalLifetimeMs } from "./approval-time";
import { approveDeletion } from "./approve-deletion";
import { endApproval } from "./end-approval";
import { expireApprovals } from "./expire-approvals";
import { lapseApprovals } from "./lapse-approvals";

let db: Database;
let siteId: number;
let asker: SiteAccess;
let second: SiteAccess;
let third: SiteAccess;
let manifest: DeletionManifest;

function person(name: string, role: Role, site = siteId): SiteAccess {
  const { id: userId } = createOwner(db, {
    siteId: site,
    email: `${name}@x.example`,
    name,
    passwordHash: "",
    role,
  });
  return grantSiteAccess({ userId, siteId: site, role });
}

const setBounds = (bounds: Partial<DeletionBounds>, by = asker) =>
  setDeletionBounds(by, db, { freshOver: null, approveOver: null, ...bounds }, testNow, testNow);
const confirm = () => {
  const { jobId, digest, phrase } = manifest;
  return confirmDeletion(asker, db, { jobId, digest, phrase }, testNow);
};
const approve = (by: SiteAccess, changes: { digest?: string; phrase?: string } = {}, at = testNow) => {
  const { jobId, digest, phrase } = manifest;
  return approveDeletion(by, db, { jobId, digest, phrase, ...changes }, at, at);
};
const end = (by: SiteAccess) => endApproval(by, db, { jobId: manifest.jobId }, testNow);
const status = () => db.$client.prepare("SELECT status FROM deletion_jobs").pluck().get();
const contactCount = () => db.$client.prepare("SELECT count(*) FROM contacts").pluck().get();
const claimed = () => claimJob(db, "deletion_jobs", "test", testNow + approvalLifetimeMs);
const history = () =>
  db.$client.prepare("SELECT action FROM audit_log WHERE action LIKE 'deletion%' ORDER BY id").pluck().all();
const content = () =>
  JSON.stringify(tableNames(db).map((table) => db.$client.prepare(`SELECT * FROM "${table}"`).all()));

beforeEach(async () => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  [asker, second, third] = [person("Ada", "owner"), person("Bo", "admin"), person("Cy", "owner")];
  for (let count = 0; count < 3; count += 1) createContact(db, { siteId });
  setBounds({ approveOver: 3 });
  manifest = await mustPreview(asker, db, { kind: "matching", filter: { everyone: true }, except: [] });
});

test("under the bound a deletion begins at once, from it on it waits and nothing is touched", () => {
  setBounds({ approveOver: 4 });
  expect(manifest.needsApproval).toBe(true);
  setBounds({ approveOver: 3 });
  expect(confirm()).toEqual({ ok: true, jobId: manifest.jobId, isWaiting: true });
  expect(status()).toBe("awaiting_approval");
  expect(claimed()).toBeUndefined();
  expect(contactCount()).toBe(3);
  expect(findDeletionList(asker, db).waiting).toMatchObject([{ number: 1, confirmedBy: "Ada" }]);
  expect(countAttention(db, siteId, testNow)).toMatchObject({ waiting: 1 });
  expect(findDeletion(second, db, manifest.jobId)?.approval).toMatchObject({ isOwn: false });
  expect(findDeletion(asker, db, manifest.jobId)?.approval).toMatchObject({ isOwn: true });
  expect(listManifestContacts(second, db, manifest.jobId, { after: 0 })?.contacts).toHaveLength(3);
});

test("a second person lets exactly that go on; the receipt says who asked and who agreed", async () => {
  confirm();
  createContact(db, { siteId });
  expect(approve(second)).toEqual({ ok: true });
  await runOpenDeletion(testWorld(db));
  expect(contactCount()).toBe(1);
  const deletion = findDeletion(asker, db, manifest.jobId);
  if (!deletion) throw new Error("no deletion");
  expect(deletion).toMatchObject({ confirmedBy: "Ada", approvedBy: "Bo", deletedCount: 3, approval: null });
  const letterhead = { siteName: "Studio", postalAddress: "" };
  expect(receiptContentOf(deletion, letterhead, null)).toMatchObject({
    confirmedBy: "Ada",
    approved: { by: "Bo", at: new Date(testNow).toISOString() },
  });
  expect(history().slice(-3)).toEqual(["deletion_approval_asked", "deletion_approved", "deletion_completed"]);
});

test.each<[string, () => ReturnType<typeof approve>, string]>([
  ["who asked", () => approve(asker), "own_request"],
  ["a wrong phrase", () => approve(second, { phrase: "delete 4 contacts" }), "confirmation_mismatch"],
  ["another manifest", () => approve(second, { digest: "0".repeat(64) }), "manifest_changed"],
  ["another site", () => approve(person("Eve", "owner", createSite(db).id)), "not_found"],
  ["a week later", () => approve(second, {}, testNow + approvalLifetimeMs), "approval_expired"],
])("%s is refused, and it goes on waiting", (_, tried, refusal) => {
  confirm();
  expect(tried()).toEqual({ ok: false, refusal });
  expect(status()).toBe("awaiting_approval");
  expect(claimed()).toBeUndefined();
});

test("of two who agree at once one is told that it does not wait any more, and it runs once", async () => {
  confirm();
  expect([approve(second), approve(third)]).toEqual([{ ok: true }, { ok: false, refusal: "not_waiting" }]);
  await runOpenDeletion(testWorld(db));
  expect(approve(third)).toEqual({ ok: false, refusal: "not_waiting" });
  expect(claimed()).toBeUndefined();
});

test.each([
  ["declined by another", () => end(second), "declined"],
  ["withdrawn by who asked", () => end(asker), "withdrawn"],
  ["not agreed to in time", () => expireApprovals(db, testNow + approvalLifetimeMs), "expired"],
])("once %s it never goes on, and everybody stays", (_, over, expected) => {
  confirm();
  over();
  expect(status()).toBe(expected);
  expect(history().at(-1)).toBe(`deletion_${expected}`);
  const before = content();
  expect(approve(third)).toEqual({ ok: false, refusal: "not_waiting" });
  expect(end(third)).toEqual({ ok: false, refusal: "not_waiting" });
  expect(stopDeletion(asker, db, { jobId: manifest.jobId }, testNow)).toEqual({
    ok: false,
    refusal: "not_running",
  });
  expect(expireApprovals(db, testNow + 2 * approvalLifetimeMs)).toBe(false);
  expect(content()).toBe(before);
  expect(claimed()).toBeUndefined();
  expect(contactCount()).toBe(3);
});

const left = (who: SiteAccess) => expect(leaveSite(who, db, testNow)).toEqual({ ok: true });
const becomes = (who: SiteAccess, role: Role) =>
  expect(changeRole(third, db, { userId: who.userId, role }, testNow)).toEqual({ ok: true });

test.each([
  ["has left", () => left(asker)],
  ["has another role", () => becomes(asker, "assistant")],
])("what somebody asked for who %s ends when a second person agrees, and says why", (_, changed) => {
  confirm();
  changed();
  expect(approve(second)).toEqual({ ok: false, refusal: "asker_gone" });
  expect(status()).toBe("lapsed");
  expect(history().at(-1)).toBe("deletion_lapsed");
  expect(approve(second)).toEqual({ ok: false, refusal: "not_waiting" });
  expect(claimed()).toBeUndefined();
  expect(contactCount()).toBe(3);
});

test("the worker ends it too, and a role that is given back brings nothing back", () => {
  confirm();
  expect(lapseApprovals(db, testNow)).toBe(false);
  becomes(asker, "support");
  expect(lapseApprovals(db, testNow)).toBe(true);
  expect(lapseApprovals(db, testNow)).toBe(false);
  becomes(asker, "owner");
  expect(findDeletion(second, db, manifest.jobId)).toMatchObject({ status: "lapsed", approval: null });
  expect(approve(second)).toEqual({ ok: false, refusal: "not_waiting" });
});

test("an asker who still may delete keeps it waiting, and a second person who may not any more is refused", () => {
  confirm();
  becomes(asker, "admin");
  expect(lapseApprovals(db, testNow)).toBe(false);
  for (const changed of [() => becomes(second, "assistant"), () => left(second)]) {
    changed();
    expect(approve(second)).toEqual({ ok: false, refusal: "not_allowed" });
    expect(status()).toBe("awaiting_approval");
  }
  expect(approve(third)).toEqual({ ok: true });
});

test("an approval that came before is not taken back by declining", () => {
  confirm();
  approve(second);
  expect(end(third)).toEqual({ ok: false, refusal: "not_waiting" });
  expect(status()).toBe("queued");
});

test("nothing that is set meanwhile lets it through", () => {
  confirm();
  for (const approveOver of [1000, null, 1]) {
    setBounds({ approveOver });
    expect(status()).toBe("awaiting_approval");
    expect(claimed()).toBeUndefined();
    expect(approve(asker)).toEqual({ ok: false, refusal: "own_request" });
  }
});

test("a contact that waits is neither merged nor given another email meanwhile", () => {
  const [first = 0] = db.$client.prepare("SELECT id FROM contacts").pluck().all() as number[];
  expect(findOpenDeletion(db, first)).toBeUndefined();
  confirm();
  expect(findOpenDeletion(db, first)).toBe(manifest.jobId);
  end(asker);
  expect(findOpenDeletion(db, first)).toBeUndefined();
});

test("where a fresh password is asked for, the second person gives theirs too", () => {
  confirm();
  setBounds({ freshOver: 3, approveOver: 3 });
  const { jobId, digest, phrase } = manifest;
  const old = approveDeletion(second, db, { jobId, digest, phrase }, testNow, testNow - freshForMs);
  expect(old).toEqual({ ok: false, refusal: "proof_needed" });
  expect(approve(second)).toEqual({ ok: true });
});

test("a second person is asked for only where there is one besides who sets it", () => {
  const alone = createSite(db).id;
  const owner = person("Di", "owner", alone);
  person("Em", "assistant", alone);
  expect(setBounds({ approveOver: 2 }, owner)).toEqual({ ok: false, refusal: "nobody_else" });
  expect(setBounds({ freshOver: 2 }, owner)).toEqual({ ok: true });
  person("Fay", "admin", alone);
  expect(setBounds({ approveOver: 2 }, owner)).toEqual({ ok: true });
});
