import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { write } from "@/db/write";
import { listBroadcasts } from "@/lib/broadcasts/list-broadcasts";
import { stopBroadcast } from "@/lib/broadcasts/send-broadcast";
import { findOptIn } from "@/lib/consent/confirm-opt-in";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { unsubscribe } from "@/lib/consent/unsubscribe";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { testNow } from "@/testing/steps/deletion";
import { day, hour, minute, Studio, tokenIn } from "@/testing/steps/letters";
import { listOutbox } from "./list-outbox";

let studio: Studio;
beforeEach(async () => {
  studio = await Studio.open();
});
afterEach(() => studio.close());

const viewOf = (broadcastId: number) =>
  listBroadcasts(studio.access, studio.db).find(({ id }) => id === broadcastId);
const stop = (broadcastId: number, now = testNow) =>
  stopBroadcast(studio.access, studio.db, { broadcastId }, now);
const readers = (count: number) =>
  Array.from({ length: count }, (_, index) => studio.subscriber(`reader${index}@quill.example`));

test("while the site is being deleted no letter leaves, also not one that a round has taken up", async () => {
  readers(3);
  studio.asks("asks@quill.example");
  await studio.broadcast();
  studio.queue();
  const ends = (at: number | null) => studio.db.$client.prepare("UPDATE sites SET ending_at = ?").run(at);
  ends(1);
  await studio.send();
  await studio.send(testNow + minute);
  expect(studio.received()).toEqual([]);
  expect(studio.one("SELECT count(*) FROM outgoing_mail WHERE state = 'queued'")).toBe(4);
  ends(null);
  await studio.send(testNow + hour);
  expect(studio.received()).toHaveLength(4);
});

test("whose deletion is confirmed gets no letter while it waits for its turn, and gets it when it was stopped", async () => {
  readers(3);
  studio.asks("asks@quill.example");
  await studio.broadcast();
  studio.queue();
  const run = (sql: string) => studio.db.$client.exec(sql);
  run(`INSERT INTO deletion_jobs (id, site_id, status, created_by, created_at) VALUES (1, ${studio.siteId}, 'queued', 'o', 1);
    INSERT INTO deletion_items (job_id, contact_id, state, contact_updated_at)
      SELECT 1, id, 'pending', 1 FROM contacts WHERE email IN ('reader1@quill.example', 'asks@quill.example')`);
  await studio.send();
  await studio.send(testNow + minute);
  const to = () => studio.received().sort();
  expect(to()).toEqual(["reader0@quill.example", "reader2@quill.example"]);
  const outbox = await listOutbox(studio.access, studio.db, {
    appUrl: "",
    hasMailServer: true,
    now: testNow,
  });
  expect(outbox.filter(({ waitsFor }) => waitsFor === "deletion").map((mail) => mail.to)).toHaveLength(2);
  run("UPDATE deletion_items SET state = 'kept'");
  await studio.send(testNow + hour);
  expect(to()).toHaveLength(4);
});

describe("stopped", () => {
  test("while the mail server is away: nobody gets it once it is back, at whatever time", async () => {
    readers(70);
    const broadcastId = await studio.broadcast();
    await studio.mail.stop();
    await studio.send();
    await studio.send(testNow + 5 * minute);
    expect(viewOf(broadcastId)).toMatchObject({ sentCount: 0, waitingCount: 70 });
    expect(stop(broadcastId)).toEqual({ ok: true });
    expect(viewOf(broadcastId)).toMatchObject({ status: "stopped", waitingCount: 0 });
    await studio.mailServerBack();
    for (const later of [minute, hour, 2 * day]) await studio.send(testNow + later);
    expect(studio.received()).toEqual([]);
  });

  test("after the last letter was queued, and letters that a server asked to try later with it", async () => {
    readers(3);
    studio.mail.refuse("reader1@quill.example", 451);
    const broadcastId = await studio.broadcast();
    await studio.send();
    expect(viewOf(broadcastId)).toMatchObject({ status: "sent", sentCount: 2, waitingCount: 1 });
    expect(stop(broadcastId)).toEqual({ ok: true });
    studio.mail.accept("reader1@quill.example");
    await studio.send(testNow + hour);
    expect(studio.received()).toEqual(["reader0@quill.example", "reader2@quill.example"]);
    expect(viewOf(broadcastId)).toMatchObject({ status: "stopped", sentCount: 2, waitingCount: 0 });
  });

  test("in the middle of a round: of the letters not yet handed over none goes, and no attempt is repeated", async () => {
    readers(30);
    const broadcastId = await studio.broadcast();
    studio.queue();
    for (let index = 0; index < 30; index += 1) studio.mail.refuse(`reader${index}@quill.example`, 451);
    studio.mail.onRecipient = () => void stop(broadcastId);
    await studio.send();
    for (let index = 0; index < 30; index += 1) studio.mail.accept(`reader${index}@quill.example`);
    await studio.send(testNow + day);
    expect(studio.received()).toEqual([]);
    expect(studio.one("SELECT count(*) FROM outgoing_mail WHERE state IN ('queued', 'sending')")).toBe(0);
  });

  test("with nothing left to stop it is refused", async () => {
    readers(1);
    const broadcastId = await studio.broadcast();
    await studio.send();
    expect(stop(broadcastId)).toEqual({ ok: false, refusal: "not_sending" });
  });
});

