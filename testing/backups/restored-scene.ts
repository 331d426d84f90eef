import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { backUp } from "@/lib/backups/back-up";
import type { BackupKind } from "@/lib/backups/backup-manifest";
import { type RestoreOrder, restoreBackup } from "@/lib/backups/restore/restore-backup";
import { confirmedBy } from "@/lib/consent/confirm-opt-in";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import type { JobContext } from "@/lib/jobs/job-context";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import { openLedger } from "@/lib/ledger/replay/open-ledger";
import { changeSecret } from "@/lib/secret/change-secret";
import { setSecret } from "@/lib/system/app-secret";
import { env } from "@/lib/system/env";
import { pageRoundsOf } from "@/lib/system/pages/page-rounds";
import { findInstance, isSecretOf } from "@/lib/system/secret-check";
import { type LedgerWorld, makeLedgerWorld, startIn } from "@/testing/databases/ledger-world";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";

const hour = 3_600_000;
const emailOf = (name: string) => `${name}@quill.example`;

/** Has this process use another secret, as the next process does. */
export function goOnWith(secret: string): void {
  (globalThis as { farewell?: Map<string, unknown> }).farewell?.clear();
  setSecret(secret);
}

/**
 * Is an instance with people to whom something happens after it was backed up: ada is deleted, ben unsubscribes, cara
 * complains, dora was deleted before and came back before the backup, and to eve nothing happens.
 */
export class RestoredScene {
  /** Is a folder for everything beside the data folder. */
  readonly elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-scene-"));
  readonly directory = path.join(this.elsewhere, "backups");
  now = testNow;
  world: LedgerWorld = makeLedgerWorld();
  readonly siteId = createSite(this.world.db).id;
  /** Is the secret in the data folder; undefined while it is that of the environment. */
  private secret: string | undefined;

  get db(): Database {
    return this.world.db;
  }

  get folder(): string {
    return this.world.folder;
  }

  /** Moves the clock on, and has it in the database as a running worker would. */
  pass(): void {
    this.now += hour;
    this.db.$client
      .prepare("INSERT INTO heartbeats VALUES ('worker', @now) ON CONFLICT DO UPDATE SET beat_at = @now")
      .run({ now: this.now });
  }

  add(name: string): number {
    return createContact(this.db, { siteId: this.siteId, email: emailOf(name), createdAt: this.now }).id;
  }

  idOf(name: string): number {
    const found = this.db.$client.prepare("SELECT id FROM contacts WHERE email = ?");
    return Number(found.pluck().get(emailOf(name)));
  }

  async erase(name: string, context = testWorld(this.db)): Promise<void> {
    const access = ownerOf(this.siteId);
    const reading = await context.readBilling(this.siteId);
    const selection = { kind: "ids" as const, ids: [this.idOf(name)] };
    mustConfirm(access, this.db, await mustPreview(access, this.db, selection, reading));
    await runOpenDeletion(context);
  }

  say(name: string, status: string): void {
    this.db.$client
      .prepare("UPDATE contacts SET marketing_status = ? WHERE email = ?")
      .run(status, emailOf(name));
  }

  /** Lets happen what happens before the backup. */
  async before(): Promise<void> {
    for (const name of ["ada", "ben", "cara", "dora", "eve"]) this.add(name);
    await this.erase("dora");
    this.pass();
    const dora = this.add("dora");
    write(this.db, (tx) => recordConsentEvent(tx, dora, "confirmed", confirmedBy.person, this.now));
    this.pass();
  }

  /** Lets happen what happens after it. */
  async since(context = testWorld(this.db)): Promise<void> {
    this.pass();
    await this.erase("ada", context);
    this.say("ben", "unsubscribed");
    this.say("cara", "complained");
    flushLedger(this.db, this.now);
  }

  backUp(kind: BackupKind = "whole"): string {
    const { folder, db, directory, now } = this;
    flushLedger(db, now);
    const made = backUp({ folder, db, directory, kind, keepDays: 14, now: () => now });
    if (!made.ok) throw new Error(made.refusal);
    return made.path;
  }

  end(): void {
    if (!this.db.$client.open) return;
    pageRoundsOf(this.db)?.end();
    this.db.$client.close();
  }

