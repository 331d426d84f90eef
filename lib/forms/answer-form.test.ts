import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { solvePuzzle } from "@/lib/doors/puzzle/solve-puzzle";
import { senderHeader } from "@/lib/doors/sender";
import { answerForm } from "./answer-form";

let db: Database;
// Limits are counted by the id of a form for as long as the process lives, so each test has its own.
let formId = 100;
beforeEach(() => {
  db = openMemoryDatabase();
  formId += 1;
  db.$client
    .prepare("INSERT INTO forms (id, site_id, slug, name, created_at) VALUES (?, ?, 'letters', 'Letters', 0)")
    .run(formId, createSite(db).id);
});

function signUp(email: string, { from = "203.0.113.9", ...more }: Record<string, string> = {}) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ form: "letters", name: "", email, ...more }))
    data.set(name, value);
  return answerForm(db, data, new Headers({ [senderHeader]: from }), Date.now());
}

/** Signs somebody up as their browser does: solves a puzzle, when one is asked. */
async function signUpInBrowser(email: string, given: Record<string, string> = {}) {
  const answer = await signUp(email, given);
  if (answer.kind !== "puzzle") return answer;
  return signUp(email, { ...given, solution: (await solvePuzzle(answer.puzzle)) ?? "" });
}

const count = () => db.$client.prepare("SELECT count(*) FROM contacts").pluck().get();

test("one sender who floods a form shuts it for nobody, not even for those behind the same address", async () => {
  for (let at = 0; at < 40; at += 1) await signUp(`flood-${at}@quill.example`);
  expect(count()).toBe(10);
  expect(await signUp("ada@quill.example", { from: "198.51.100.7" })).toMatchObject({ kind: "thanks" });
  expect(await signUpInBrowser("grace@quill.example")).toMatchObject({ kind: "thanks" });
  expect(count()).toBe(12);
});

test("many senders who flood a form shut it for nobody who solves a puzzle", async () => {
  for (let at = 0; at < 200; at += 1) await signUp(`flood-${at}@quill.example`, { from: `198.51.100.${at}` });
  expect(count()).toBe(120);
  expect(await signUp("ada@quill.example")).toMatchObject({ kind: "puzzle", email: "ada@quill.example" });
  expect(await signUpInBrowser("ada@quill.example", { from: "192.0.2.1" })).toMatchObject({ kind: "thanks" });
  expect(count()).toBe(121);
});

test("a solution is of use once, and not for another form; a wrong one is told to wait", async () => {
  for (let at = 0; at < 10; at += 1) await signUp(`flood-${at}@quill.example`);
  const asked = await signUp("ada@quill.example");
  const solution = (asked.kind === "puzzle" && (await solvePuzzle(asked.puzzle))) || "";
  expect(await signUp("ada@quill.example", { solution })).toMatchObject({ kind: "thanks" });
  expect(await signUp("eve@quill.example", { solution })).toMatchObject({
    kind: "too_many",
    email: "eve@quill.example",
  });
  expect(await signUp("eve@quill.example", { solution: "made up" })).toMatchObject({ kind: "too_many" });
  expect(count()).toBe(11);
});

test("what is no email is said, and kept to be shown again", async () => {
  expect(await signUp("nobody")).toMatchObject({ kind: "invalid", field: "email", email: "nobody" });
  expect(await signUp("ada@quill.example", { name: "a\0b" })).toMatchObject({
    kind: "invalid",
    field: "name",
  });
  for (const email of ["a\0da@quill.example", "a\ud83d@quill.example", "ada@qu\0ill.example"])
    expect(await signUp(email)).toMatchObject({ kind: "invalid", field: "email" });
  expect(await signUp("ada@quill.example", { form: "lett\0ers" })).toEqual({ kind: "not_found" });
  expect(await signUp("ada@quill.example", { form: "other" })).toEqual({ kind: "not_found" });
});
