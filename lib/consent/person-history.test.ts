import fc from "fast-check";
import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import type { SiteAccess } from "@/lib/auth/site-access";
import { applyBulkAction } from "@/lib/bulk-actions/apply-bulk-action";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { submitForm } from "@/lib/forms/submit-form";
import { revertImport } from "@/lib/imports/change-import";
import { tokenHashOf } from "@/lib/values/token-hash";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { importList, runOpenImport } from "@/testing/steps/import";
import { runsOf } from "@/testing/steps/runs";
import { addContact } from "./add-contact";
import { admitContact } from "./admit-contact";
import { confirmOptIn } from "./confirm-opt-in";
import { forgetEmail } from "./forget-email";
import type { MarketingStatus } from "./status/marketing-status";
import { hasLeft } from "./status/next-marketing-status";

const emails = ["ada@quill.example", "ben@quill.example", "cleo@quill.example"] as const;
type Email = (typeof emails)[number];

type Step = { at: Email } & (
  | {
      do: "import";
      consent: "none" | "ask" | "claimed" | "opted_out";
      word: "subscribed" | "unsubscribed" | "bounced" | "";
      puts: boolean;
      isDisguised: boolean;
    }
  | { do: "confirm"; back: number }
  | { do: "move" | "merge"; to: Email }
  | { do: "delete" | "unsubscribe" | "complain" | "form" | "api" | "add" | "ask" | "forget" }
);

const [ada, ben] = emails;
const claim = {
  do: "import",
  consent: "claimed",
  word: "subscribed",
  puts: false,
  isDisguised: false,
} as const;
const at = fc.constantFrom(...emails);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    at,
    do: fc.constant("import" as const),
    consent: fc.constantFrom(...(["none", "ask", "claimed", "opted_out"] as const)),
    word: fc.constantFrom(...(["subscribed", "unsubscribed", "bounced", ""] as const)),
    puts: fc.boolean(),
    isDisguised: fc.boolean(),
  }),
  fc.record({ at, do: fc.constant("confirm" as const), back: fc.nat(2) }),
  fc.record({ at, do: fc.constantFrom(...(["move", "merge"] as const)), to: at }),
  fc.record({
    at,
    do: fc.constantFrom(
      ...(["delete", "unsubscribe", "complain", "form", "api", "add", "ask", "forget"] as const),
    ),
  }),
);

/** Makes histories in which one person takes several steps, which single random steps hardly ever make. */
const chain: fc.Arbitrary<Step[]> = fc
  .record({
    two: fc.shuffledSubarray([...emails], { minLength: 2, maxLength: 2 }),
    goes: fc.constantFrom(...(["move", "merge"] as const)),
    leaves: fc.constantFrom(...(["unsubscribe", "complain"] as const)),
    asks: fc.constantFrom(...(["form", "api", "add"] as const)),
    isDisguised: fc.boolean(),
    kind: fc.constantFrom(...(["deleted", "moved", "left", "pressed"] as const)),
  })
  .map(({ two: [one = emails[0], other = emails[1]], goes, leaves, asks, isDisguised, kind }) => {
    const first: Step[] = [{ at: one, ...claim }];
    const second: Step[] = goes === "merge" ? [{ at: other, ...claim }] : [];
    const away: Step = { at: one, do: goes, to: other };
    const back: Step = { at: one, ...claim, isDisguised };
    if (kind === "deleted") return [...first, ...second, away, { at: other, do: "delete" }, back];
    if (kind === "moved") return [...first, ...second, away, back];
    if (kind === "left") return [...first, ...second, { at: one, do: leaves }, away, back];
    return [
      { at: one, do: asks },
      { at: one, do: leaves },
      { at: one, do: "confirm", back: 0 },
    ];
  });

/** Puts a chain among other steps, some of which come between its own. */
const steps: fc.Arbitrary<Step[]> = fc
  .record({
    before: fc.array(step, { maxLength: 2 }),
    told: chain,
    between: fc.array(fc.record({ place: fc.nat(5), step }), { maxLength: 2 }),
    after: fc.array(step, { maxLength: 3 }),
  })
  .map(({ before, told, between, after }) => {
    const mixed = [...told];
    for (const { place, step: one } of between) mixed.splice(place % (mixed.length + 1), 0, one);
    return [...before, ...mixed, ...after];
  });

