import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import SqliteClient from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/open-database";
import { findOptIn } from "@/lib/consent/confirm-opt-in";
import { findUnsubscribe } from "@/lib/consent/unsubscribe";
import { tokenIn, tokenLikesIn } from "@/testing/steps/letters";
import type { MailMessage } from "../message/mail-message";
import { sendDueMail } from "./send-due-mail";

const now = Date.UTC(2026, 0, 15, 12);
const lastBefore = 7;
let folder: string;
let db: Database;

/** Writes a database as the version before did: with tokens in the parameters and the text of every letter. */
function writeOldDatabase(file: string): void {
  const migrations = path.join(folder, "migrations");
  fs.cpSync(path.join("db", "migrations"), migrations, { recursive: true });
  const journalFile = path.join(migrations, "meta", "_journal.json");
  const journal = JSON.parse(fs.readFileSync(journalFile, "utf8")) as { entries: { idx: number }[] };
  journal.entries = journal.entries.filter(({ idx }) => idx <= lastBefore);
  fs.writeFileSync(journalFile, JSON.stringify(journal));
  const client = new SqliteClient(file);
  migrate(drizzle(client), { migrationsFolder: migrations });
  client.function("fold_for_search", { deterministic: true }, String);
  const hash = (token: string) => createHash("sha256").update(token).digest();
  client.exec(`INSERT INTO sites (id, name, created_at) VALUES (1, 'Studio', 0)`);
  const contact = client.prepare(
    `INSERT INTO contacts (id, site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
       last_activity_at) VALUES (?, 1, ?, '', '', ?, 'form', 0, 0, 0)`,
  );
  const statuses = ["pending", "pending", "subscribed", "subscribed"];
  for (const [index, status] of statuses.entries())
    contact.run(index + 1, `reader${index + 1}@quill.example`, status);
  client.exec(
    `INSERT INTO broadcasts (id, site_id, subject, body, status, created_at) VALUES (5, 1, 'Old', 'Hello.', 'sent', 0);
     INSERT INTO outbox (site_id, kind, payload, created_at) VALUES (1, 'contact.deleted', '{}', 0)`,
  );
  const request = client.prepare("INSERT INTO opt_in_requests VALUES (?, ?, ?, ?, ?, NULL)");
  const letter = client.prepare(
    `INSERT INTO outgoing_mail (contact_id, id, kind, template, parameters, state, subject, text, next_attempt_at,
       created_at, unsubscribe_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addRequest = (contactId: number, state: "sent" | "queued") => {
    const token = `old-confirm-token-${contactId}`;
    request.run(contactId, contactId * 10, hash(token), now, now + 86_400_000);
    const parameters = JSON.stringify({ token, expiresAt: now + 86_400_000 });
    const text = state === "sent" ? `Open https://studio.example/confirm/${token} to say yes.` : null;
    const about = ["transactional", "confirm_subscription", parameters, state, text && "Confirm", text];
    letter.run(contactId, contactId * 10 + 1, ...about, now, now, null);
  };
  const addBroadcast = (contactId: number, state: "sent" | "queued") => {
    const token = `old-leave-token-${contactId}`;
    const parameters = JSON.stringify({ broadcastId: 5, token });
    const text = state === "sent" ? `Hello. https://studio.example/unsubscribe/${token}` : null;
    const about = ["marketing", "broadcast", parameters, state, text && "Old", text];
    letter.run(contactId, contactId * 10 + 1, ...about, now, now, hash(token));
  };
  addRequest(1, "sent");
  addRequest(2, "queued");
  addBroadcast(3, "sent");
  addBroadcast(4, "queued");
  client.close();
}

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-migration-"));
  writeOldDatabase(path.join(folder, "farewell.db"));
  db = openDatabase(path.join(folder, "farewell.db"));
});
afterAll(() => {
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

const opens = (token: string) => findOptIn(db, token, now).ok || findUnsubscribe(db, token) !== undefined;

test("links in letters that were sent before still work, and nothing stored holds one", () => {
  expect(opens("old-confirm-token-1")).toBe(true);
  expect(opens("old-leave-token-3")).toBe(true);
  expect([...tokenLikesIn(db)].filter(opens)).toEqual([]);
  expect(
    db.$client
      .prepare("SELECT id, subject, text, parameters, seed FROM outgoing_mail WHERE state = 'sent'")
      .all(),
  ).toEqual([
    {
      id: 11,
      subject: "Confirm",
      text: "Open https://studio.example/confirm/… to say yes.",
      parameters: "{}",
      seed: null,
    },
    { id: 31, subject: null, text: null, parameters: "{}", seed: null },
  ]);
  expect(db.$client.prepare("SELECT name FROM sqlite_schema WHERE name = 'outbox'").all()).toEqual([]);
});

test("letters that waited are sent, with links that work", async () => {
  const sent: MailMessage[] = [];
  const transport = {
    send: async (message: MailMessage) => {
      sent.push(message);
      return { ok: true as const };
    },
    close: () => undefined,
  };
  await sendDueMail({ db, siteId: 1, transport, appUrl: "https://studio.example" }, now);
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
    ["reader2@quill.example", "Confirm your subscription to Studio"],
    ["reader4@quill.example", "Old"],
  ]);
  for (const { text } of sent) expect(opens(tokenIn(text))).toBe(true);
  expect(opens("old-confirm-token-2")).toBe(false);
});
