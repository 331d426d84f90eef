import { expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { claimJob } from "@/lib/jobs/lease";
import { ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { prepareBulkAction } from "@/testing/steps/prepare";
import type { LocalAction } from "./actions/action-kinds";
import type { BulkAction } from "./actions/bulk-action";
import { phraseOf } from "./actions/phrase-of";
import { applyAndRemember } from "./apply-bulk-action";
import { discardOldBulkActions } from "./discard-old-bulk-actions";
import { findBulkAction, listBulkActions } from "./find-bulk-actions";
import { runBulkAction } from "./run-bulk-action";
import { startBulkAction } from "./start-bulk-action";
import { stopBulkAction } from "./stop-bulk-action";
import { undoBulkAction } from "./undo-bulk-action";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  const access = ownerOf(siteId);
  const all = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).all(...values);
  const prepare = async (action: BulkAction) => {
    const result = await prepareBulkAction(access, db, { selection: everyone, action }, testNow);
    if (!result.ok) throw new Error(result.refusal);
    return result.job;
  };
  const run = async () => {
    const job = claimJob(db, "bulk_actions", "test", testNow);
    if (!job) throw new Error("no job is open");
    await runBulkAction(testWorld(db), job);
  };
  const carryOut = async (action: BulkAction) => {
    const { id, plannedCount } = await prepare(action);
    const phrase = phraseOf(action.do, plannedCount) ?? "";
    const started = startBulkAction(access, db, { jobId: id, phrase }, testNow);
    if (!started.ok) throw new Error(started.refusal);
    await run();
    const done = findBulkAction(access, db, id);
    if (!done) throw new Error("the job is gone");
    return done;
  };
  return { db, siteId, catalogue, access, all, prepare, run, carryOut };
}

test("a tag: counted before, added once, taken back from exactly those who got it", async () => {
  const { db, siteId, access, all, prepare, run, carryOut } = world();
  const [first] = [
    createContact(db, { siteId }),
    createContact(db, { siteId }),
    createContact(db, { siteId }),
  ];
  const tagged = () => all("SELECT contact_id FROM contact_tags ORDER BY contact_id");
  db.$client.prepare("INSERT INTO tags (site_id, name) VALUES (?, 'keep')").run(siteId);
  const tagId = db.$client.prepare("SELECT id FROM tags WHERE name = 'keep'").pluck().get() as number;
  db.$client.prepare("INSERT INTO contact_tags VALUES (?, ?, 1)").run(first.id, tagId);
  expect(await prepare({ do: "add_tag", tag: "keep" })).toMatchObject({ contactCount: 3, plannedCount: 2 });
  expect(tagged()).toHaveLength(1);
  const done = await carryOut({ do: "add_tag", tag: "keep" });
  expect(done).toMatchObject({
    status: "completed",
    subject: "keep",
    changedCount: 2,
    unchangedCount: 1,
    canUndo: true,
  });
  expect(tagged()).toHaveLength(3);
  const undone = undoBulkAction(access, db, { jobId: done.id }, testNow);
  expect(undone).toMatchObject({ ok: true, job: { do: "remove_tag", contactCount: 2 } });
  await run();
  expect(tagged()).toEqual([{ contact_id: first.id }]);
  expect(undoBulkAction(access, db, { jobId: done.id }, testNow)).toEqual({
    ok: false,
    refusal: "cannot_undo",
  });
  expect(await carryOut({ do: "remove_tag", tagId })).toMatchObject({ changedCount: 1, unchangedCount: 2 });
  expect(all("SELECT id FROM contacts")).toHaveLength(3);
});

test("whoever went through a sequence is not begun anew, and without any offer nobody is a customer", async () => {
  const { db, siteId, catalogue, access, all, run, carryOut } = world();
  const { id } = createContact(db, { siteId });
  const { sequenceId, oneOffOfferId: offerId } = catalogue;
  db.$client
    .prepare(
      "INSERT INTO sequence_enrollments (contact_id, sequence_id, status, created_at) VALUES (?, ?, 'completed', 1)",
    )
    .run(id, sequenceId);
  expect(await carryOut({ do: "join_sequence", sequenceId })).toMatchObject({ changedCount: 0 });
  const customers = () => all("SELECT id FROM contacts WHERE is_customer = 1");
  const granted = await carryOut({ do: "grant_offer", offerId });
  expect(customers()).toEqual([{ id }]);
  undoBulkAction(access, db, { jobId: granted.id }, testNow);
  await run();
  expect(customers()).toEqual([]);
});

