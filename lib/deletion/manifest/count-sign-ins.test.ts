import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { receiptContentOf } from "@/lib/deletion/signing/receipt-content";
import { mustConfirm, mustPreview, ownerOf, runOpenDeletion, testWorld } from "@/testing/steps/deletion";

test("who also signs in to this site is said before and on the receipt, who signs in elsewhere is not", async () => {
  const db = openMemoryDatabase();
  const [site, other] = [createSite(db).id, createSite(db).id];
  createOwner(db, { siteId: site, email: "here@x.example", name: "Here", passwordHash: "" });
  createOwner(db, { siteId: other, email: "there@x.example", name: "There", passwordHash: "" });
  const [here, there] = ["here@x.example", "there@x.example"].map(
    (email) => createContact(db, { siteId: site, email }).id,
  );
  const owner = ownerOf(site);
  const alone = await mustPreview(owner, db, { kind: "ids", ids: [there ?? 0] });
  expect(alone.plan.signInCount).toBeUndefined();
  const manifest = await mustPreview(owner, db, { kind: "ids", ids: [here ?? 0, there ?? 0] });
  expect(manifest.plan.signInCount).toBe(1);
  mustConfirm(owner, db, manifest);
  await runOpenDeletion(testWorld(db));
  const deletion = findDeletion(owner, db, manifest.jobId);
  const content = deletion && receiptContentOf(deletion, { siteName: "S", postalAddress: "" }, null);
  expect(content?.stays).toContain(
    "1 of them also signs in to this site. The sign-in stays; remove it under Settings, People.",
  );
  expect(db.$client.prepare("SELECT count(*) FROM users").pluck().get()).toBe(2);
});
