import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { beat } from "@/lib/system/heartbeats";
import { capturePlans } from "@/testing/steps/capture-plans";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { readMetrics } from "./read-metrics";

const token = "a token for monitoring";
let folder: string;
let db: Database;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-metrics-"));
  db = openDatabase(path.join(folder, "farewell.db"));
});
afterEach(() => {
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

const read = (given = `Bearer ${token}`, set: string | undefined = token) =>
  readMetrics(set, given, () => db, path.join(folder, "farewell.db"));

test("without a token set there is nothing, and without the token nobody reads", async () => {
  const never = () => {
    throw new Error("the database is not asked");
  };
  expect(await readMetrics(undefined, "Bearer undefined", never, "")).toEqual({
    ok: false,
    refusal: "not_found",
  });
  for (const wrong of ["", token, "Bearer ", `Bearer ${token} `])
    expect(await readMetrics(token, wrong, never, "")).toEqual({ ok: false, refusal: "not_signed_in" });
});

test("it counts jobs, the deleted, letters and heartbeats, and names nobody", async () => {
  const siteId = createSite(db, { name: "Studio Nameless" }).id;
  const { id } = createContact(db, { siteId, email: "ada@quill.example", name: "Ada Quill" });
  createContact(db, { siteId, email: "ben@quill.example", name: "Ben Quill" });
  await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [id] });
  beat(db, "worker", testNow);
  const metrics = await read();
  if (!metrics.ok) throw new Error(metrics.refusal);
  expect(metrics.contentType).toContain("version=0.0.4");
  for (const line of [
    'farewell_jobs{kind="deletion",status="completed"} 1',
    "farewell_contacts_erased 1",
    "farewell_contacts_held 0",
    "farewell_mail_waiting 0",
    "farewell_jobs_failed 0",
  ])
    expect(metrics.text.split("\n")).toContain(line);
  expect(metrics.text).toMatch(/farewell_heartbeat_timestamp_seconds\{process="worker"\} 1768\d+/);
  expect(metrics.text).toMatch(/farewell_database_bytes [1-9]/);
  for (const name of ["quill", "Quill", "Nameless"]) expect(metrics.text).not.toContain(name);
});

test("no query reads a table of contacts, letters or items as a whole", async () => {
  const captured = capturePlans(db);
  expect(await read()).toMatchObject({ ok: true });
  captured.stop();
  expect(captured.plans.length).toBeGreaterThan(8);
  const large = /SCAN (contacts|deletion_items|outgoing_mail|billing_rechecks)$/;
  const whole = captured.steps().filter((step) => large.test(step));
  expect(whole).toEqual([]);
});
