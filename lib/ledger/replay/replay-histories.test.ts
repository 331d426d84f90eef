import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { write } from "@/db/write";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { forgetEmail } from "@/lib/consent/forget-email";
import { anyReason, findErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { rotateIdentityKey } from "@/lib/consent/identities/identity-keys";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { optOutRank } from "@/lib/consent/status/next-marketing-status";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import {
  copyDatabase,
  endLedgerWorld,
  eraseAtOnce,
  makeLedgerWorld,
  restoreCopy,
  startIn,
} from "@/testing/databases/ledger-world";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { runsOf } from "@/testing/steps/runs";

const emails = ["ada@quill.example", "ben@quill.example", "cem@quill.example", "dan@quill.example"];
const email = fc.constantFrom(...emails);

type Change =
  | { do: "come" | "confirm" | "erase" | "forget"; email: string }
  | { do: "leave"; email: string; as: "unsubscribed" | "complained" | "bounced" }
  | { do: "move"; email: string; to: string };
type Step = Change | { do: "rotate" } | { do: "flush" } | { do: "clock"; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("come", "confirm", "erase"), email }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("forget" as const), email }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("leave" as const),
      email,
      as: fc.constantFrom("unsubscribed", "complained", "bounced"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("move" as const), email, to: email }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: "rotate" as const }, { do: "flush" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("clock" as const), ms: fc.integer({ min: -9e6, max: 9e6 }) }),
  },
);

interface Person {
  id: number;
  email: string;
  status: MarketingStatus;
}

/** Lives through the steps in a real instance, and notes what a restore has to know afterwards. */
class Life {
  world = makeLedgerWorld();
  private readonly siteId = createSite(this.world.db).id;
  private now = testNow;
  /** Holds what happened since the copy. */
  readonly erasedSince = new Map<number, string[]>();
  readonly leftSince = new Map<number, MarketingStatus>();

  people(): Person[] {
    return this.world.db.$client
      .prepare("SELECT id, email, marketing_status AS status FROM contacts ORDER BY id")
      .all() as Person[];
  }

  remembered() {
    return new Map(
      emails.map((one) => [one, findErasedIdentity(this.world.db, this.siteId, one, anyReason)] as const),
    );
  }

  isMarked(id: number): boolean {
    const found = this.world.db.$client.prepare("SELECT erased_before_at FROM contacts WHERE id = ?").pluck();
    return found.get(id) !== null;
  }

  beginSince(): void {
    this.erasedSince.clear();
    this.leftSince.clear();
  }

  take(one: Step): void {
    this.now += 1000;
    const { db } = this.world;
    if (one.do === "clock") this.now += one.ms;
    else if (one.do === "flush") flushLedger(db, this.now);
    else if (one.do === "rotate") rotateIdentityKey(ownerOf(this.siteId), db, this.now);
    else if (one.do === "come")
      receiveContact(db, this.siteId, { email: one.email, asksForMarketing: true }, this.now);
    else if (one.do === "forget") forgetEmail(ownerOf(this.siteId), db, { email: one.email }, this.now);
    else this.change(one);
  }

  private change(one: Change): void {
    const { db } = this.world;
    const person = this.people().find((other) => other.email === one.email);
    if (!person) return;
    const { id } = person;
    if (one.do === "erase") {
      this.erasedSince.set(id, this.emailsOf(id));
      eraseAtOnce(db, this.siteId, id, this.now);
    } else if (one.do === "move") {
      const seenAt = db.$client
        .prepare("SELECT updated_at FROM contacts WHERE id = ?")
        .pluck()
        .get(id) as number;
      changeContact(ownerOf(this.siteId), db, { contactId: id, seenAt, name: "", email: one.to }, this.now);
    } else this.say(id, one.do === "leave" ? one.as : "subscribed");
  }

  private say(id: number, status: MarketingStatus): void {
    write(this.world.db, (tx) => {
      tx.$client.prepare("UPDATE contacts SET marketing_status = ? WHERE id = ?").run(status, id);
      const kind = status === "subscribed" ? "confirmed" : (status as "unsubscribed");
      recordConsentEvent(tx, id, kind, "test", this.now);
    });
    const before = this.leftSince.get(id) ?? "subscribed";
    if (optOutRank(status) > optOutRank(before)) this.leftSince.set(id, status);
  }

  private emailsOf(id: number): string[] {
    const had = this.world.db.$client.prepare(
      "SELECT email FROM contacts WHERE id = @id UNION SELECT email FROM former_emails WHERE contact_id = @id",
    );
    return had.pluck().all({ id }) as string[];
  }
}

test("after any history, a restored copy has nobody who was erased since, and nobody's consent is higher", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 14 }),
      fc.array(step, { minLength: 1, maxLength: 14 }),
      async (before, since) => {
        const life = new Life();
        const copies = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-copies-"));
        try {
          for (const one of before) life.take(one);
          await copyDatabase(life.world, copies);
          const copied = life.people();
          life.beginSince();
          for (const one of since) life.take(one);
          const rememberedThen = life.remembered();
          life.world = restoreCopy(life.world, copies, { now: testNow + 9e7 });

          const handedOn = new Set([...life.erasedSince.values()].flat());
          for (const { id, email: had, status } of copied) {
            const now = life.people().find((person) => person.id === id);
            if (life.erasedSince.has(id)) expect(life.isMarked(id)).toBe(true);
            else if (!handedOn.has(had)) expect(life.isMarked(id)).toBe(false);
            if (!now || life.isMarked(id)) continue;
            expect(optOutRank(now.status)).toBeGreaterThanOrEqual(optOutRank(status));
            expect(optOutRank(now.status)).toBeGreaterThanOrEqual(
              optOutRank(life.leftSince.get(id) ?? "subscribed"),
            );
            if (now.status === "subscribed") expect(status).toBe("subscribed");
          }
          for (const [one, then] of rememberedThen) {
            const kept = life.remembered().get(one);
            if (then) expect(kept).toMatchObject(then.reason === "deleted" ? then : {});
          }
          const once = [life.people(), life.remembered()];
          life.world.db.$client.close();
          life.world = startIn(life.world.folder);
          expect([life.people(), life.remembered()]).toEqual(once);
        } finally {
          endLedgerWorld(life.world);
          fs.rmSync(copies, { recursive: true });
        }
      },
    ),
    { numRuns: runsOf(36) },
  );
});
