import { afterEach, beforeEach, expect, test } from "vitest";
import { startExport } from "@/lib/bulk-actions/start-export";
import { findOptIn } from "@/lib/consent/confirm-opt-in";
import { findUnsubscribe } from "@/lib/consent/unsubscribe";
import { findPersonData } from "@/lib/contacts/profile/find-person-data";
import { exportManifest } from "@/lib/exports/export-manifest";
import { mustPreview, testNow } from "@/testing/steps/deletion";
import { mustPrepareExport } from "@/testing/steps/export";
import { day, minute, Studio, tokenIn, tokenLikesIn, tokenLikesOf } from "@/testing/steps/letters";
import { letterKeptMs, pruneLetters } from "./prune-letters";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
let studio: Studio;
beforeEach(async () => {
  studio = await Studio.open();
});
afterEach(() => studio.close());

/** Lists which of the stored values open anything. */
function opening(candidates: Iterable<string>, now = testNow): string[] {
  return [...candidates].filter(
    (token) => findOptIn(studio.db, token, now).ok || findUnsubscribe(studio.db, token) !== undefined,
  );
}

const lettersText = () => studio.mail.messages.map(({ text, headers }) => ({ text, headers }));

test("nothing stored confirms or unsubscribes anyone: while letters wait, after an attempt in vain, once sent", async () => {
  const { db, mail } = studio;
  studio.asks("ada@quill.example");
  studio.asks("ben@quill.example");
  studio.asks("gone@quill.example");
  studio.subscriber("reader@quill.example");
  studio.subscriber("later@quill.example");
  await studio.broadcast();
  studio.queue();
  expect(opening(tokenLikesIn(db))).toEqual([]);
  mail.refuse("ben@quill.example", 451);
  mail.refuse("later@quill.example", 451);
  mail.refuse("gone@quill.example", 550);
  await studio.send();
  expect(studio.all("SELECT state, count(*) AS n FROM outgoing_mail GROUP BY state ORDER BY state")).toEqual([
    { state: "failed", n: 1 },
    { state: "queued", n: 2 },
    { state: "sent", n: 2 },
  ]);
  expect(opening(tokenLikesIn(db))).toEqual([]);
  mail.accept("ben@quill.example");
  mail.accept("later@quill.example");
  await studio.send(testNow + 2 * minute);
  expect(studio.received()).toEqual([
    "ada@quill.example",
    "ben@quill.example",
    "later@quill.example",
    "reader@quill.example",
  ]);
  expect(opening(tokenLikesIn(db))).toEqual([]);
  expect(studio.one("SELECT count(*) FROM outgoing_mail WHERE seed IS NOT NULL")).toBe(0);
  for (const { text } of lettersText()) expect(opening([tokenIn(text)])).toHaveLength(1);
});

test("the link of a letter is the same at every attempt, so that whichever arrived works", async () => {
  const { db } = studio;
  studio.asks("ada@quill.example");
  await studio.send();
  const first = tokenIn(studio.mail.messages[0]?.text ?? "");
  studio.asks("eve@quill.example");
  const attempts = () =>
    studio.all("SELECT hex(token_hash) AS hash FROM opt_in_requests ORDER BY id DESC LIMIT 1");
  studio.mail.refuse("eve@quill.example", 451);
  await studio.send();
  const before = attempts();
  await studio.send(testNow + 5 * minute);
  expect(attempts()).toEqual(before);
  expect(findOptIn(db, first, testNow)).toMatchObject({ ok: true, isConfirmed: false });
});

test("the person's copy holds neither a token nor what one is made of", async () => {
  const { db, access } = studio;
  const id = studio.asks("ada@quill.example");
  const copied = () => JSON.stringify(findPersonData(access, db, id));
  const secrets = () =>
    studio
      .all("SELECT hex(seed) AS seed FROM outgoing_mail WHERE seed IS NOT NULL")
      .map(({ seed }) => String(seed));
  expect(opening(tokenLikesOf(copied()))).toEqual([]);
  for (const secret of secrets()) expect(copied().toUpperCase()).not.toContain(secret);
  await studio.send();
  const token = tokenIn(studio.mail.messages[0]?.text ?? "");
  expect(copied()).not.toContain(token);
  expect(copied()).toContain("/confirm/…");
  expect(opening(tokenLikesOf(copied()))).toEqual([]);
});

test("no export holds one: of contacts, or of those who are about to be deleted", async () => {
  const { db, access } = studio;
  studio.asks("ada@quill.example");
  studio.subscriber("reader@quill.example");
  await studio.broadcast();
  for (const send of [() => studio.queue(), () => studio.send()]) {
    await send();
    const exported = startExport(access, db, await mustPrepareExport(access, db, everyone), () => testNow);
    if (!exported.ok) throw new Error(exported.refusal);
    const rows: unknown[] = [];
    for await (const contact of exported.contacts) rows.push(contact);
    const { jobId } = await mustPreview(access, db, everyone);
    rows.push(...((await exportManifest(access, db, jobId, testNow)) ?? []));
    expect(rows).toHaveLength(4);
    expect(opening(tokenLikesOf(JSON.stringify(rows)))).toEqual([]);
  }
});

test("the text of a broadcast is stored once, and a recipient costs some bytes", async () => {
  for (let reader = 0; reader < 40; reader += 1) studio.subscriber(`reader${reader}@quill.example`);
  const broadcastId = await studio.broadcast("Once");
  await studio.send();
  expect(studio.received("Once")).toHaveLength(40);
  const columns = studio.all("SELECT name FROM pragma_table_info('outgoing_mail')").map(({ name }) => name);
  const size = columns.map((name) => `coalesce(length(CAST("${name}" AS BLOB)), 0)`).join(" + ");
  expect(
    studio.one(`SELECT max(${size}) FROM outgoing_mail WHERE broadcast_id = ?`, broadcastId),
  ).toBeLessThan(200);
  const holding = (text: string) =>
    tokenTables().filter(
      ({ table, name }) =>
        studio.one(`SELECT count(*) FROM "${table}" WHERE instr(CAST("${name}" AS TEXT), ?) > 0`, text) !== 0,
    );
  expect(holding("Hello all.")).toEqual([{ table: "broadcasts", name: "body" }]);
});

function tokenTables(): { table: string; name: string }[] {
  return studio.all(
    `SELECT tables.name AS "table", columns.name AS name FROM pragma_table_list AS tables
     JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' AND tables.schema = 'main'
       AND tables.name NOT LIKE 'sqlite%'`,
  ) as { table: string; name: string }[];
}

test("letters to one person go after thirty days; links of broadcasts still unsubscribe then", async () => {
  const { db } = studio;
  studio.asks("ada@quill.example");
  studio.subscriber("reader@quill.example");
  await studio.broadcast();
  await studio.send();
  const unsubscribe = studio.mail.messages.find(({ subject }) => subject === "Letter")?.text ?? "";
  pruneLetters(db, testNow + letterKeptMs - 1);
  expect(studio.all("SELECT template FROM outgoing_mail")).toHaveLength(2);
  expect(pruneLetters(db, testNow + letterKeptMs)).toBe(false);
  expect(studio.all("SELECT template FROM outgoing_mail")).toEqual([{ template: "broadcast" }]);
  expect(findUnsubscribe(db, tokenIn(unsubscribe))).toMatchObject({ siteName: "Studio", isOut: false });
  expect(letterKeptMs).toBe(30 * day);
});
