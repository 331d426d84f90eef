import { expect, test } from "vitest";
import { offeredKinds } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { actionColumns } from "./action-groups";

test("every bulk action stands in the menu once, except what nobody can begin yet", () => {
  const listed = actionColumns.flat().flatMap(({ actions }) => actions);
  expect(new Set(listed).size).toBe(listed.length);
  const possible = offeredKinds.filter((kind) => kind !== "join_sequence");
  expect([...listed].sort()).toEqual([...possible, "send", "merge"].sort());
});