interface Contact {
  id: number;
  email: string;
  status: MarketingStatus;
  updatedAt: number;
}

/** Knows what a bystander knows who looks at the contacts after each step, and never at erased identities. */
class Bystander {
  /** Maps each contact to every email it ever had. */
  private readonly had = new Map<number, Set<string>>();
  /**
   * Holds emails that a claim may not subscribe: of anyone who was deleted, moved, left, opted out or was forgotten.
   */
  readonly burnt = new Set<string>();

  see(contacts: Contact[]): void {
    for (const { id, email, status } of contacts) {
      this.had.set(id, this.emailsOf(id).add(email));
      if (hasLeft(status)) for (const one of this.emailsOf(id)) this.burnt.add(one);
    }
  }

  moved(id: number, email: string): void {
    this.burnt.add(email);
    this.had.set(id, this.emailsOf(id).add(email));
  }

  mergedInto(keepId: number, dropId: number): void {
    for (const email of this.emailsOf(dropId)) this.moved(keepId, email);
    this.had.delete(dropId);
  }

  deleted(id: number): void {
    for (const email of this.emailsOf(id)) this.burnt.add(email);
    this.had.delete(id);
  }

  private emailsOf(id: number): Set<string> {
    return this.had.get(id) ?? new Set();
  }
}

function world() {
  const db = openMemoryDatabase();
  const { id: siteId } = createSite(db);
  db.$client
    .prepare("INSERT INTO forms (id, site_id, slug, name, created_at) VALUES (1, ?, 'f', 'F', 0)")
    .run(siteId);
  return { db, siteId, access: ownerOf(siteId) };
}

const contactsIn = (db: Database) =>
  db.$client
    .prepare(
      "SELECT id, email, marketing_status AS status, updated_at AS updatedAt FROM contacts ORDER BY id",
    )
    .all() as Contact[];

/** Presses a link that was sent to the contact. Returns true when they have not left since it was sent. */
function confirm(db: Database, contactId: number, back: number, now: number): boolean {
  const requests = db.$client
    .prepare("SELECT id, created_at AS createdAt FROM opt_in_requests WHERE contact_id = ? ORDER BY id DESC")
    .all(contactId) as { id: number; createdAt: number }[];
  const pressed = requests[back % Math.max(1, requests.length)];
  if (!pressed) return false;
  const token = `confirm ${pressed.id} ${now}`;
  db.$client
    .prepare("UPDATE opt_in_requests SET token_hash = ? WHERE contact_id = ? AND id = ?")
    .run(tokenHashOf(token), contactId, pressed.id);
  confirmOptIn(db, token, now);
  const left = db.$client.prepare(
    `SELECT 1 FROM consent_events WHERE contact_id = ? AND created_at >= ?
     AND kind IN ('unsubscribed', 'bounced', 'complained')`,
  );
  return left.get(contactId, pressed.createdAt) === undefined;
}

async function erase(db: Database, access: SiteAccess, id: number, now: number): Promise<void> {
  mustConfirm(access, db, await mustPreview(access, db, { kind: "ids", ids: [id] }));
  await runOpenDeletion({ ...testWorld(db), now: () => now });
}