test("sequences and offers: joined and left, granted and revoked, and back; what was bought is not revoked", async () => {
  const { db, siteId, catalogue, access, all, run, carryOut } = world();
  const buyer = createContact(db, { siteId });
  const other = createContact(db, { siteId });
  const { sequenceId, oneOffOfferId: offerId } = catalogue;
  db.$client
    .prepare(
      "INSERT INTO purchases (contact_id, id, offer_id, kind, amount, currency, created_at) VALUES (?, 900, ?, 'bought', 5, 'EUR', 1)",
    )
    .run(buyer.id, offerId);
  expect(await carryOut({ do: "grant_offer", offerId })).toMatchObject({
    changedCount: 1,
    unchangedCount: 1,
  });
  const revoked = await carryOut({ do: "revoke_offer", offerId });
  expect(revoked).toMatchObject({ changedCount: 1, unchangedCount: 1 });
  const live = () => all("SELECT contact_id FROM purchases WHERE revoked_at IS NULL ORDER BY contact_id");
  expect(live()).toEqual([{ contact_id: buyer.id }]);
  undoBulkAction(access, db, { jobId: revoked.id }, testNow);
  await run();
  expect(live()).toEqual([{ contact_id: buyer.id }, { contact_id: other.id }]);
  expect(await carryOut({ do: "join_sequence", sequenceId })).toMatchObject({ changedCount: 2 });
  expect(await carryOut({ do: "leave_sequence", sequenceId })).toMatchObject({ changedCount: 2 });
  expect(await carryOut({ do: "join_sequence", sequenceId })).toMatchObject({ changedCount: 2 });
  expect(all("SELECT DISTINCT status FROM sequence_enrollments")).toEqual([{ status: "active" }]);
});

test("unsubscribing lowers and cannot be taken back; a request to confirm goes to those who may get one", async () => {
  const { db, siteId, access, all, carryOut } = world();
  for (const marketingStatus of ["subscribed", "never_subscribed", "pending", "complained"] as const)
    createContact(db, { siteId, marketingStatus });
  const asked = await carryOut({ do: "request_opt_in" });
  expect(asked).toMatchObject({ plannedCount: 2, changedCount: 2, canUndo: false });
  expect(all("SELECT template FROM outgoing_mail")).toHaveLength(2);
  // No mail server is set, so nothing was sent, and the history must not say that it was.
  expect(all("SELECT counts FROM audit_log WHERE action = 'request_opt_in_completed'")).toEqual([
    { counts: JSON.stringify({ contacts: 2, unchanged: 2, failed: 0, unsent: 2 }) },
  ]);
  const left = await carryOut({ do: "unsubscribe" });
  expect(left).toMatchObject({ changedCount: 3, unchangedCount: 1, canUndo: false });
  expect(undoBulkAction(access, db, { jobId: left.id }, testNow)).toEqual({
    ok: false,
    refusal: "cannot_undo",
  });
  expect(all("SELECT marketing_status FROM contacts ORDER BY id")).toEqual([
    { marketing_status: "unsubscribed" },
    { marketing_status: "unsubscribed" },
    { marketing_status: "unsubscribed" },
    { marketing_status: "complained" },
  ]);
  // The opt-in request was not sent yet and has nothing to ask any more.
  expect(all("SELECT template FROM outgoing_mail")).toEqual([]);
  expect(all(`SELECT count(*) AS n FROM opt_in_requests WHERE expires_at > ${testNow}`)).toEqual([{ n: 0 }]);
  expect(all("SELECT kind FROM consent_events")).toHaveLength(3);
});

test("frozen: who is added meanwhile is left out, who is deleted or being erased is left alone", async () => {
  const { db, siteId, access, all, prepare, run } = world();
  const [gone, going] = [createContact(db, { siteId }), createContact(db, { siteId })];
  const { id } = await prepare({ do: "add_tag", tag: "late" });
  createContact(db, { siteId });
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(gone.id);
  db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(going.id);
  startBulkAction(access, db, { jobId: id }, testNow);
  await run();
  expect(findBulkAction(access, db, id)).toMatchObject({ changedCount: 0, unchangedCount: 2 });
  expect(all("SELECT * FROM contact_tags")).toEqual([]);
});

