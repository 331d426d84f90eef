import { afterEach, beforeEach, expect, test } from "vitest";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { listBroadcasts } from "@/lib/broadcasts/list-broadcasts";
import { testNow } from "@/testing/steps/deletion";
import { minute, Studio } from "@/testing/steps/letters";
import { sendMailBatch } from "../send-mail-batch";
import { smtpTransport } from "../transport/smtp-transport";
import { findMailServer, hasMailServer } from "./find-mail-server";
import { getSending } from "./get-sending";
import { sendingRefusalMessage } from "./refusal-messages";
import { sendTestMail } from "./send-test-mail";
import { sendingChange, setSending } from "./set-sending";

const none = {};
let studio: Studio;
beforeEach(async () => {
  studio = await Studio.open();
});
afterEach(() => studio.close());

const set = (change: Parameters<typeof setSending>[2], environment = none) =>
  setSending(studio.access, studio.db, change, testNow, environment);
const view = (environment = none) => getSending(studio.access, studio.db, environment);

test("a mail server that is set is stored sealed, shown without its password, and used", async () => {
  expect(view()).toMatchObject({ hasServer: false, server: null, from: null, mailsPerSecond: 50 });
  const url = "smtps://ada:hunter2-secret@mail.example.com:465";
  expect(set({ url })).toEqual({ ok: false, refusal: "from_missing" });
  expect(set({ url, from: "Studio <letters@studio.example>" })).toEqual({ ok: true });
  expect(view()).toMatchObject({
    hasServer: true,
    server: "smtps://ada@mail.example.com:465",
    from: "Studio <letters@studio.example>",
    isServerOfEnvironment: false,
  });
  expect(JSON.stringify(studio.all("SELECT * FROM sending_settings"))).not.toMatch(/hunter2|mail\.example/);
  expect(JSON.stringify(view())).not.toContain("hunter2");
  expect(findMailServer(studio.db, studio.siteId, none)).toEqual({
    url,
    from: "Studio <letters@studio.example>",
  });
  set({ mailsPerSecond: 7 });
  expect(view()).toMatchObject({ hasServer: true, mailsPerSecond: 7 });
  set({ url: null });
  expect(view()).toMatchObject({ hasServer: false, server: null, mailsPerSecond: 7 });
  const helper = grantSiteAccess({ userId: "helper", siteId: studio.siteId, role: "assistant" });
  expect(getSending(helper, studio.db, { SMTP_URL: url })).toMatchObject({ hasServer: true, server: null });
});

test("what the environment says wins, is shown, and is not changed here", () => {
  set({ url: "smtp://stored.example", from: "stored@studio.example" });
  const environment = { SMTP_URL: "smtp://env:secret@env.example:2525", MAIL_FROM: "env@studio.example" };
  expect(view(environment)).toMatchObject({
    server: "smtp://env@env.example:2525",
    from: "env@studio.example",
    isServerOfEnvironment: true,
    isFromOfEnvironment: true,
  });
  expect(findMailServer(studio.db, studio.siteId, environment)).toEqual({
    url: environment.SMTP_URL,
    from: environment.MAIL_FROM,
  });
  const refused = { ok: false, refusal: "set_by_environment" };
  expect(set({ url: "smtp://other.example" }, environment)).toEqual(refused);
  expect(set({ from: "other@studio.example" }, environment)).toEqual(refused);
  expect(set({ mailsPerSecond: 9 }, environment)).toEqual({ ok: true });
  expect(hasMailServer(studio.db, studio.siteId, { SMTP_URL: environment.SMTP_URL })).toBe(true);
});

test.each([
  { url: "http://mail.example" },
  { url: "mail.example:25" },
  { url: "" },
  { from: "nobody" },
  { from: "A <a@b.example>\r\nBcc: <c@d.example>" },
  { mailsPerSecond: 0 },
  { mailsPerSecond: 501 },
  { mailsPerSecond: 1.5 },
])("%j is refused", (change) => {
  expect(sendingChange.safeParse(change).success).toBe(false);
});

test("a server that another secret sealed stops no other site, and can be set anew", async () => {
  set({ url: studio.mail.url, from: "letters@studio.example" });
  studio.all(
    "UPDATE sending_settings SET encrypted_url = 'AAAA' || substr(encrypted_url, 5) RETURNING site_id",
  );
  studio.asks("ada@quill.example");
  expect(view()).toMatchObject({ hasServer: true, server: null, from: "letters@studio.example" });
  const { db } = studio;
  const transportOf = (siteId: number) => {
    const server = findMailServer(db, siteId, none);
    return server && smtpTransport(server.url, server.from);
  };
  const errors: unknown[] = [];
  const world = { db, appUrl: "https://studio.example", now: () => testNow, transportOf };
  expect(await sendMailBatch(world, "test", (error) => errors.push(error), new Map())).toBe(false);
  expect(errors).toHaveLength(1);
  expect(set({ url: studio.mail.url })).toEqual({ ok: true });
  expect(view()).toMatchObject({ server: studio.mail.url });
});

