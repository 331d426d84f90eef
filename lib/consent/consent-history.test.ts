import fc from "fast-check";
import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import type { SiteAccess } from "@/lib/auth/site-access";
import { submitForm } from "@/lib/forms/submit-form";
import { revertImport } from "@/lib/imports/change-import";
import { tokenHashOf } from "@/lib/values/token-hash";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { importList, runOpenImport } from "@/testing/steps/import";
import { runsOf } from "@/testing/steps/runs";
import { addContact } from "./add-contact";
import { confirmOptIn } from "./confirm-opt-in";
import { forgetEmail } from "./forget-email";
import { unsubscribe } from "./unsubscribe";

const emails = ["ada@quill.example", "ben@quill.example"] as const;
const consents = ["none", "ask", "claimed", "opted_out"] as const;
const words = ["subscribed", "unsubscribed", "bounced", ""] as const;

type Step =
  | { do: "import"; consent: (typeof consents)[number]; word: (typeof words)[number]; puts: boolean }
  /** Presses an opt-in link; `back` counts from the newest link that was ever sent to the contact. */
  | { do: "confirm"; back: number }
  | { do: "delete" | "unsubscribe" | "form" | "api" | "add" | "forget" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("import" as const),
    consent: fc.constantFrom(...consents),
    word: fc.constantFrom(...words),
    puts: fc.boolean(),
  }),
  fc.record({ do: fc.constant("confirm" as const), back: fc.nat(2) }),
  fc.record({
    do: fc.constantFrom("delete", "unsubscribe", "form", "api", "add", "forget" as const),
  }) as fc.Arbitrary<Step>,
);

/** Does one thing with one email. */
async function take(db: Database, access: SiteAccess, one: Step, email: string, now: number): Promise<void> {
  const { siteId } = access;
  const id = db.$client.prepare("SELECT id FROM contacts WHERE email = ?").pluck().get(email) as
    | number
    | undefined;
  switch (one.do) {
    case "import": {
      const csv = `Email,Status\n${email},${one.word}\n`;
      const { imported } = await importList(access, db, csv, { consent: one.consent }, now);
      if (!one.puts) return;
      const reverted = revertImport(access, db, { importId: imported.id }, now);
      if (reverted.ok) await runOpenImport(db, now);
      return;
    }
    case "delete":
      if (id) await runWholeDeletion(access, db, { kind: "ids", ids: [id] });
      return;
    case "unsubscribe":
      if (id) leave(db, id, now);
      return;
    case "confirm":
      if (id) confirmAs(db, id, one.back, now);
      return;
    case "form":
      return submitForm(db, { id: 1, siteId }, { name: "", email }, now);
    case "api":
      receiveContact(db, siteId, { email, asksForMarketing: true }, now);
      return;
    case "add":
      addContact(access, db, { email, name: "", asksForMarketing: true }, now);
      return;
    case "forget":
      forgetEmail(access, db, { email }, now);
  }
}

/** Confirms with a token of our own, in place of the one that only the letter holds. */
function confirmAs(db: Database, contactId: number, back: number, now: number): void {
  const requests = db.$client
    .prepare("SELECT id, created_at AS createdAt FROM opt_in_requests WHERE contact_id = ? ORDER BY id DESC")
    .all(contactId) as { id: number; createdAt: number }[];
  const pressed = requests[back % Math.max(1, requests.length)];
  if (!pressed) return;
  const token = `confirm ${pressed.id} ${now}`;
  db.$client
    .prepare("UPDATE opt_in_requests SET token_hash = ? WHERE contact_id = ? AND id = ?")
    .run(tokenHashOf(token), contactId, pressed.id);
  const before = statusOf(db, contactId);
  confirmOptIn(db, token, now);
  if (before === "subscribed" || statusOf(db, contactId) !== "subscribed") return;
  const leftSince = db.$client
    .prepare(
      `SELECT kind FROM consent_events WHERE contact_id = ? AND created_at >= ?
       AND kind IN ('unsubscribed', 'bounced', 'complained')`,
    )
    .pluck()
    .all(contactId, pressed.createdAt);
  expect(leftSince, "they left after they were asked").toEqual([]);
}

function statusOf(db: Database, contactId: number): unknown {
  return db.$client.prepare("SELECT marketing_status FROM contacts WHERE id = ?").pluck().get(contactId);
}