test("whatever was to be done to somebody who is gone by then, nothing is", () => {
  const { db, siteId, catalogue } = world();
  const [gone, going] = [createContact(db, { siteId }).id, createContact(db, { siteId }).id];
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(gone);
  db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(going);
  const { sequenceId, oneOffOfferId: offerId } = catalogue;
  const every: Record<LocalAction["do"], LocalAction> = {
    add_tag: { do: "add_tag", tagId: 1 },
    remove_tag: { do: "remove_tag", tagId: 1 },
    join_sequence: { do: "join_sequence", sequenceId },
    leave_sequence: { do: "leave_sequence", sequenceId },
    grant_offer: { do: "grant_offer", offerId },
    revoke_offer: { do: "revoke_offer", offerId },
    restore_offer: { do: "restore_offer", offerId },
    unsubscribe: { do: "unsubscribe" },
    request_opt_in: { do: "request_opt_in" },
    hide: { do: "hide" },
    unhide: { do: "unhide" },
  };
  for (const action of Object.values(every))
    for (const contactId of [gone, going])
      write(db, (tx) =>
        expect([action.do, applyAndRemember(tx, { jobId: 1, siteId, contactId }, action, testNow)]).toEqual([
          action.do,
          false,
        ]),
      );
});

test("killed anywhere, it resumes and ends the same", async () => {
  const { db, siteId, access, all, prepare, run } = world();
  for (let made = 0; made < 50; made += 1) createContact(db, { siteId });
  const { id } = await prepare({ do: "add_tag", tag: "spring" });
  startBulkAction(access, db, { jobId: id }, testNow);
  db.$client.exec(
    `CREATE TEMP TRIGGER kill BEFORE INSERT ON contact_tags WHEN (SELECT count(*) FROM contact_tags) = 20
     BEGIN SELECT RAISE(ABORT, 'killed'); END`,
  );
  await expect(run()).rejects.toThrow("killed");
  db.$client.exec("DROP TRIGGER kill");
  await run();
  expect(findBulkAction(access, db, id)).toMatchObject({ status: "completed", changedCount: 50 });
  expect(all("SELECT * FROM contact_tags")).toHaveLength(50);
});

test("another site's job, tag, sequence or offer is not found; a job runs once", async () => {
  const { db, siteId, access, catalogue, prepare } = world();
  createContact(db, { siteId });
  const { id: jobId } = await prepare({ do: "unsubscribe" });
  const other = ownerOf(createSite(db).id);
  const notFound = { ok: false, refusal: "not_found" };
  expect(findBulkAction(other, db, jobId)).toBeUndefined();
  expect(startBulkAction(other, db, { jobId }, testNow)).toEqual(notFound);
  expect(stopBulkAction(other, db, { jobId }, testNow)).toEqual(notFound);
  expect(undoBulkAction(other, db, { jobId }, testNow)).toEqual(notFound);
  for (const action of [
    { do: "remove_tag", tagId: catalogue.tagId },
    { do: "join_sequence", sequenceId: catalogue.sequenceId },
    { do: "grant_offer", offerId: catalogue.oneOffOfferId },
  ] as const)
    expect(await prepareBulkAction(other, db, { selection: everyone, action }, testNow)).toEqual({
      ok: false,
      refusal: "subject_not_found",
    });
  expect(startBulkAction(access, db, { jobId }, testNow)).toEqual({
    ok: false,
    refusal: "confirmation_mismatch",
  });
  const phrase = "Unsubscribe 1 contact";
  expect(startBulkAction(access, db, { jobId, phrase }, testNow).ok).toBe(true);
  expect(startBulkAction(access, db, { jobId }, testNow)).toEqual({ ok: false, refusal: "already_started" });
  expect(stopBulkAction(access, db, { jobId }, testNow)).toMatchObject({
    ok: true,
    job: { status: "stopped" },
  });
});

test("after a day a job goes, a batch of those it was about at a time", async () => {
  const { db, siteId, all, prepare } = world();
  for (let made = 0; made < 2_500; made += 1) createContact(db, { siteId });
  await prepare({ do: "hide" });
  const left = () =>
    all("SELECT count(*) AS items, (SELECT count(*) FROM bulk_actions) AS jobs FROM bulk_action_items");
  discardOldBulkActions(db, testNow + 86_400_000 - 1);
  expect(left()).toEqual([{ items: 2_500, jobs: 1 }]);
  discardOldBulkActions(db, testNow + 86_400_000);
  expect(left()).toEqual([{ items: 500, jobs: 1 }]);
  discardOldBulkActions(db, testNow + 86_400_000);
  expect(left()).toEqual([{ items: 0, jobs: 0 }]);
});

