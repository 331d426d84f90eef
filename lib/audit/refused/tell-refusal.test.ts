import { beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { testNow } from "@/testing/steps/deletion";
import { type Refused, tellRefusal } from "./tell-refusal";

let db: Database;

function join(email: string): Omit<Refused, "permission"> {
  const { id: siteId } = createSite(db, { name: "Studio" });
  const { id: userId } = createOwner(db, { siteId, email, name: "Rui", passwordHash: "", role: "support" });
  return { userId, siteId };
}

const told = () =>
  db.$client.prepare("SELECT site_id AS site, action, counts FROM audit_log ORDER BY id").raw().all();

beforeEach(() => {
  db = openMemoryDatabase();
});

test("each kind of refusal of a person stands in the history of their site, once an hour", async () => {
  const [rui, eva] = [join("rui@studio.example"), join("eva@studio.example")];
  for (let at = 0; at < 50; at += 1)
    await tellRefusal({ ...rui, permission: "contacts.export" }, db, testNow);
  await tellRefusal({ ...rui, permission: "contacts.delete" }, db, testNow);
  await tellRefusal({ ...eva, permission: "contacts.export" }, db, testNow);
  expect(told()).toEqual([
    [rui.siteId, "access_refused", '{"contacts.export":1}'],
    [rui.siteId, "access_refused", '{"contacts.delete":1}'],
    [eva.siteId, "access_refused", '{"contacts.export":1}'],
  ]);
});