describe("while a round is on its way", () => {
  const leaving: [string, (id: number) => void][] = [
    [
      "unsubscribes",
      (id) =>
        void studio.all(
          "UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ? RETURNING id",
          id,
        ),
    ],
    [
      "complains",
      (id) =>
        void studio.all("UPDATE contacts SET marketing_status = 'complained' WHERE id = ? RETURNING id", id),
    ],
    [
      "starts being erased",
      (id) => void studio.all("UPDATE contacts SET being_erased_at = 1 WHERE id = ? RETURNING id", id),
    ],
    ["is gone", (id) => void studio.all("DELETE FROM contacts WHERE id = ? RETURNING id", id)],
    [
      "was erased under this address, as a list of opt-outs says",
      (id) =>
        write(studio.db, (tx) =>
          rememberErasedIdentity(
            tx,
            studio.siteId,
            String(studio.one("SELECT email FROM contacts WHERE id = ?", id)),
            testNow,
            "opted_out",
          ),
        ),
    ],
    [
      "moves to another address",
      (contactId) => {
        const seenAt = studio.one("SELECT updated_at FROM contacts WHERE id = ?", contactId) as number;
        const moved = { contactId, seenAt, name: "", email: `moved${contactId}@quill.example` };
        expect(changeContact(studio.access, studio.db, moved, testNow)).toMatchObject({ ok: true });
      },
    ],
  ];

  test.each(leaving)("whoever %s does not get the broadcast", async (_, leaves) => {
    const ids = readers(12);
    await studio.broadcast();
    studio.queue();
    const first = new Promise<void>((resolve) => {
      studio.mail.onRecipient = () => {
        studio.mail.onRecipient = () => undefined;
        for (const id of ids.slice(3)) leaves(id);
        resolve();
      };
    });
    await Promise.all([first, studio.send()]);
    await studio.send(testNow + day);
    expect(studio.received("Letter")).toEqual(
      ["reader0", "reader1", "reader2"].map((name) => `${name}@quill.example`),
    );
  });

  test("a request to confirm goes to nobody who has answered, left or is being erased", async () => {
    const [answered, erased, complained] = ["a", "b", "c"].map((name) =>
      studio.asks(`${name}@quill.example`),
    );
    studio.asks("stays@quill.example");
    studio.all("UPDATE contacts SET marketing_status = 'subscribed' WHERE id = ? RETURNING id", answered);
    studio.all("UPDATE contacts SET being_erased_at = 1 WHERE id = ? RETURNING id", erased);
    studio.all("UPDATE contacts SET marketing_status = 'complained' WHERE id = ? RETURNING id", complained);
    await studio.send();
    expect(studio.received()).toEqual(["stays@quill.example"]);
  });
});

describe("merged", () => {
  const merge = (keepId = 0, dropId = 0) =>
    expect(
      mergeContacts(studio.access, studio.db, { keepId, dropId, nameFrom: "keep" }, testNow),
    ).toMatchObject({ ok: true });

  test("with the letters of both queued, the same letter goes once", async () => {
    const [keepId, dropId] = [
      studio.subscriber("keep@quill.example"),
      studio.subscriber("drop@quill.example"),
    ];
    const broadcastId = await studio.broadcast();
    studio.queue();
    merge(keepId, dropId);
    await studio.send();
    expect(studio.received("Letter")).toEqual(["keep@quill.example"]);
    expect(viewOf(broadcastId)).toMatchObject({ sentCount: 1, skippedCount: 1, waitingCount: 0 });
  });

  test("before any letter is written, it goes once: also where only the one that goes was meant", async () => {
    const dropId = studio.subscriber("drop@quill.example");
    await studio.broadcast();
    const keepId = studio.subscriber("keep@quill.example");
    await studio.broadcast("Second");
    merge(keepId, dropId);
    await studio.send();
    expect(studio.received("Letter")).toEqual(["keep@quill.example"]);
    expect(studio.received("Second")).toEqual(["keep@quill.example"]);
  });

  test("when the one that goes has got it, the one that stays does not get it again", async () => {
    const [dropId, keepId] = [
      studio.subscriber("drop@quill.example"),
      studio.subscriber("keep@quill.example"),
    ];
    studio.mail.refuse("keep@quill.example", 451);
    await studio.broadcast();
    await studio.send();
    expect(studio.received()).toEqual(["drop@quill.example"]);
    const unsubscribeToken = tokenIn(studio.mail.messages[0]?.text ?? "");
    merge(keepId, dropId);
    studio.mail.accept("keep@quill.example");
    await studio.send(testNow + hour);
    expect(studio.received()).toEqual(["drop@quill.example"]);
    expect(unsubscribe(studio.db, unsubscribeToken, "page", testNow)).toBe(true);
    expect(studio.statusOf(keepId)).toBe("unsubscribed");
  });

  test("in the middle of a round, the letter under way is the only one", async () => {
    const [dropId, keepId] = [
      studio.subscriber("drop@quill.example"),
      studio.subscriber("keep@quill.example"),
    ];
    const broadcastId = await studio.broadcast();
    studio.queue();
    studio.mail.refuse("keep@quill.example", 451);
    let hasMerged = false;
    studio.mail.onRecipient = (address) => {
      if (address !== "drop@quill.example" || hasMerged) return;
      hasMerged = true;
      merge(keepId, dropId);
    };
    await studio.send();
    studio.mail.accept("keep@quill.example");
    await studio.send(testNow + hour);
    expect(studio.received()).toEqual(["drop@quill.example"]);
    expect(studio.all("SELECT contact_id, broadcast_id FROM email_deliveries")).toEqual([
      { contact_id: keepId, broadcast_id: broadcastId },
    ]);
  });

  test("a queued request to confirm goes with the one that asked, and to no other address", async () => {
    const keepId = studio.subscriber("keep@quill.example");
    const dropId = studio.asks("drop@quill.example");
    merge(keepId, dropId);
    await studio.send();
    expect(studio.received()).toEqual([]);
    const other = studio.asks("other@quill.example");
    const third = studio.asks("third@quill.example");
    merge(other, third);
    await studio.send();
    expect(studio.received()).toEqual(["other@quill.example"]);
    expect(findOptIn(studio.db, tokenIn(studio.mail.messages[0]?.text ?? ""), testNow)).toMatchObject({
      ok: true,
    });
  });
});