test("hidden and shown again: from the next list on, and back by undo", async () => {
  const { db, siteId, access, all, run, carryOut } = world();
  createContact(db, { siteId });
  createContact(db, { siteId });
  const hidden = await carryOut({ do: "hide" });
  expect(hidden).toMatchObject({ plannedCount: 2, changedCount: 2, canUndo: true });
  expect(await carryOut({ do: "hide" })).toMatchObject({ contactCount: 0 });
  undoBulkAction(access, db, { jobId: hidden.id }, testNow);
  await run();
  expect(all("SELECT id FROM contacts WHERE hidden_at IS NOT NULL")).toEqual([]);
  expect(await carryOut({ do: "unhide" })).toMatchObject({ changedCount: 0, unchangedCount: 2 });
});

test("subscriptions: cancelled at the provider, read back, and told by name where they are not", async () => {
  const { db, siteId, catalogue, all, carryOut } = world();
  const ended = createContactWithEverything(db, { siteId, catalogue });
  const refused = createContactWithEverything(db, { siteId, catalogue });
  createContact(db, { siteId });
  const own = "(SELECT provider_subscription_id FROM subscriptions WHERE contact_id = ?)";
  db.$client
    .prepare(`UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.' WHERE id IN ${own}`)
    .run(refused.id);
  const running = () =>
    all(
      `SELECT contact_id AS id FROM subscriptions JOIN local_provider_subscriptions AS there
       ON there.id = provider_subscription_id WHERE subscriptions.status <> 'canceled' AND there.status = 'active'`,
    );
  expect(running()).toEqual([{ id: ended.id }, { id: refused.id }]);
  expect(await carryOut({ do: "cancel_subscription" })).toMatchObject({
    status: "completed",
    plannedCount: 2,
    changedCount: 1,
    unchangedCount: 1,
    failedCount: 1,
    failures: [{ contactId: refused.id, contact: refused.email, reason: "refused" }],
    canUndo: false,
  });
  expect(running()).toEqual([{ id: refused.id }]);
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = NULL");
  expect(await carryOut({ do: "cancel_subscription" })).toMatchObject({ changedCount: 1, failedCount: 0 });
  expect(running()).toEqual([]);
});

test("a provider that does not answer: tried a few times, then stopped, the others not reached", async () => {
  const { db, siteId, catalogue, prepare, access } = world();
  for (let made = 0; made < 20; made += 1) createContactWithEverything(db, { siteId, catalogue });
  const { id, plannedCount } = await prepare({ do: "cancel_subscription" });
  const phrase = phraseOf("cancel_subscription", plannedCount) ?? "";
  startBulkAction(access, db, { jobId: id, phrase }, testNow);
  const job = claimJob(db, "bulk_actions", "test", testNow);
  const silent = async () => {
    throw new ProviderUnreachable("No answer.");
  };
  const working = testWorld(db);
  const { local } = working.providersOf(siteId);
  if (!job || !local) throw new Error("nothing to run");
  const providersOf = () => ({ local: { ...local, cancelSubscription: silent }, stripe: undefined });
  await runBulkAction({ ...working, providersOf }, job);
  const done = findBulkAction(access, db, id);
  expect(done).toMatchObject({ status: "stopped", changedCount: 0 });
  expect(done?.failedCount).toBeGreaterThanOrEqual(3);
  expect(done?.failedCount).toBeLessThan(20);
  expect(done?.failures[0]).toMatchObject({ reason: "unreachable" });
  expect(db.$client.prepare("SELECT action, actor_id FROM audit_log ORDER BY id DESC LIMIT 1").get()).toEqual(
    { action: "cancel_subscription_stopped", actor_id: null },
  );
});

/** Makes a site where few of many have a subscription, and a provider that cancels as given. */
async function cancelling(
  subscribers: number,
  others: number,
  cancel: (go: () => Promise<void>, stop: () => unknown) => Promise<void>,
) {
  const { db, siteId, catalogue, prepare, access, all } = world();
  const each = Math.ceil(others / Math.max(subscribers, 1));
  for (let made = 0; made < subscribers || made * each < others; made += 1) {
    if (made < subscribers) createContactWithEverything(db, { siteId, catalogue });
    for (let more = 0; more < each; more += 1) createContact(db, { siteId });
  }
  const { id, plannedCount } = await prepare({ do: "cancel_subscription" });
  const phrase = phraseOf("cancel_subscription", plannedCount) ?? "";
  startBulkAction(access, db, { jobId: id, phrase }, testNow);
  const job = claimJob(db, "bulk_actions", "test", testNow);
  const working = testWorld(db);
  const { local } = working.providersOf(siteId);
  if (!job || !local) throw new Error("nothing to run");
  const cancelSubscription = (subscriptionId: string) =>
    cancel(
      () => local.cancelSubscription(subscriptionId),
      () => stopBulkAction(access, db, { jobId: id }, testNow),
    );
  const providersOf = () => ({ local: { ...local, cancelSubscription }, stripe: undefined });
  const run = () => runBulkAction({ ...working, providersOf }, job);
  return { all, run, done: () => findBulkAction(access, db, id) };
}

