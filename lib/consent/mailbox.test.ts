import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { submitForm } from "@/lib/forms/submit-form";
import { capturePlans } from "@/testing/steps/capture-plans";
import { testNow } from "@/testing/steps/deletion";
import { mailboxOf } from "./mailbox";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  db.$client
    .prepare("INSERT INTO forms (id, site_id, slug, name, created_at) VALUES (1, ?, 'f', 'F', 0)")
    .run(siteId);
});

const day = 86_400_000;
const letters = () => db.$client.prepare("SELECT count(*) FROM outgoing_mail").pluck().get();
const ask = (email: string, at = testNow) =>
  receiveContact(db, siteId, { email, asksForMarketing: true }, at);
const signUp = (email: string, at = testNow) => submitForm(db, { id: 1, siteId }, { name: "", email }, at);

test("the plus parts of a mailbox name no other; dots, and a plus in front, are left alone", () => {
  const named = (email: string) => Object.values(mailboxOf(email)).join("");
  expect(named("ada+news+2@quill.example")).toBe("ada@quill.example");
  expect(named("a.da@quill.example")).toBe("a.da@quill.example");
  expect(named("+ada@quill.example")).toBe("+ada@quill.example");
});

test("sixty plus parts of one mailbox are three letters a day, by whichever door", () => {
  for (let at = 0; at < 30; at += 1) ask(`ada+${at}@quill.example`);
  for (let at = 30; at < 60; at += 1) signUp(`ada+${at}@quill.example`);
  signUp("ada@quill.example");
  expect(letters()).toBe(3);
  signUp("ada@quill.example", testNow + day + 1);
  expect(letters()).toBe(4);
});

test("other people's mailboxes, and those of another site, are not counted", () => {
  for (const email of ["ada@quill.example", "ada+1@quill.example", "ada+2@quill.example"]) ask(email);
  for (const email of ["adam@quill.example", "ada+3@other.example", "ad+a@quill.example"]) ask(email);
  expect(letters()).toBe(6);
  receiveContact(db, createSite(db).id, { email: "ada@quill.example", asksForMarketing: true }, testNow);
  expect(letters()).toBe(7);
});

test("the emails of a mailbox are found by the index, so a request costs the same on a large site", () => {
  const captured = capturePlans(db, (source) => source.includes("mailbox"));
  signUp("ada@quill.example");
  captured.stop();
  const read = captured.steps().filter((detail) => /contacts|asked/.test(detail));
  expect(read.length).toBeGreaterThan(3);
  expect(read.filter((detail) => !detail.startsWith("SEARCH"))).toEqual([]);
});