test("a test mail goes by the server that is set, and its answer is told in plain words", async () => {
  const send = (to = "owner@studio.example") => sendTestMail(studio.access, studio.db, { to }, none);
  const words = async (to?: string) => {
    const sent = await send(to);
    return sent.ok ? "sent" : sendingRefusalMessage(sent);
  };
  expect(await words()).toBe("Not sent: no mail server. Add one first.");
  set({ url: studio.mail.url, from: "Studio <letters@studio.example>" });
  expect(await words()).toBe("sent");
  expect(studio.mail.messages[0]).toMatchObject({
    to: ["owner@studio.example"],
    from: "letters@studio.example",
    subject: "A test email from Studio",
  });
  studio.mail.refuse("gone@studio.example", 550);
  expect(await words("gone@studio.example")).toMatch(
    /^Not sent. The mail server does not take mail for this email. It said: .*550/,
  );
  set({ url: studio.mail.url.replace("smtp:", "smtps:") });
  expect(await words()).toMatch(/^Not sent. The mail server and this site do not agree on encryption. /);
  set({ url: "smtp://nowhere.invalid" });
  expect(await words()).toMatch(/^Not sent. There is no mail server by that name./);
  await studio.mail.stop();
  set({ url: studio.mail.url });
  expect(await words()).toMatch(/^Not sent. Nothing takes mail there./);
  await studio.mailServerBack();
  expect(studio.all("SELECT id FROM outgoing_mail")).toEqual([]);
});

test("without a mail server nothing is said to be sent: a broadcast is over, and a request to confirm waits", async () => {
  for (let index = 0; index < 31; index += 1) studio.subscriber(`reader${index}@quill.example`);
  studio.asks("asks@quill.example");
  const broadcastId = await studio.broadcast();
  await studio.send(testNow, false);
  expect(listBroadcasts(studio.access, studio.db)).toMatchObject([
    { id: broadcastId, sentCount: 0, unsentCount: 31, failedCount: 0, waitingCount: 0 },
  ]);
  expect(studio.all("SELECT state, count(*) AS n FROM outgoing_mail GROUP BY state ORDER BY state")).toEqual([
    { state: "queued", n: 1 },
    { state: "unsent", n: 31 },
  ]);
  expect(studio.one("SELECT count(*) FROM email_deliveries")).toBe(0);
  await studio.send(testNow + minute);
  expect(studio.received()).toEqual(["asks@quill.example"]);
});

test("a site is sent for at its own rate, and does not wait for the server of another", async () => {
  const { db, siteId, mail } = studio;
  set({ url: mail.url, from: "letters@studio.example", mailsPerSecond: 20 });
  for (let index = 0; index < 120; index += 1) studio.subscriber(`reader${index}@quill.example`);
  await studio.broadcast();
  db.$client.exec("INSERT INTO sites (id, name, created_at) VALUES (99, 'Stuck', 0)");
  db.$client.exec(
    `INSERT INTO contacts (id, site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
       last_activity_at) VALUES (9999, 99, 'stuck@quill.example', '', '', 'subscribed', 'form', 0, 0, 0);
     INSERT INTO broadcasts (id, site_id, subject, body, status, created_at) VALUES (9999, 99, 'Stuck', 'Stuck', 'sent', 0);
     INSERT INTO outgoing_mail (contact_id, id, site_id, kind, template, parameters, broadcast_id, seed, state,
       next_attempt_at, created_at) VALUES (9999, 9999, 99, 'marketing', 'broadcast', '{}', 9999, x'00', 'queued', 0, 0)`,
  );
  const transport = smtpTransport(mail.url, "letters@studio.example");
  const never = { send: () => new Promise<never>(() => undefined), close: () => undefined };
  const paces = new Map();
  let now = testNow;
  const world = {
    db,
    appUrl: "https://studio.example",
    now: () => now,
    transportOf: (id: number) => (id === siteId ? transport : never),
  };
  const onError = (error: unknown) => expect(error).toBeUndefined();
  const sentAfter: number[] = [];
  for (let second = 1; second <= 4; second += 1) {
    for (const until = testNow + second * 1000; now < until; now += 50) {
      await sendMailBatch(world, "test", onError, paces);
      await expect.poll(() => paces.get(siteId)?.isSending).toBe(false);
    }
    sentAfter.push(mail.messages.length);
  }
  for (const [index, count] of sentAfter.entries()) {
    expect(count).toBeGreaterThanOrEqual((index + 1) * 20 - 4);
    expect(count).toBeLessThanOrEqual((index + 1) * 20 + 12);
  }
  transport.close();
});