/** Does one step. Returns the contact who may be subscribed by it because they confirmed. */
async function take(
  { db, siteId, access }: ReturnType<typeof world>,
  one: Step,
  bystander: Bystander,
  now: number,
): Promise<number | undefined> {
  const email = one.at;
  const known = contactsIn(db).find((contact) => contact.email === email);
  switch (one.do) {
    case "import": {
      const written = one.isDisguised ? email.replace("@", "\u200b@") : email;
      const csv = `Email,Status\n${written},${one.word}\n`;
      const { imported } = await importList(access, db, csv, { consent: one.consent }, now);
      if (one.consent === "opted_out") bystander.burnt.add(email);
      if (one.puts && revertImport(access, db, { importId: imported.id }, now).ok)
        await runOpenImport(db, now);
      return;
    }
    case "confirm":
      return known && confirm(db, known.id, one.back, now) ? known.id : undefined;
    case "move": {
      if (!known || one.to === email) return;
      const change = { contactId: known.id, seenAt: known.updatedAt, name: "", email: one.to };
      if (changeContact(access, db, change, now).ok) bystander.moved(known.id, email);
      return;
    }
    case "merge": {
      const keep = contactsIn(db).find((contact) => contact.email === one.to);
      if (!known || !keep) return;
      const merge = { keepId: keep.id, dropId: known.id, nameFrom: "keep" as const };
      if (mergeContacts(access, db, merge, now).ok) bystander.mergedInto(keep.id, known.id);
      return;
    }
    case "delete":
      if (!known) return;
      await erase(db, access, known.id, now);
      bystander.deleted(known.id);
      return;
    case "unsubscribe":
    case "ask": {
      const action = { do: one.do === "ask" ? ("request_opt_in" as const) : ("unsubscribe" as const) };
      if (known) write(db, (tx) => applyBulkAction(tx, { siteId, contactId: known.id }, action, now));
      return;
    }
    case "complain":
      write(db, (tx) =>
        admitContact(tx, { siteId, email, name: "", source: "api", wish: "complained" }, now),
      );
      return;
    case "form":
      submitForm(db, { id: 1, siteId }, { name: "", email }, now);
      return;
    case "api":
      receiveContact(db, siteId, { email, asksForMarketing: true }, now);
      return;
    case "add":
      addContact(access, db, { email, name: "", asksForMarketing: true }, now);
      return;
    case "forget":
      if (forgetEmail(access, db, { email }, now).ok) bystander.burnt.add(email);
  }
}

async function live(lived: Step[]): Promise<void> {
  const own = world();
  const bystander = new Bystander();
  for (const [index, one] of lived.entries()) {
    const before = new Map(contactsIn(own.db).map((contact) => [contact.id, contact]));
    const confirmedId = await take(own, one, bystander, testNow + (index + 1) * 1000);
    const after = contactsIn(own.db);
    expect(after.filter(({ email }) => !emails.some((known) => known === email))).toEqual([]);
    for (const { id, email, status } of after) {
      const was = before.get(id);
      const isNew = status === "subscribed" && (was?.status !== "subscribed" || was.email !== email);
      if (!isNew || id === confirmedId) continue;
      const isClaim = one.do === "import" && one.consent === "claimed" && one.at === email;
      expect(isClaim, `${email} is subscribed by ${one.do}`).toBe(true);
      expect(bystander.burnt.has(email), `a claim subscribes ${email}, which needs a confirmation`).toBe(
        false,
      );
    }
    bystander.see(after);
  }
  own.db.$client.close();
}

const told: Step[][] = [
  // The cases are: moved and deleted; merged and deleted; complained and moved; deleted and disguised; asked, left
  // and pressed; moved, imported again without a claim, and claimed then.
  [
    { at: ada, ...claim },
    { at: ada, do: "move", to: ben },
    { at: ben, do: "delete" },
    { at: ada, ...claim },
  ],
  [
    { at: ada, ...claim },
    { at: ben, ...claim },
    { at: ada, do: "merge", to: ben },
    { at: ben, do: "delete" },
    { at: ada, ...claim },
  ],
  [
    { at: ada, do: "complain" },
    { at: ada, do: "move", to: ben },
    { at: ada, ...claim },
  ],
  [
    { at: ada, ...claim },
    { at: ada, do: "delete" },
    { at: ada, ...claim, isDisguised: true },
  ],
  [
    { at: ada, do: "form" },
    { at: ada, do: "unsubscribe" },
    { at: ada, do: "confirm", back: 0 },
  ],
  [
    { at: ada, ...claim },
    { at: ada, do: "move", to: ben },
    { at: ada, ...claim, consent: "none" },
    { at: ada, ...claim },
  ],
];

test("nobody is subscribed without a confirmation or a first consent, and no address of someone deleted by a claim", async () => {
  await fc.assert(fc.asyncProperty(steps, live), {
    numRuns: runsOf(100),
    examples: told.map((one) => [one]),
  });
});
