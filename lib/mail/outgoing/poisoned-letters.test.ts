import { afterEach, beforeEach, expect, test } from "vitest";
import { testNow } from "@/testing/steps/deletion";
import { day, hour, Studio } from "@/testing/steps/letters";

let studio: Studio;
beforeEach(async () => {
  studio = await Studio.open();
});
afterEach(() => studio.close());

const poisonedCount = 70;
const states = () =>
  studio.all("SELECT state, count(*) AS count FROM outgoing_mail GROUP BY state ORDER BY state");

/** Lists what makes letters throw before they are handed over. */
const poisons: [string, string][] = [
  ["a letter that cannot be written", "UPDATE outgoing_mail SET parameters = '{'"],
  [
    "a letter that cannot be taken",
    `CREATE TEMP TRIGGER poison BEFORE UPDATE ON outgoing_mail WHEN new.state = 'sending'
       AND (SELECT email FROM contacts WHERE id = old.contact_id) LIKE 'poisoned%'
     BEGIN SELECT RAISE(ABORT, 'poison'); END`,
  ],
];

test.each(poisons)("%s waits, and those behind it go", async (_, poison) => {
  for (let at = 0; at < poisonedCount; at++) studio.asks(`poisoned${at}@quill.example`);
  studio.db.$client.exec(poison);
  studio.asks("well@quill.example");
  await studio.send();
  expect(studio.received()).toEqual(["well@quill.example"]);
  expect(studio.one("SELECT count(*) FROM outgoing_mail WHERE problem LIKE '%Reference: %'")).toBe(
    poisonedCount,
  );
  for (const later of [hour, day, 4 * day]) await studio.send(testNow + later);
  expect(states()).toEqual([
    { state: "failed", count: poisonedCount },
    { state: "sent", count: 1 },
  ]);
});

test("a letter of a broadcast that throws once it has left goes to nobody twice, and others go", async () => {
  for (let at = 0; at < 40; at++) studio.subscriber(`reader${at}@quill.example`);
  await studio.broadcast();
  studio.db.$client.exec(
    `CREATE TEMP TRIGGER poison BEFORE UPDATE ON outgoing_mail WHEN new.state = 'sent'
       AND (SELECT email FROM contacts WHERE id = old.contact_id) LIKE 'reader1%'
     BEGIN SELECT RAISE(ABORT, 'poison'); END`,
  );
  for (const later of [0, 0, 0, hour, day, 2 * day])
    await studio.send(testNow + later).catch(({ message }) => expect(message).toBe("poison"));
  expect(studio.received()).toHaveLength(40);
  expect(new Set(studio.received()).size).toBe(40);
  expect(states()).toEqual([
    { state: "failed", count: 11 },
    { state: "sent", count: 29 },
  ]);
});

test("a disk that cannot note it is no fault of a letter: all wait as they are, and go once it can", async () => {
  for (let at = 0; at < 5; at++) studio.asks(`reader${at}@quill.example`);
  const before = studio.all("SELECT * FROM outgoing_mail");
  studio.db.$client.pragma("query_only = ON");
  await expect(studio.send()).rejects.toMatchObject({ code: "SQLITE_READONLY" });
  expect(studio.received()).toEqual([]);
  expect(studio.all("SELECT * FROM outgoing_mail")).toEqual(before);
  studio.db.$client.pragma("query_only = OFF");
  await studio.send();
  expect(studio.received()).toHaveLength(5);
});
