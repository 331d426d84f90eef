import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { claimSync } from "@/lib/billing/stripe/sync/claim-sync";
import { claimJob, type LeasedTable } from "@/lib/jobs/lease";
import { recordJobFailure } from "@/lib/jobs/retry-budget";
import { listDueMail } from "@/lib/mail/outgoing/due-mail";
import { mendTimes } from "./mend-times";

const hourMs = 3_600_000;
const then = 500 * hourMs;

function failedExport(db: Database, siteId: number): void {
  db.$client
    .prepare(
      "INSERT INTO bulk_actions (site_id, status, action, created_by, created_at) VALUES (?, 'running', '{}', '1', 0)",
    )
    .run(siteId);
  const job = claimJob(db, "bulk_actions", "test", then);
  if (!job) throw new Error("there is no job");
  recordJobFailure(db, job, new Error("once"), then);
}

function waitingLetter(db: Database, siteId: number): void {
  const { id } = createContact(db, { siteId });
  db.$client
    .prepare(
      `INSERT INTO outgoing_mail (contact_id, id, site_id, kind, template, parameters, seed, state, next_attempt_at, created_at)
       VALUES (?, 1, ?, 'transactional', 'confirm_subscription', '{}', x'00', 'queued', ?, ?)`,
    )
    .run(id, siteId, then + hourMs, then);
}

function pausedDeletion(db: Database, siteId: number): void {
  db.$client
    .prepare(
      `INSERT INTO deletion_jobs (site_id, status, created_by, created_at, paused_until, pause_reason)
       VALUES (?, 'running', '1', 0, ?, 'Stripe is silent.')`,
    )
    .run(siteId, then + 180_000);
}

function restingSync(db: Database, siteId: number): void {
  db.$client
    .prepare(
      `INSERT INTO stripe_syncs (site_id, status, phase, created_by, lease_owner, lease_expires_at, created_at)
       VALUES (?, 'running', 'customers', '1', 'resting', ?, 0)`,
    )
    .run(siteId, then + 180_000);
}

const claimable = (table: LeasedTable) => (db: Database, _siteId: number, now: number) =>
  claimJob(db, table, "next", now) !== undefined;

const waiting: [string, (db: Database, siteId: number) => void, typeof isSyncDue][] = [
  ["a job that failed", failedExport, claimable("bulk_actions")],
  ["a letter", waitingLetter, isLetterDue],
  ["a paused deletion", pausedDeletion, claimable("deletion_jobs")],
  ["a sync whose Stripe is silent", restingSync, isSyncDue],
];

function isLetterDue(db: Database, siteId: number, now: number): boolean {
  return listDueMail(db, siteId, ["transactional"], 1, now).length === 1;
}

function isSyncDue(db: Database, _siteId: number, now: number): boolean {
  return claimSync(db, "next", now) !== undefined;
}

test.each(waiting)("%s goes on at once when the clock is set back by hours", (_, wait, isDue) => {
  const db = openMemoryDatabase();
  const { id: siteId } = createSite(db);
  wait(db, siteId);
  const now = then - 5 * hourMs;
  expect(isDue(db, siteId, now)).toBe(false);
  expect(mendTimes(db, now)).toBe(1);
  expect(mendTimes(db, now)).toBe(0);
  expect(isDue(db, siteId, now)).toBe(true);
});

test.each(waiting)("%s waits as it was told while the clock is right", (_, wait, isDue) => {
  const db = openMemoryDatabase();
  const { id: siteId } = createSite(db);
  wait(db, siteId);
  expect(mendTimes(db, then)).toBe(0);
  expect(isDue(db, siteId, then)).toBe(false);
});

test.each(waiting)("%s goes on at once when the clock is set forward by hours", (_, wait, isDue) => {
  const db = openMemoryDatabase();
  const { id: siteId } = createSite(db);
  wait(db, siteId);
  expect(isDue(db, siteId, then + 5 * hourMs)).toBe(true);
});
