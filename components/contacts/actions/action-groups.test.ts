import { expect, test } from "vitest";
import { offeredKinds } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { actionColumns } from "./action-groups";

test("every bulk action stands in the menu once", () => {
  const listed = actionColumns.flat().flatMap(({ actions }) => actions);
  expect(new Set(listed).size).toBe(listed.length);
  expect([...listed].sort()).toEqual([...offeredKinds, "send", "merge"].sort());
});