  /** Restores into a folder, and starts the instance there; returns why it was refused instead, if it was. */
  async restore(
    from: string,
    folder = this.folder,
    more: Partial<RestoreOrder> = {},
  ): Promise<string | undefined> {
    this.end();
    this.now += hour;
    const restored = await restoreBackup({
      ...{ from, folder, ledgerFrom: undefined, isReplacing: false },
      variable: env().APP_SECRET,
      askSecret: async () => undefined,
      now: () => this.now,
      ...more,
    });
    if (!restored.ok) return "file" in restored ? `${restored.refusal} ${restored.file}` : restored.refusal;
    this.start(folder);
    return undefined;
  }

  /** Starts the instance in a folder, as the worker does. */
  start(folder = this.folder): void {
    this.end();
    this.world = this.secret === undefined ? startIn(folder, this.now) : this.openWith(this.secret, folder);
  }

  /** Changes the secret, which is in the data folder from now on, and goes on as the next process does. */
  changeSecret(from: string, to: string): void {
    changeSecret(this.db, { from, to }, this.now);
    fs.writeFileSync(path.join(this.folder, "app-secret"), to);
    this.secret = to;
    goOnWith(to);
    this.start();
  }

  /** Opens what the environment of the tests has no secret for. */
  private openWith(secret: string, folder: string): LedgerWorld {
    const db = openDatabase(path.join(folder, "farewell.db"));
    const instance = findInstance(db);
    if (!instance || !isSecretOf(instance, secret)) throw new Error("it has another secret");
    openLedger(db, this.now);
    return { folder, db, ledger: path.join(folder, "erasures.log") };
  }

  /** Says who is in the list of contacts, before any job ran. */
  async listed(): Promise<string> {
    const page = { sort: "added", direction: "asc", size: 25 } as const;
    const { rows } = await listContacts(ownerOf(this.siteId), this.db, { everyone: true }, page, this.now);
    return rows
      .map(({ email }) => email.replace("@quill.example", ""))
      .sort()
      .join(" ");
  }

  /** Runs the deletions that wait, and has a list claim that everyone agreed. Says what became of everyone. */
  async outcome(context: JobContext = testWorld(this.db)): Promise<string> {
    const listed = await this.listed();
    const counts = await this.eraseAgain(context);
    this.pass();
    const names = ["ada", "ben", "cara", "dora", "eve"];
    const list = ["Email", ...names.map(emailOf)].join("\n");
    await importList(ownerOf(this.siteId), this.db, `${list}\n`, { consent: "claimed" }, this.now);
    receiveContact(this.db, this.siteId, { email: emailOf("ada"), asksForMarketing: true }, this.now);
    const statuses = names.map((name) => `${name} ${this.statusOf(name)}`).join(", ");
    return `listed: ${listed}; ${counts}; claimed: ${statuses}`;
  }

  /** Runs the deletion that waits, if any, and says how many are erased again. */
  async eraseAgain(context: JobContext): Promise<string> {
    this.pass();
    const waiting = this.db.$client.prepare(
      "SELECT 1 FROM deletion_jobs WHERE status IN ('queued', 'running')",
    );
    if (waiting.get()) await runOpenDeletion({ ...context, db: this.db, now: () => this.now });
    const counts = this.db.$client
      .prepare(
        `SELECT 'again ' || sum(erased_again_count) || ', deleted ' || coalesce(sum(deleted_count), 0) ||
           ', held ' || coalesce(sum(needs_attention_count), 0) || ', lowered ' || sum(lowered_count)
         FROM ledger_replays LEFT JOIN deletion_jobs ON replay_id = ledger_replays.id`,
      )
      .pluck();
    return String(counts.get() ?? "nothing replayed");
  }

  /** Has those tried again whom the deletion held. */
  retry(): void {
    const job = this.db.$client.prepare("SELECT id FROM deletion_jobs WHERE needs_attention_count > 0");
    const retried = retryHeldContacts(
      ownerOf(this.siteId),
      this.db,
      { jobId: Number(job.pluck().get()) },
      this.now,
    );
    if (!retried.ok) throw new Error(retried.refusal);
  }

  private statusOf(name: string): string {
    const status = this.db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?");
    return (status.pluck().get(emailOf(name)) as string | undefined) ?? "gone";
  }

  dispose(): void {
    this.end();
    for (const folder of [this.elsewhere, this.folder]) fs.rmSync(folder, { recursive: true, force: true });
  }
}