describe("refused for good", () => {
  const eventsOf = (id: number) =>
    studio.all("SELECT kind, source FROM consent_events WHERE contact_id = ? ORDER BY id", id);

  test("whoever has no mailbox is bounced, with a record of it, and gets no next letter", async () => {
    const [gone, stays] = [studio.subscriber("gone@quill.example"), studio.subscriber("stays@quill.example")];
    const asked = studio.asks("asked@quill.example");
    for (const name of ["gone", "asked"]) studio.mail.refuse(`${name}@quill.example`, 550);
    const broadcastId = await studio.broadcast();
    await studio.send();
    expect([gone, asked, stays].map((id) => studio.statusOf(id))).toEqual([
      "bounced",
      "bounced",
      "subscribed",
    ]);
    expect(eventsOf(gone)).toEqual([{ kind: "bounced", source: "mail server" }]);
    expect(eventsOf(asked).at(-1)).toEqual({ kind: "bounced", source: "mail server" });
    expect(viewOf(broadcastId)).toMatchObject({ sentCount: 1, failedCount: 1 });
    studio.mail.accept("gone@quill.example");
    await studio.broadcast("Next");
    await studio.send(testNow + day);
    expect(studio.received()).toEqual(["stays@quill.example", "stays@quill.example"]);
  });

  test("a refusal for now bounces nobody, and neither does one after they moved or left", async () => {
    const later = studio.subscriber("later@quill.example");
    const moved = studio.subscriber("moved@quill.example");
    studio.mail.refuse("later@quill.example", 451);
    studio.mail.refuse("moved@quill.example", 550);
    studio.mail.onRecipient = (address) => {
      if (address === "moved@quill.example")
        studio.all("UPDATE contacts SET email = 'new@quill.example' WHERE id = ? RETURNING id", moved);
    };
    await studio.broadcast();
    await studio.send();
    expect([later, moved].map((id) => studio.statusOf(id))).toEqual(["subscribed", "subscribed"]);
  });
});

describe("the mail server is away", () => {
  test.each([
    ["two hours", 2 * hour],
    ["a day", day],
    ["a day and a half", 1.5 * day],
  ])("requests to confirm wait out %s, whenever they are tried meanwhile", async (_, away) => {
    for (let index = 0; index < 8; index += 1) studio.asks(`asks${index}@quill.example`);
    await studio.mail.stop();
    for (let at = 0; at < away; at += 10 * minute) await studio.send(testNow + at);
    await studio.mailServerBack();
    await studio.send(testNow + away + hour);
    expect(studio.received()).toHaveLength(8);
    for (const { text } of studio.mail.messages)
      expect(findOptIn(studio.db, tokenIn(text), testNow + away + hour)).toMatchObject({ ok: true });
  });

  test("a request whose week is over is not sent any more", async () => {
    studio.asks("late@quill.example");
    await studio.send(testNow + 8 * day);
    expect(studio.received()).toEqual([]);
    expect(studio.all("SELECT state FROM outgoing_mail WHERE state IN ('queued', 'sending')")).toEqual([]);
  });

  test("what cannot leave is not tried one by one: a round ends with the first that cannot", async () => {
    readers(30);
    await studio.broadcast();
    await studio.mail.stop();
    await studio.send();
    const tried = studio.one("SELECT count(*) FROM outgoing_mail WHERE attempt_count > 0");
    expect(tried).toBeLessThanOrEqual(3);
    await studio.mailServerBack();
    await studio.send(testNow + hour);
    expect(studio.received()).toHaveLength(30);
  });
});
