import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { customFields, tags } from "@/db/schema";
import { parseFilter } from "@/lib/contacts/list/parse-list-url";
import { ownerOf } from "@/testing/steps/deletion";
import { mentionUrl } from "./mention-url";

test("a mention leads to where it is seen", () => {
  expect(mentionUrl("note", 7)).toBe("/contacts/7?tab=notes");
  expect(mentionUrl("field_value", 7)).toBe("/contacts/7");
  expect(mentionUrl("comment", 7)).toBe("/contacts/7");
  expect(mentionUrl("segment", 5)).toBe("/contacts?segment=5");
  expect(mentionUrl("deletion", 4)).toBe("/deletions/4");
  expect(mentionUrl("broadcast", 9)).toBe("/broadcasts/9");
});

test.each(["text", "number", "date", "boolean"] as const)(
  "the tag and a field of type %s lead to a filter that the site understands, as long as they are there",
  (type) => {
    const db = openMemoryDatabase();
    const siteId = createSite(db).id;
    const tag = db.insert(tags).values({ siteId, name: "like ada" }).returning().get();
    const field = db.insert(customFields).values({ siteId, name: "ada", type }).returning().get();
    const isUnderstood = (address: string) =>
      parseFilter(ownerOf(siteId), db, new URLSearchParams(address.split("?")[1])).ok;
    expect(isUnderstood(mentionUrl("tag", tag.id))).toBe(true);
    expect(isUnderstood(mentionUrl("field", field.id))).toBe(true);
    expect(isUnderstood(mentionUrl("tag", tag.id + 1))).toBe(false);
  },
);
