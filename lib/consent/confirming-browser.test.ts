import { afterEach, beforeEach, expect, test } from "vitest";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { listTimeline } from "@/lib/contacts/records/list-timeline";
import { listOutbox } from "@/lib/mail/outgoing/list-outbox";
import { testNow } from "@/testing/steps/deletion";
import { minute, Studio, studioUrl, tokenIn } from "@/testing/steps/letters";
import { type ConfirmingBrowser, confirmOptIn, findOptIn } from "./confirm-opt-in";

let studio: Studio;
beforeEach(async () => {
  studio = await Studio.open();
});
afterEach(() => studio.close());

const assistant = () => grantSiteAccess({ userId: "helper", siteId: studio.siteId, role: "assistant" });
const outbox = (hasMailServer: boolean, access = studio.access) =>
  listOutbox(access, studio.db, { appUrl: studioUrl, hasMailServer, now: testNow });
const inBrowser = (signedInAs: ConfirmingBrowser["signedInAs"], hasMailServer: boolean) => ({
  signedInAs,
  hasMailServer,
});
const confirmations = () => studio.all("SELECT kind, source FROM consent_events WHERE kind = 'confirmed'");

test("a link that came by mail is refused in a browser signed in to the site, and works in another", async () => {
  const id = studio.asks("ada@quill.example");
  await studio.send();
  const token = tokenIn(studio.mail.messages[0]?.text ?? "");
  for (const role of ["owner", "assistant"] as const) {
    for (const hasMailServer of [true, false]) {
      const browser = inBrowser(role, hasMailServer);
      expect(findOptIn(studio.db, token, testNow, browser)).toEqual({ ok: false, refusal: "signed_in" });
      expect(confirmOptIn(studio.db, token, testNow, browser)).toEqual({ ok: false, refusal: "signed_in" });
    }
  }
  expect(studio.statusOf(id)).toBe("pending");
  expect(confirmOptIn(studio.db, token, testNow, inBrowser(undefined, true))).toMatchObject({ ok: true });
  expect(confirmations()).toEqual([{ kind: "confirmed", source: "double opt-in" }]);
  expect(studio.statusOf(id)).toBe("subscribed");
});

test.each(["", "null", '{"requestId":', '{"requestId":"7"}'])(
  "a damaged row is shown without a link, and the rows beside it as ever: %j",
  async (damaged) => {
    const id = studio.asks("ada@quill.example");
    studio.asks("ben@quill.example");
    studio.db.$client
      .prepare("UPDATE outgoing_mail SET parameters = ? WHERE contact_id = ?")
      .run(damaged, id);
    const shown = await outbox(false);
    expect(
      shown.map(({ to, state, text }) => [to, state, text?.includes("/confirm/owner-") ?? false]),
    ).toEqual([
      ["ben@quill.example", "unsent", true],
      ["ada@quill.example", "unsent", false],
    ]);
  },
);

test("with a mail server no link is shown, waiting or sent, to nobody", async () => {
  studio.asks("waits@quill.example");
  studio.asks("sent@quill.example");
  studio.subscriber("reader@quill.example");
  await studio.broadcast();
  studio.mail.refuse("waits@quill.example", 451);
  await studio.send();
  for (const mails of [await outbox(true), await outbox(true, assistant())]) {
    expect(mails.map(({ to, state }) => [to, state]).sort()).toEqual([
      ["reader@quill.example", "sent"],
      ["sent@quill.example", "sent"],
      ["waits@quill.example", "queued"],
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/\/(confirm|unsubscribe)\/[\w-]/);
    expect(mails.find(({ to }) => to === "reader@quill.example")).toMatchObject({
      subject: "Letter",
      text: "Hello all.",
    });
  }
});

test("without one an owner reads it and confirms, which is recorded and shown as theirs", async () => {
  const id = studio.asks("ada@quill.example");
  await studio.send(testNow, false);
  const [waiting] = await outbox(false);
  expect(waiting).toMatchObject({ state: "unsent", subject: "Confirm your subscription to Studio" });
  const [unread] = await outbox(false, assistant());
  expect(unread).toMatchObject({ state: "unsent", text: null });
  const token = tokenIn(waiting?.text ?? "");
  const byAssistant = inBrowser("assistant", false);
  expect(confirmOptIn(studio.db, token, testNow, byAssistant)).toEqual({ ok: false, refusal: "signed_in" });
  expect(findOptIn(studio.db, token, testNow, inBrowser("owner", false))).toMatchObject({
    isConfirmed: false,
  });
  expect(confirmOptIn(studio.db, token, testNow, inBrowser("owner", false))).toMatchObject({ ok: true });
  expect(studio.statusOf(id)).toBe("subscribed");
  expect(confirmations()).toEqual([{ kind: "confirmed", source: "the owner, no mail server" }]);
  expect(listTimeline(studio.db, id, undefined, 10).map(({ kind }) => kind)).toContain("confirmed_by_owner");
  expect(await outbox(false)).toMatchObject([
    { state: "unsent", text: null, problem: "Confirmed by the owner, no mail server." },
  ]);
  await studio.send(testNow + minute);
  expect(studio.received()).toEqual([]);
});

test("an owner's link is an owner's in every browser, and is worth nothing once there is a mail server", async () => {
  studio.asks("ada@quill.example");
  const [waiting] = await outbox(false);
  const owners = tokenIn(waiting?.text ?? "");
  for (const role of ["owner", undefined] as const)
    expect(confirmOptIn(studio.db, owners, testNow, inBrowser(role, true))).toEqual({
      ok: false,
      refusal: "not_found",
    });
  await studio.send();
  expect(findOptIn(studio.db, owners, testNow)).toEqual({ ok: false, refusal: "not_found" });
  expect(findOptIn(studio.db, tokenIn(studio.mail.messages[0]?.text ?? ""), testNow)).toMatchObject({
    ok: true,
  });
  expect((await outbox(false)).map(({ text }) => text?.includes("/confirm/…"))).toEqual([true]);

  studio.asks("ben@quill.example");
  const [bens] = await outbox(false);
  const inPrivateWindow = confirmOptIn(studio.db, tokenIn(bens?.text ?? ""), testNow);
  expect(inPrivateWindow).toMatchObject({ ok: true });
  expect(confirmations()).toEqual([{ kind: "confirmed", source: "the owner, no mail server" }]);
});