test("a provider that does not answer is given up, however few of many have a subscription", async () => {
  const { run, done } = await cancelling(10, 1_000, async () => {
    throw new ProviderUnreachable("No answer.");
  });
  await run();
  expect(done()).toMatchObject({ status: "stopped", failedCount: 3 });
});

test("others get their turn while it goes through those without a subscription", async () => {
  const { run, done } = await cancelling(0, 3_000, (go) => go());
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await run();
  clearInterval(timer);
  expect(done()).toMatchObject({ status: "completed", unchangedCount: 3_000 });
  expect(turns).toBeGreaterThan(3);
});

test("asked to stop it waits for what it asked the provider, and says what it came to in the end", async () => {
  const { all, run, done } = await cancelling(20, 0, async (go, stop) => {
    expect(stop()).toMatchObject({ ok: true, job: { status: "running", isStopping: true } });
    await go();
  });
  await run();
  const { changedCount = 0, status } = done() ?? {};
  expect(status).toBe("stopped");
  expect(changedCount).toBeGreaterThan(0);
  expect(changedCount).toBeLessThan(20);
  expect(all("SELECT count(*) AS canceled FROM subscriptions WHERE status = 'canceled'")).toEqual([
    { canceled: changedCount },
  ]);
  expect(all("SELECT action, actor_id AS actor, counts FROM audit_log ORDER BY id DESC LIMIT 1")).toEqual([
    {
      action: "cancel_subscription_stopped",
      actor: "owner",
      counts: JSON.stringify({ contacts: changedCount, unchanged: 0, failed: 0 }),
    },
  ]);
});

test("a job that is about to go is not started or taken back, and stays while it is being taken back", async () => {
  const { db, siteId, access, prepare, carryOut, run, all } = world();
  createContact(db, { siteId });
  const { id } = await carryOut({ do: "hide" });
  const { id: preparedId } = await prepare({ do: "unhide" });
  const dayLater = testNow + 86_400_000;
  expect(startBulkAction(access, db, { jobId: preparedId }, dayLater)).toMatchObject({
    refusal: "not_found",
  });
  expect(undoBulkAction(access, db, { jobId: id }, dayLater)).toMatchObject({ refusal: "cannot_undo" });
  expect(undoBulkAction(access, db, { jobId: id }, dayLater - 1)).toMatchObject({ ok: true });
  for (let batch = 0; batch < 4; batch += 1) discardOldBulkActions(db, dayLater);
  expect(findBulkAction(access, db, preparedId)).toBeUndefined();
  await run();
  expect(all("SELECT id FROM contacts WHERE hidden_at IS NOT NULL")).toEqual([]);
});

test("cancelling that has not begun stops at once", async () => {
  const { db, siteId, catalogue, access, prepare } = world();
  createContactWithEverything(db, { siteId, catalogue });
  const { id, plannedCount } = await prepare({ do: "cancel_subscription" });
  const phrase = phraseOf("cancel_subscription", plannedCount) ?? "";
  startBulkAction(access, db, { jobId: id, phrase }, testNow);
  expect(stopBulkAction(access, db, { jobId: id }, testNow)).toMatchObject({ job: { status: "stopped" } });
});

