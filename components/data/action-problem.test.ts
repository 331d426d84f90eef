import { expect, test } from "vitest";
import { problemOf, refusalOf } from "./action-problem";

type Answer = { ok: true } | { ok: false; refusal: "not_found" };
const messageOf = ({ refusal }: { refusal: string }) => `refused: ${refusal}`;
const called = (data: Answer | undefined, isError = false) => ({ data, isError });

test("an action that has not answered yet, or did what was asked, has no problem", () => {
  expect(problemOf(called(undefined), messageOf)).toBeUndefined();
  expect(problemOf(called({ ok: true }), messageOf)).toBeUndefined();
  expect(refusalOf(called({ ok: true }))).toBeUndefined();
});

test("a refusal is said in the words of its action", () => {
  const refused = called({ ok: false, refusal: "not_found" });
  expect(problemOf(refused, messageOf)).toBe("refused: not_found");
  expect(refusalOf(refused)).toEqual({ ok: false, refusal: "not_found" });
});

test("a server that does not answer is said in general, or with what then holds", () => {
  expect(problemOf(called(undefined, true), messageOf)).toBe("The server did not answer.");
  expect(problemOf(called(undefined, true), messageOf, "Nothing was added.")).toBe("Nothing was added.");
});
