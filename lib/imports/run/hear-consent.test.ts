import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { marketingStatuses } from "@/db/schema";
import { write } from "@/db/write";
import {
  anyReason,
  findErasedIdentity,
  rememberErasedIdentity,
} from "@/lib/consent/identities/erased-identities";
import { leaveEmail } from "@/lib/consent/identities/leave-email";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import {
  checkList,
  importList,
  mustFind,
  mustReceive,
  runOpenImport,
  startList,
} from "@/testing/steps/import";
import { runsOf } from "@/testing/steps/runs";

const [ada, ben, cy, dee] = ["ada@quill.example", "ben@ink.example", "cy@nib.example", "dee@blot.example"];

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  const access = ownerOf(siteId);
  const statuses = () =>
    Object.fromEntries(
      db.$client.prepare("SELECT email, marketing_status FROM contacts ORDER BY email").raw().all() as [
        string,
        string,
      ][],
    );
  const take = (rows: string[]) =>
    importList(access, db, `Email,Status\n${rows.join("\n")}\n`, { consent: "claimed" }, testNow);
  return { db, siteId, access, statuses, take };
}

const inAnyOrder = <Row>(rows: Row[], check: (rows: Row[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), check), {
    numRuns: runsOf(24),
  });

describe("a no counts for every address of a person, in any order of rows", () => {
  test.each([
    [
      "an address beside it that has a row of its own",
      [`"${ada}, ${ben}",Unsubscribed`, `${ben},Subscribed`],
      { [ada]: "unsubscribed", [ben]: "unsubscribed" },
    ],
    [
      "one beside it in a further row",
      [`${ada},Subscribed`, `"${ada}, ${ben}",Subscribed`, `${ada},Unsubscribed`, `${ben},Subscribed`],
      { [ada]: "unsubscribed", [ben]: "unsubscribed" },
    ],
    [
      "one that is reached by another",
      [`${ada},Complained`, `"${ada}, ${ben}",Subscribed`, `"${ben}, ${cy}",Subscribed`, `${cy},Subscribed`],
      { [ada]: "complained", [ben]: "complained", [cy]: "complained" },
    ],
    [
      "nobody else; the one before it is asked",
      [`"${ada}, ${ben}",Subscribed`, `${ben},Unsubscribed`, `${cy},Subscribed`],
      { [ada]: "pending", [ben]: "unsubscribed", [cy]: "subscribed" },
    ],
    [
      "what stands beside an address that bounced",
      [`"${ada}, ${ben}",Bounced`, `${ben},Subscribed`],
      { [ada]: "bounced", [ben]: "unsubscribed" },
    ],
    [
      "not what stands beside it in another row than that which says it bounced",
      [`"${ada}, ${ben}",Subscribed`, `${ada},Bounced`, `${ben},Subscribed`],
      { [ada]: "bounced", [ben]: "subscribed" },
    ],
  ])("%s", async (_, rows, expected) => {
    await inAnyOrder(rows, async (shuffled) => {
      const { statuses, take } = world();
      const { checked, imported } = await take(shuffled);
      expect(statuses()).toEqual(expected);
      expect([imported.counts, imported.notes]).toEqual([checked.counts, checked.notes]);
    });
  });

  test.each([
    ["where they are now", [`${ada},Unsubscribed`, `${ben},Subscribed`]],
    ["what they left", [`${ada},Subscribed`, `${ben},Unsubscribed`]],
    ["what they left, by way of another", [`${ada},Subscribed`, `"${dee}, ${ben}",Unsubscribed`]],
  ])("%s", async (_, rows) => {
    await inAnyOrder(rows, async (shuffled) => {
      const { db, siteId, statuses, take } = world();
      const { id: contactId } = createContact(db, {
        siteId,
        email: ben,
        marketingStatus: "never_subscribed",
      });
      const left = { siteId, contactId, email: ada, standing: "never_subscribed" as const };
      write(db, (tx) => leaveEmail(tx, left, testNow - 1));
      const { checked, imported } = await take(shuffled);
      expect(statuses()).toMatchObject({ [ada]: "unsubscribed", [ben]: "unsubscribed" });
      expect([imported.counts, imported.notes]).toEqual([checked.counts, checked.notes]);
    });
  });
});

test("an address without a row of its own is out once, however many rows it stands in", async () => {
  const { db, siteId, take } = world();
  const { checked } = await take([
    `"${ada}, ${cy}",Unsubscribed`,
    `${ada},Subscribed`,
    `"${ben}, ${cy}",Complained`,
    `"${ada}, ${dee}",Subscribed`,
  ]);
  expect(checked.notes).toContainEqual({ note: "further_opted_out", detail: null, count: 2 });
  for (const email of [cy, dee])
    expect(findErasedIdentity(db, siteId, email, anyReason)).toMatchObject({ reason: "opted_out" });
});

test.each(["Email 2", "E-mail 2 - Value", "Secondary email", "Email"])(
  "a no counts for the address in the column %s",
  async (header) => {
    const { db, siteId, access } = world();
    const csv = `Email,${header},Status\n${ada},${ben},Unsubscribed\n${cy},${dee},Subscribed\n`;
    const { checked } = await importList(access, db, csv, { consent: "claimed" }, testNow);
    expect(checked.notes).toContainEqual({ note: "further_opted_out", detail: null, count: 1 });
    expect(findErasedIdentity(db, siteId, ben, anyReason)).toMatchObject({ reason: "opted_out" });
    expect(findErasedIdentity(db, siteId, dee, anyReason)).toBeUndefined();
  },
);

