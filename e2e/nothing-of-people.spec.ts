import { expect, test } from "@playwright/test";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { MailServer } from "@/testing/mail-server";
import { seedCustomer, seedSubscription } from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { builtActions } from "./access/build";
import { findTraces, findTracesInFolder } from "./fixtures/find-traces";
import { actionNamed, formOf, PlainRequests } from "./fixtures/plain-requests";
import { AppServer } from "./fixtures/server";
import { createTestSite } from "./fixtures/test";

interface Named {
  name: string;
  email: string;
}

const someone = (nth: string): Named => ({
  name: `Žebulonia${nth} Quarkwhistle${nth}`,
  email: `zebulonia.q${nth}@unmistakable-${nth}.example`,
});
const [reader, refused, payer, stubborn, imported, broken] = ["ab", "cd", "ef", "gh", "ij", "kl"].map(
  someone,
) as [Named, Named, Named, Named, Named, Named];
const everybody = [reader, refused, payer, stubborn, imported, broken];
const words = ["quarkwhistle", "Žebulonia", "zebulonia", "unmistakable-"].flatMap((part) => [
  part,
  part.charAt(0).toUpperCase() + part.slice(1),
]);

/** Sends what is wrong with the name and email of someone in it, to every kind of door. */
async function provokeRefusals(owner: PlainRequests, { name, email }: Named): Promise<number[]> {
  const nobody = PlainRequests.nobody(owner.server);
  const said = `${name} <${email}>`;
  const bodies = [`[{"name":"${said}"`, JSON.stringify([{ email, name, also: said }]), `[${said}]`];
  const answers: number[] = [];
  for (const action of builtActions()) {
    if (/signOut|setUp/.test(action.name)) continue;
    for (const body of bodies) answers.push((await owner.post(action, body)).status);
  }
  const form = formOf({ email, name, token: said, receipt: said, form: email, "in\0ner": said });
  for (const name of ["signInAction", "confirmOptInAction", "submitFormAction", "verifyReceiptAction"])
    answers.push((await nobody.post(actionNamed(name), form)).status);
  const inPath = encodeURIComponent(said);
  for (const path of [
    "confirm",
    "unsubscribe",
    "forms",
    "api/unsubscribe",
    "contacts",
    "sign-in?to=",
    "nowhere",
  ])
    for (const method of ["GET", "POST"])
      answers.push((await nobody.ask(`/${path}/${inPath}`, { method })).status);
  const json = (value: unknown) => ({
    method: "POST",
    body: JSON.stringify(value),
    headers: { "content-type": "application/json" },
  });
  const search = { filter: { search: `${email}\0` }, page: { sort: email, direction: name, size: 50 } };
  answers.push((await owner.ask("/api/contacts", json(search))).status);
  answers.push((await owner.ask(`/api/audit-log?who=${inPath}`)).status);
  answers.push((await owner.ask("/api/v1/contacts", json({ email, name }))).status);
  const wrongKey = {
    "content-type": "application/json",
    authorization: `Bearer fw_${inPath}`,
    "stripe-signature": `t=1,v1=${inPath}`,
  };
  answers.push(
    (await nobody.ask("/api/v1/contacts", { ...json({ email, name }), headers: wrongKey })).status,
  );
  answers.push((await nobody.ask("/api/webhooks/stripe", { ...json({ email }), headers: wrongKey })).status);
  const large = said.repeat(5_000_000 / said.length);
  // The server ends the connection while the rest is still sent, so the answer may never be read.
  await owner.ask("/api/contacts/count", { ...json(null), body: large }).then(
    ({ status }) => answers.push(status),
    (error: Error) => expect(error.message).toBe("fetch failed"),
  );
  const emptyFile = { method: "POST", body: `\0${said}`, headers: { "x-file-name": inPath } };
  answers.push((await owner.ask("/api/imports", emptyFile)).status);
  return answers;
}

async function importList(owner: PlainRequests, db: Database): Promise<void> {
  const file = `Email,Name\n${imported.email},${imported.name}\n${broken.email}@,${broken.name}\n`;
  const { text } = await owner.ask("/api/imports", { method: "POST", body: file });
  const { importId } = JSON.parse(text) as { importId: number };
  const columns = [{ kind: "email" }, { kind: "name" }];
  const settings = { importId, columns, tags: [], consent: "none", existing: "fill" };
  expect(await owner.act("checkImportAction", settings)).toEqual({ ok: true });
  const stateOf = () =>
    db.$client.prepare("SELECT status, checked_at AS checkedAt FROM imports WHERE id = ?").get(importId) as {
      status: string;
      checkedAt: number;
    };
  await expect.poll(() => stateOf().status).toBe("checked");
  const { checkedAt } = stateOf();
  expect(await owner.act("startImportAction", { importId, checkedAt })).toEqual({ ok: true });
  await expect.poll(() => stateOf().status).toBe("completed");
}

/** Throws away what the refusals left as an upload: a list that waits stays until its owner decides, and receipts say so. */
async function discardUploads(owner: PlainRequests, db: Database): Promise<void> {
  const waiting = db.$client.prepare("SELECT id FROM imports WHERE status = 'uploaded'").pluck().all();
  for (const importId of waiting)
    expect(await owner.act("discardImportAction", { importId })).toEqual({ ok: true });
}

