import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { countAttention } from "@/lib/attention/count-attention";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { answerContact } from "./answer-api";
import { createApiKey, listApiKeys, newApiKey } from "./api-keys";
import type { KeyScope } from "./key-scopes";

const day = 86_400_000;
let db: Database;
let siteId: number;
// Limits are counted by the id of a key for as long as the process lives, so each test has other ids.
let madeBefore = 0;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  madeBefore += 100;
  db.$client.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('api_keys', ?)").run(madeBefore);
});

function makeKey(scopes: KeyScope[] = ["contacts.add", "marketing.ask"], days: number | null = null): string {
  return createApiKey(ownerOf(siteId), db, { name: "Shop", scopes, days }, testNow).key;
}

async function post(key: string, body: unknown, now = testNow, type = "application/json") {
  const headers = { authorization: `Bearer ${key}`, "content-type": type };
  const url = "https://letters.example/api/v1/contacts";
  const request = new Request(url, { method: "POST", body: JSON.stringify(body), headers });
  const response = await answerContact(db, request, now);
  const retryAfter = Number(response.headers.get("retry-after"));
  return { status: response.status, retryAfter, answer: await response.json() };
}

const count = (table: string) => db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

test("a key that only adds contacts asks nobody for marketing", async () => {
  const key = makeKey(["contacts.add"]);
  expect((await post(key, { email: "ada@quill.example" })).status).toBe(201);
  const asked = await post(key, { email: "grace@quill.example", asksForMarketing: true });
  expect(asked).toMatchObject({
    status: 403,
    answer: { ok: false, refusal: "not_in_scope", scope: "marketing.ask" },
  });
  expect([count("contacts"), count("opt_in_requests")]).toEqual([1, 0]);
});

test("a key of before scopes does what it did", async () => {
  const key = makeKey();
  db.$client.prepare(`UPDATE api_keys SET scopes = '["contacts.write"]'`).run();
  expect((await post(key, { email: "ada@quill.example", asksForMarketing: true })).status).toBe(201);
  expect(listApiKeys(ownerOf(siteId), db, testNow)[0]?.scopes).toEqual(["contacts.add", "marketing.ask"]);
});

test.each(["[]", "nothing", '{"contacts.add":1}', '["other"]'])(
  "scopes stored as %s give nothing",
  async (stored) => {
    const key = makeKey();
    db.$client.prepare("UPDATE api_keys SET scopes = ?").run(stored);
    expect((await post(key, { email: "ada@quill.example" })).status).toBe(403);
  },
);

test("an expired key is refused, and its owners were told a week before", async () => {
  const key = makeKey(["contacts.add"], 30);
  const standing = (at: number) => listApiKeys(ownerOf(siteId), db, at)[0]?.standing;
  const told = (at: number) => countAttention(db, siteId, at).endingKeys;
  const [soon, end] = [testNow + 23 * day, testNow + 30 * day];
  expect([standing(soon - 1), told(soon - 1)]).toEqual(["lasting", 0]);
  expect([standing(soon), told(soon)]).toEqual(["ending", 1]);
  expect((await post(key, { email: "ada@quill.example" }, end - 1)).status).toBe(201);
  expect([standing(end), told(end)]).toEqual(["expired", 0]);
  const refused = await post(key, { email: "grace@quill.example" }, end);
  expect(refused).toMatchObject({ status: 401, answer: { ok: false, refusal: "key_expired" } });
  expect(count("contacts")).toBe(1);
});

test("of a hundred requests to confirm in a moment a key queues sixty, and is told when to come again", async () => {
  const key = makeKey();
  const asking = Array.from({ length: 100 }, (_, at) =>
    post(key, { email: `reader-${at}@quill.example`, asksForMarketing: true }),
  );
  const refused = (await Promise.all(asking)).filter(({ status }) => status === 429);
  expect(count("outgoing_mail")).toBe(60);
  expect(refused).toHaveLength(40);
  expect(refused.every(({ retryAfter }) => retryAfter >= 1 && retryAfter <= 60)).toBe(true);
  expect((await post(makeKey(), { email: "ada@quill.example", asksForMarketing: true })).status).toBe(201);
});

test("a key that is unknown, in whatever form, is refused", async () => {
  for (const key of ["", "fw_", "fw_nobodys-key-nobodys-key", `fw_${"a".repeat(500)}`])
    expect(await post(key, { email: "ada@quill.example" })).toMatchObject({
      status: 401,
      answer: { ok: false, refusal: "not_signed_in" },
    });
});

test("a new key is for something, and for a time that is understood", () => {
  const key = { name: "Shop", scopes: ["contacts.add"], days: 30 };
  expect(newApiKey.safeParse(key).success).toBe(true);
  for (const wrong of [
    { scopes: [] },
    { scopes: ["marketing.ask"] },
    { scopes: ["contacts.write"] },
    { days: 0 },
  ])
    expect(newApiKey.safeParse({ ...key, ...wrong }).success).toBe(false);
});

test("a body is JSON, or what curl says of it; any other type is refused", async () => {
  const key = makeKey();
  const ada = { email: "ada@quill.example" };
  expect(await post(key, ada, testNow, "application/x-www-form-urlencoded")).toMatchObject({ status: 201 });
  for (const type of ["text/plain", "text/xml", "multipart/form-data; boundary=x"])
    expect(await post(key, ada, testNow, type)).toMatchObject({
      status: 415,
      answer: { refusal: "wrong_type" },
    });
});
