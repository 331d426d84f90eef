import { expect, test } from "vitest";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { rebase, typedOf } from "./rebase-edit";

const had = {
  name: "Ada",
  email: "ada@ink.example",
  fields: [
    { id: 1, name: "Town", type: "text", value: "Lyon" },
    { id: 2, name: "Shoe", type: "number", value: null },
  ],
} as unknown as ContactProfile;

test("what was not touched here follows, and what only I changed stays", () => {
  const typed = { ...typedOf(had), name: "Ada Quill", values: { 2: "39" } };
  const now = { ...had, email: "ada@quill.example" };
  expect(rebase(typed, had, now)).toEqual({
    typed: { name: "Ada Quill", email: "ada@quill.example", values: { 2: "39" } },
    conflicts: [],
  });
});

test("only what both changed to different ends is in conflict, and is mine or theirs", () => {
  const typed = { ...typedOf(had), name: "Ada Quill", email: "mine@ink.example", values: { 1: "Paris" } };
  const fields = had.fields.map((field) => (field.id === 1 ? { ...field, value: "Delft" } : field));
  const now = { ...had, name: "Ida", fields };
  const conflicts = ["The name is now “Ida”.", "Town is now “Delft”."];
  expect(rebase(typed, had, now)).toEqual({ typed, conflicts });
  expect(rebase(typed, had, now, "theirs")).toEqual({
    typed: { ...typed, name: "Ida", values: {} },
    conflicts,
  });
});

test("the same end is no conflict", () => {
  const typed = { ...typedOf(had), name: "Ida" };
  expect(rebase(typed, had, { ...had, name: "Ida" }).conflicts).toEqual([]);
});