test("whoever bought once is a customer, whatever is granted, revoked and taken back", async () => {
  const { db, siteId, catalogue, access, all, carryOut, run } = world();
  const offerId = catalogue.oneOffOfferId;
  const once = createContact(db, { siteId, isCustomer: true });
  const both = createContact(db, { siteId, isCustomer: true });
  const never = createContact(db, { siteId });
  const put = db.$client.prepare(
    `INSERT INTO purchases (contact_id, id, offer_id, kind, amount, currency, revoked_at, created_at)
     VALUES (?, ?, ?, ?, 0, 'EUR', ?, 1)`,
  );
  put.run(once.id, 900_001, offerId, "bought", 2);
  put.run(both.id, 900_002, offerId, "bought", null);
  put.run(both.id, 900_003, offerId, "granted", null);
  put.run(both.id, 900_004, offerId, "granted", 5);
  const customers = () => all("SELECT id FROM contacts WHERE is_customer = 1 ORDER BY id");
  const bought = [{ id: once.id }, { id: both.id }];
  const granted = await carryOut({ do: "grant_offer", offerId });
  expect(customers()).toEqual([...bought, { id: never.id }]);
  undoBulkAction(access, db, { jobId: granted.id }, testNow);
  await run();
  expect(customers()).toEqual(bought);

  const revoked = await carryOut({ do: "revoke_offer", offerId });
  expect(revoked).toMatchObject({ changedCount: 1 });
  undoBulkAction(access, db, { jobId: revoked.id }, testNow);
  await run();
  expect(all(`SELECT id, revoked_at FROM purchases WHERE contact_id = ${both.id} ORDER BY id`)).toEqual([
    { id: 900_002, revoked_at: null },
    { id: 900_003, revoked_at: null },
    { id: 900_004, revoked_at: 5 },
  ]);
});

test("an undo that was killed while it listed whom it is about goes on there", async () => {
  const { db, siteId, access, all, carryOut } = world();
  for (let made = 0; made < 1_200; made += 1) createContact(db, { siteId });
  const { id } = await carryOut({ do: "hide" });
  undoBulkAction(access, db, { jobId: id }, testNow);
  const killed = claimJob(db, "bulk_actions", "killed", testNow);
  if (!killed) throw new Error("no job is open");
  db.$client.exec(
    `INSERT INTO bulk_action_items SELECT ${killed.id}, contact_id, 'pending' FROM bulk_action_items
     WHERE job_id = ${id} ORDER BY contact_id LIMIT 700`,
  );
  await runBulkAction(testWorld(db), killed);
  expect(findBulkAction(access, db, killed.id)).toMatchObject({ status: "completed", changedCount: 1_200 });
  expect(all("SELECT id FROM contacts WHERE hidden_at IS NOT NULL")).toEqual([]);
});

test("the audit log says what each job came to, what was undone, and never about whom", async () => {
  const { db, siteId, catalogue, access, all, run, carryOut, prepare } = world();
  for (let made = 0; made < 3; made += 1) createContactWithEverything(db, { siteId, catalogue });
  const logged = () =>
    all("SELECT action, actor_id AS actor, job_id AS job, counts FROM audit_log ORDER BY id");
  const entry = (action: string, job: number, counts: object, actor: string | null = "owner") => ({
    action,
    actor,
    job,
    counts: JSON.stringify(counts),
  });
  const { id } = await carryOut({ do: "add_tag", tag: "spring" });
  undoBulkAction(access, db, { jobId: id }, testNow);
  await run();
  const done = { contacts: 3, unchanged: 0, failed: 0 };
  expect(logged()).toEqual([
    entry("add_tag_started", id, { contacts: 3 }),
    entry("add_tag_completed", id, done),
    entry("add_tag_undo_started", id + 1, { contacts: 3 }),
    entry("add_tag_undo_completed", id + 1, done),
  ]);
  const { id: stoppedId } = await prepare({ do: "hide" });
  startBulkAction(access, db, { jobId: stoppedId }, testNow);
  stopBulkAction(access, db, { jobId: stoppedId }, testNow);
  expect(logged().at(-1)).toEqual(entry("hide_stopped", stoppedId, { contacts: 0 }));
  expect(JSON.stringify(all("SELECT * FROM audit_log"))).not.toContain("@");
});

test("the jobs of the site are listed newest first, with who started them and what took them back", async () => {
  const { db, siteId, access, run, carryOut, prepare } = world();
  const passwordHash = "none";
  const { id: userId } = createOwner(db, { siteId, email: "ada@studio.example", name: "Ada", passwordHash });
  createContact(db, { siteId });
  const { id } = await carryOut({ do: "hide" });
  db.$client.prepare("UPDATE bulk_actions SET started_by = ?").run(userId);
  undoBulkAction(access, db, { jobId: id }, testNow);
  await run();
  await prepare({ do: "unsubscribe" });
  expect(listBulkActions(access, db)).toMatchObject([
    { do: "unhide", undoes: id, undoneBy: null, canUndo: false, createdBy: "Former member" },
    { do: "hide", undoes: null, undoneBy: id + 1, canUndo: false, createdBy: "Ada", finishedAt: testNow },
  ]);
  expect(listBulkActions(ownerOf(createSite(db).id), db)).toEqual([]);
});