describe("who stands beside an address that is out is not subscribed by a claim", () => {
  const claimBeside = async ({ db, access }: ReturnType<typeof world>, csv: string) => {
    await importList(access, db, csv, { consent: "claimed" }, testNow);
    return db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?").pluck().get(ada);
  };
  const inCell = `Email\n"${ada}, ${ben}"\n`;
  const inColumn = `Email,Email 2\n${ada},${ben}\n`;

  test.each([inCell, inColumn])("deleted, or forgotten in advance: %j", async (csv) => {
    for (const reason of ["deleted", "forgotten", "opted_out"] as const) {
      const there = world();
      write(there.db, (tx) => rememberErasedIdentity(tx, there.siteId, ben, testNow - 1, reason));
      expect(await claimBeside(there, csv)).toBe("pending");
    }
  });

  test.each([inCell, inColumn])("unsubscribed or complained, but not bounced: %j", async (csv) => {
    for (const marketingStatus of marketingStatuses) {
      const there = world();
      createContact(there.db, { siteId: there.siteId, email: ben, marketingStatus });
      const isOut = marketingStatus === "unsubscribed" || marketingStatus === "complained";
      expect(await claimBeside(there, csv)).toBe(isOut ? "pending" : "subscribed");
    }
  });

  test("and whoever has confirmed stays subscribed", async () => {
    const there = world();
    createContact(there.db, { siteId: there.siteId, email: ben, marketingStatus: "unsubscribed" });
    createContact(there.db, { siteId: there.siteId, email: ada, marketingStatus: "subscribed" });
    expect(await claimBeside(there, inCell)).toBe("subscribed");
  });
});

test.each(["Referred by", "Parent email", "Email owner"])(
  "a no says nothing of someone else, who stands in the column %s",
  async (header) => {
    const { db, siteId, access } = world();
    const csv = `Email,${header},Status\n${ada},${ben},Unsubscribed\n`;
    await importList(access, db, csv, { consent: "claimed" }, testNow);
    expect(findErasedIdentity(db, siteId, ben, anyReason)).toBeUndefined();
  },
);

test.each(["unsubscribed", "complained"] as const)(
  "who is being deleted and says no is out, should the owner keep them: %s",
  async (status) => {
    const { db, siteId, statuses, take } = world();
    createContact(db, { siteId, email: ada, beingErasedAt: testNow - 1 });
    const { checked, imported } = await take([`"${ada}, ${ben}",${status}`]);
    expect(checked.problems).toHaveLength(1);
    expect(checked.notes).toEqual([
      { note: `now_${status}`, detail: null, count: 1 },
      { note: "further_opted_out", detail: null, count: 1 },
    ]);
    expect(imported.notes).toEqual(checked.notes);
    expect(statuses()).toEqual({ [ada]: status });
    const kinds = db.$client.prepare("SELECT kind, source FROM consent_events").all();
    expect(kinds).toEqual([{ kind: status, source: `import ${checked.id}` }]);
  },
);

test.each(marketingStatuses.filter((status) => status !== "bounced"))(
  "that the mailbox someone has by now is gone says nothing of the one they left %s",
  async (standing) => {
    const { db, siteId, statuses, take } = world();
    const { id: contactId } = createContact(db, { siteId, email: ben, marketingStatus: "bounced" });
    write(db, (tx) => leaveEmail(tx, { siteId, contactId, email: ada, standing }, testNow - 1));
    await take([`${ada},Subscribed`]);
    const isOut = standing === "unsubscribed" || standing === "complained";
    expect(statuses()).toEqual({ [ada]: isOut ? standing : "pending", [ben]: "bounced" });
  },
);

test("killed anywhere, it ends with the numbers of the dry run", async () => {
  const rows = Array.from(
    { length: 1_200 },
    (_, at) =>
      `"person${at}@quill.example, other${at % 300}@quill.example",${at % 2 ? "Unsubscribed" : "Subscribed"}`,
  );
  const { db, access } = world();
  const importId = await mustReceive(access, db, `Email,Status\n${rows.join("\n")}\n`, testNow);
  const checked = await checkList(access, db, importId, { consent: "claimed" }, testNow);
  await startList(access, db, checked, testNow);
  db.$client.exec(
    `CREATE TEMP TABLE killer (left INTEGER); INSERT INTO killer VALUES (700);
     CREATE TEMP TRIGGER kill BEFORE INSERT ON contacts BEGIN
       SELECT RAISE(ABORT, 'killed') FROM killer WHERE left = 0; UPDATE killer SET left = left - 1; END`,
  );
  await expect(runOpenImport(db, testNow)).rejects.toThrow("killed");
  db.$client.exec("DROP TRIGGER kill");
  await runOpenImport(db, testNow + 60_000, "other");
  const done = await mustFind(access, db, checked.id);
  expect([done.status, done.counts, done.notes]).toEqual(["completed", checked.counts, checked.notes]);
  expect(done.notes).toContainEqual({ note: "further_opted_out", detail: null, count: 150 });
});