async function mailEverybody(owner: PlainRequests, db: Database): Promise<void> {
  expect(await owner.act("prepareBroadcastAction", everyone)).toMatchObject({ ok: true });
  const broadcastId = newest(db, "broadcasts");
  const statusOf = () =>
    db.$client.prepare("SELECT status FROM broadcasts WHERE id = ?").pluck().get(broadcastId);
  await expect.poll(statusOf).toBe("prepared");
  const message = { broadcastId, subject: "News", body: "Hello." };
  expect(await owner.act("sendBroadcastAction", message)).toMatchObject({ ok: true });
  const waiting = () =>
    db.$client
      .prepare("SELECT count(*) FROM outgoing_mail WHERE state IN ('queued', 'sending')")
      .pluck()
      .get();
  await expect.poll(() => [statusOf(), waiting()]).toEqual(["sent", 0]);
}

const everyone = { kind: "matching", filter: { everyone: true }, except: [] };

async function deleteEverybody(owner: PlainRequests, db: Database): Promise<number> {
  expect(await owner.act("previewDeletionAction", everyone)).toMatchObject({ ok: true });
  const jobId = newest(db, "deletion_jobs");
  const manifest = async () => JSON.parse((await owner.ask(`/api/deletions/${jobId}/manifest`)).text);
  await expect.poll(async () => (await manifest()).state).toBe("measured");
  const { digest, phrase } = (await manifest()).manifest;
  expect(await owner.act("confirmDeletionAction", { jobId, digest, phrase })).toMatchObject({ ok: true });
  await expect.poll(() => finishedAt(db, jobId), { timeout: 60_000 }).not.toBeNull();
  return jobId;
}

const newest = (db: Database, table: string) =>
  db.$client.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number;
const finishedAt = (db: Database, jobId: number) =>
  db.$client.prepare("SELECT finished_at FROM deletion_jobs WHERE id = ?").pluck().get(jobId);

test("nothing of anyone who was deleted stands in any log or file, whatever went wrong with them", async () => {
  test.setTimeout(180_000);
  const [stripe, mail] = [await StripeServer.start(), await MailServer.start()];
  const server = await AppServer.create({
    STRIPE_API_BASE: stripe.url,
    STRIPE_SECRET_KEY: testKey,
    STRIPE_WEBHOOK_SECRET: "whsec_of_this_story",
    SMTP_URL: mail.url,
    MAIL_FROM: "Studio <studio@press.example>",
    LOG_LEVEL: "info",
  });
  await server.start();
  const db = server.openDatabase();
  const site = await createTestSite(db);
  const owner = await PlainRequests.signedIn(server, site);
  const catalogue = createCatalogue(db, { siteId: site.id });
  for (const one of [reader, refused, payer, stubborn]) {
    const { id: contactId } = createContact(db, { siteId: site.id, ...one });
    if (one !== payer && one !== stubborn) continue;
    const customer = seedCustomer(stripe.store, one).id;
    const subscription = seedSubscription(stripe.store, customer).id;
    const subscriptions = [subscription];
    write(db, (tx) => addStripeSubscription(tx, { catalogue, contactId, customer, subscriptions }));
    const path = new RegExp(`^/v1/subscriptions/${subscription}$`);
    const message = `${one.email} cannot be changed now`;
    const status = one === payer ? 500 : 402;
    const fault = { kind: "status" as const, status, message, afterWork: false };
    stripe.faults.add({ path, method: "DELETE", fault, ...(one === payer && { times: 1 }) });
  }
  mail.refuse(refused.email, 550);

  try {
    await importList(owner, db);
    const answers = await provokeRefusals(owner, reader);
    expect(answers.length).toBeGreaterThan(200);
    expect(answers.filter((status) => status >= 500)).toEqual([]);
    await discardUploads(owner, db);
    await mailEverybody(owner, db);
    const contacts = () => db.$client.prepare("SELECT email FROM contacts ORDER BY id").pluck().all();
    const jobId = await deleteEverybody(owner, db);
    expect(contacts()).toEqual([stubborn.email]);
    stripe.faults.clear();
    expect(await owner.act("retryHeldContactsAction", { jobId })).toMatchObject({ ok: true });
    await expect.poll(contacts, { timeout: 60_000 }).toEqual([]);
    await expect.poll(() => finishedAt(db, jobId)).not.toBeNull();
    const checked = () =>
      db.$client.prepare("SELECT disk_check FROM deletion_jobs WHERE id = ?").pluck().get(jobId);
    await expect.poll(checked, { timeout: 60_000 }).not.toBeNull();
  } finally {
    db.$client.close();
    await server.end();
    await Promise.all([stripe.stop(), mail.stop()]);
  }
  expect(server.log).toContain("deletion ended");
  expect(findTraces("the log", Buffer.from(server.log), words)).toEqual([]);
  // Backups are made elsewhere, and a restore erases again whom they bring back.
  expect(findTracesInFolder(server.dataDir, words)).toEqual([]);
  await server.dispose();
  expect(
    findTraces("a name", Buffer.from(Buffer.from(`x${everybody[0]?.name}`).toString("base64")), words),
  ).not.toEqual([]);
});
