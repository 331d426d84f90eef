import fc from "fast-check";
import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { marketingStatuses } from "@/db/schema";
import { write } from "@/db/write";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { runsOf } from "@/testing/steps/runs";
import type { ConsentNote } from "./import-note";
import { importConsents } from "./import-view";

const names = ["ada", "ben", "cy", "dee", "eve"];
const status = fc.constantFrom(
  ...[
    "Subscribed",
    "Unsubscribed",
    "Never subscribed",
    "Pending",
    "Bounced",
    "Complained",
    "abgemeldet",
    "loobunud",
    "",
  ],
);
const row = fc.record({ name: fc.constantFrom(...names), status, out: fc.constantFrom("", "true", "false") });
const before = fc.record({
  known: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...marketingStatuses)),
  erased: fc.uniqueArray(fc.constantFrom(...names)),
});

test("nothing about consent happens without a line in the dry run that counts it", async () => {
  await fc.assert(
    fc.asyncProperty(
      before,
      fc.array(row, { minLength: 1, maxLength: 10 }),
      fc.constantFrom(...importConsents.filter((consent) => consent !== "opted_out")),
      fc.constantFrom("status" as const, "both" as const, "out" as const),
      async ({ known, erased }, rows, consent, columns) => {
        const db = openMemoryDatabase();
        const siteId = createSite(db).id;
        createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
        const emailOf = (name: string) => `${name}@quill.example`;
        for (const [name, marketingStatus] of Object.entries(known))
          createContact(db, { siteId, email: emailOf(name), marketingStatus });
        for (const name of erased.filter((one) => !(one in known)))
          write(db, (tx) => rememberErasedIdentity(tx, siteId, emailOf(name), testNow - 1));
        const statuses = () =>
          Object.fromEntries(
            db.$client.prepare("SELECT email, marketing_status FROM contacts").raw().all() as [
              string,
              string,
            ][],
          );
        const then = statuses();
        const header = { status: "Status", out: "Opted out", both: "Status,Opted out" }[columns];
        const cells = (one: { status: string; out: string }) =>
          ({ status: one.status, out: one.out, both: `${one.status},${one.out}` })[columns];
        const csv = `Email,${header}\n${rows.map((one) => `${emailOf(one.name)},${cells(one)}\n`).join("")}`;
        const { checked, imported } = await importList(ownerOf(siteId), db, csv, { consent }, testNow);
        const now = statuses();
        const movedTo = (to: string) =>
          Object.entries(now).filter(([email, status]) => status === to && then[email] !== to).length;
        const said = (note: ConsentNote) => checked.notes.find((one) => one.note === note)?.count ?? 0;
        expect([imported.counts, imported.notes]).toEqual([checked.counts, checked.notes]);
        expect({
          subscribed: checked.counts.subscribed,
          pending: checked.counts.asked,
          unsubscribed: said("now_unsubscribed"),
          bounced: said("now_bounced"),
          complained: said("now_complained"),
        }).toEqual({
          subscribed: movedTo("subscribed"),
          pending: movedTo("pending"),
          unsubscribed: movedTo("unsubscribed"),
          bounced: movedTo("bounced"),
          complained: movedTo("complained"),
        });
        if (consent === "none") return;
        const settled = Object.keys(now).filter(
          (email) => csv.includes(email) && now[email] === then[email] && now[email] !== "never_subscribed",
        ).length;
        const moved = ["subscribed", "pending", "unsubscribed", "bounced", "complained"].reduce(
          (total, to) => total + movedTo(to),
          0,
        );
        const saidNo = said("says_unknown") + said("says_never") + said("says_pending") + said("says_blank");
        const people = new Set(rows.map(({ name }) => name)).size;
        expect(moved + settled + saidNo).toBeGreaterThanOrEqual(people);
      },
    ),
    { numRuns: runsOf(150) },
  );
}, 60_000);
