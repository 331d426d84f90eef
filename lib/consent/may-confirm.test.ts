import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { senderHeader } from "@/lib/doors/sender";
import { tokenHashOf } from "@/lib/values/token-hash";
import { testNow } from "@/testing/steps/deletion";
import { mayConfirm } from "./may-confirm";

test("made-up links are counted, and a real one is never refused, also from the same sender", async () => {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  receiveContact(db, siteId, { email: "ada@quill.example", asksForMarketing: true }, testNow);
  db.$client.prepare("UPDATE opt_in_requests SET token_hash = ?").run(tokenHashOf("real"));
  const headers = new Headers({ [senderHeader]: "203.0.113.9" });
  let admitted = 0;
  for (let at = 0; at < 100; at += 1) if (await mayConfirm(db, `made up ${at}`, headers)) admitted += 1;
  expect(admitted).toBe(30);
  for (let at = 0; at < 100; at += 1) expect(await mayConfirm(db, "real", headers)).toBe(true);
});
