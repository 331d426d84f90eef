import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { confirmMerge } from "./confirm-merge";

test("a merge asks for the email that goes, and another site's contact is not found", () => {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const [keep, drop] = [createContact(db, { siteId }), createContact(db, { siteId })];
  const merge = { keepId: keep.id, dropId: drop.id, nameFrom: "keep" as const };
  const confirm = (phrase: string, access = ownerOf(siteId)) =>
    confirmMerge(access, db, { ...merge, phrase }, testNow);
  expect(confirm(drop.email, ownerOf(createSite(db).id))).toEqual({ ok: false, refusal: "not_found" });
  for (const phrase of ["", keep.email, "merge"])
    expect(confirm(phrase)).toEqual({ ok: false, refusal: "confirmation_mismatch" });
  expect(confirm(` ${drop.email.toUpperCase()} `)).toEqual({ ok: true, contactId: keep.id });
});
