import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { senderHeader } from "@/lib/doors/sender";
import { queueMail } from "@/lib/outbox/queue-mail";
import { tokenHashOf } from "@/lib/values/token-hash";
import { testNow } from "@/testing/steps/deletion";
import { newSeed } from "./letter-token";
import { mayConfirm } from "./may-confirm";
import { mayUnsubscribe } from "./may-unsubscribe";

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

test("the same holds for links to unsubscribe, and neither door counts for the other", async () => {
  const db = openMemoryDatabase();
  const { id } = createContact(db, { siteId: createSite(db).id, marketingStatus: "subscribed" });
  write(db, (tx) =>
    queueMail(tx, {
      contactId: id,
      seed: newSeed(),
      now: testNow,
      kind: "marketing",
      template: "broadcast",
      broadcastId: 1,
    }),
  );
  db.$client.prepare("UPDATE outgoing_mail SET unsubscribe_hash = ?").run(tokenHashOf("real"));
  const headers = new Headers({ [senderHeader]: "203.0.113.10" });
  let admitted = 0;
  for (let at = 0; at < 100; at += 1) if (await mayUnsubscribe(db, `made up ${at}`, headers)) admitted += 1;
  expect(admitted).toBe(30);
  for (let at = 0; at < 100; at += 1) expect(await mayUnsubscribe(db, "real", headers)).toBe(true);
  expect(await mayConfirm(db, "made up", headers)).toBe(true);
});