function leave(db: Database, contactId: number, now: number): void {
  const token = `leave ${contactId} ${now}`;
  db.$client
    .prepare(
      `INSERT INTO outgoing_mail (contact_id, id, kind, template, parameters, state, next_attempt_at, created_at,
         unsubscribe_hash) VALUES (?, ?, 'marketing', 'broadcast', '{}', 'sent', ?, ?, ?)`,
    )
    .run(contactId, -now, now, now, tokenHashOf(token));
  unsubscribe(db, token, "one click", now);
}

interface ConsentEvent {
  kind: string;
  source: string;
}

/** Leaves out what an import said that was reverted since. */
function standing(events: ConsentEvent[]): ConsentEvent[] {
  const stands: ConsentEvent[] = [];
  for (const event of events) {
    if (event.kind !== "put_back") stands.push(event);
    else if (`${stands.at(-1)?.source} put back` === event.source) stands.pop();
  }
  return stands;
}

/**
 * Explains why somebody should not be subscribed: no confirmation or claim is recorded, or they left and did not
 * come back. Returns undefined when everybody subscribed has a reason to be.
 */
function whyNot(db: Database, siteId: number): string | undefined {
  const subscribed = db.$client
    .prepare("SELECT id, email FROM contacts WHERE site_id = ? AND marketing_status = 'subscribed'")
    .all(siteId) as { id: number; email: string }[];
  for (const { id } of subscribed) {
    const events = standing(
      db.$client
        .prepare("SELECT kind, source FROM consent_events WHERE contact_id = ? ORDER BY id")
        .all(id) as ConsentEvent[],
    );
    const hasConsented = events.some(({ kind }) => kind === "confirmed" || kind === "claimed");
    if (!hasConsented) return `nothing is recorded: ${JSON.stringify(events)}`;
    const left = events.findLastIndex(({ kind }) => kind === "unsubscribed");
    const back = events.findLastIndex(({ kind }) => kind === "confirmed" || kind === "subscribed");
    if (left > back) return `left, and not back: ${JSON.stringify(events)}`;
  }
  return undefined;
}

const putBackThenClaimed = (
  [
    ["none", "", false],
    ["none", "bounced", true],
    ["claimed", "subscribed", false],
  ] as const
).map(([consent, word, puts]) => ({ one: { do: "import" as const, consent, word, puts }, email: emails[1] }));

const withAda = (steps: Step[]) => steps.map((one) => ({ one, email: emails[0] }));
const askedLeftPressed = withAda([
  { do: "import", consent: "none", word: "subscribed", puts: false },
  { do: "delete" },
  { do: "api" },
  { do: "unsubscribe" },
  { do: "confirm", back: 0 },
]);
const olderLinkPressed = withAda([
  { do: "form" },
  { do: "form" },
  { do: "confirm", back: 0 },
  { do: "import", consent: "none", word: "unsubscribed", puts: false },
  { do: "confirm", back: 1 },
]);

test("no sequence of imports, deletions, unsubscribes and doors subscribes anyone without consent", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ one: step, email: fc.constantFrom(...emails) }), { minLength: 1, maxLength: 8 }),
      async (steps) => {
        const db = openMemoryDatabase();
        const { id: siteId } = createSite(db);
        db.$client
          .prepare("INSERT INTO forms (site_id, slug, name, created_at) VALUES (?, 'f', 'F', 0)")
          .run(siteId);
        const access = ownerOf(siteId);
        const wasErased = new Set<string>();
        const hasConfirmed = new Set<string>();
        for (const [index, { one, email }] of steps.entries()) {
          const before = db.$client
            .prepare("SELECT marketing_status FROM contacts WHERE email = ?")
            .pluck()
            .get(email);
          await take(db, access, one, email, testNow + (index + 1) * 1000);
          if (one.do === "delete" && before !== undefined) {
            wasErased.add(email);
            hasConfirmed.delete(email);
          }
          if (one.do === "confirm" && before === "pending") hasConfirmed.add(email);
          expect(whyNot(db, siteId)).toBeUndefined();
          const after = db.$client
            .prepare("SELECT marketing_status FROM contacts WHERE email = ?")
            .pluck()
            .get(email);
          if (wasErased.has(email) && !hasConfirmed.has(email)) expect(after).not.toBe("subscribed");
        }
        db.$client.close();
      },
    ),
    { numRuns: runsOf(300), examples: [[putBackThenClaimed], [askedLeftPressed], [olderLinkPressed]] },
  );
}, 120_000);
