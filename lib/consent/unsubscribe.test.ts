import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { Studio, tokenIn } from "@/testing/steps/letters";
import { confirmOptIn } from "./confirm-opt-in";
import { findUnsubscribe, unsubscribe } from "./unsubscribe";

let studio: Studio;
beforeEach(async () => {
  studio = await Studio.open();
});
afterEach(() => studio.close());

const [ada, work] = ["ada@quill.example", "ada@work.example"];

/** Makes a subscriber who got a letter, and the token by which they unsubscribe. */
async function reader(): Promise<{ id: number; token: string }> {
  const id = studio.subscriber(ada);
  await studio.broadcast();
  studio.queue();
  await studio.send();
  const letter = studio.mail.messages.find(({ text }) => text.includes("/unsubscribe/"));
  return { id, token: tokenIn(letter?.text ?? "") };
}

function move(contactId: number, email: string): void {
  const seenAt = studio.one(`SELECT updated_at FROM contacts WHERE id = ${contactId}`) as number;
  const moved = changeContact(studio.access, studio.db, { contactId, seenAt, name: "", email }, testNow);
  expect(moved).toMatchObject({ ok: true });
}

const claim = async (email: string) => {
  await importList(studio.access, studio.db, `Email\n${email}\n`, { consent: "claimed" }, testNow + 1000);
  return studio.one(`SELECT marketing_status FROM contacts WHERE email = '${email}'`);
};

test("an old letter still says no for whoever has moved since, there and at the address they left", async () => {
  const { id, token } = await reader();
  move(id, work);
  expect(unsubscribe(studio.db, token, "page", testNow + 1)).toBe(true);
  expect(studio.statusOf(id)).toBe("unsubscribed");
  expect([await claim(work), await claim(ada)]).toEqual(["unsubscribed", "unsubscribed"]);
  move(id, ada.replace("ada", "ada.q"));
  expect(studio.statusOf(id)).toBe("unsubscribed");
});

test("an old letter says no for the one into whom its reader was merged, and for merges of merges", async () => {
  const { id: dropId, token } = await reader();
  const second = createContact(studio.db, { siteId: studio.siteId, email: work }).id;
  const third = createContact(studio.db, { siteId: studio.siteId, email: "third@quill.example" }).id;
  for (const [keepId, goes] of [
    [second, dropId],
    [third, second],
  ] as const) {
    const merge = { keepId, dropId: goes, nameFrom: "keep" as const };
    expect(mergeContacts(studio.access, studio.db, merge, testNow)).toMatchObject({ ok: true });
  }
  expect(unsubscribe(studio.db, token, "one click", testNow + 1)).toBe(true);
  expect(studio.statusOf(third)).toBe("unsubscribed");
  for (const email of [ada, work, "third@quill.example"]) expect(await claim(email)).toBe("unsubscribed");
});

test("who says no while they are being deleted has said it, should an owner keep them", async () => {
  const { id, token } = await reader();
  studio.db.$client.prepare("UPDATE contacts SET being_erased_at = ? WHERE id = ?").run(testNow, id);
  expect(findUnsubscribe(studio.db, token)).toMatchObject({ isOut: false });
  expect(unsubscribe(studio.db, token, "one click", testNow + 1)).toBe(true);
  studio.db.$client.prepare("UPDATE contacts SET being_erased_at = NULL WHERE id = ?").run(id);
  expect(studio.statusOf(id)).toBe("unsubscribed");
});

test("once they are deleted neither an old letter nor a link to confirm does anything", async () => {
  const { id, token } = await reader();
  studio.mail.messages.length = 0;
  studio.db.$client.prepare("UPDATE contacts SET marketing_status = 'never_subscribed' WHERE id = ?").run(id);
  studio.asks(ada);
  await studio.send();
  const confirmToken = tokenIn(studio.mail.messages[0]?.text ?? "");
  await runWholeDeletion(studio.access, studio.db, { kind: "ids", ids: [id] });
  expect(unsubscribe(studio.db, token, "page", testNow + 1)).toBe(false);
  expect(confirmOptIn(studio.db, confirmToken, testNow + 1)).toEqual({ ok: false, refusal: "not_found" });
  expect(await claim(ada)).toBe("pending");
  expect(confirmOptIn(studio.db, confirmToken, testNow + 2)).toEqual({ ok: false, refusal: "not_found" });
});
