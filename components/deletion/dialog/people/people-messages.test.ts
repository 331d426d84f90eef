import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { moreLabel, takenOutLabel, takenOutMessage } from "./people-messages";

test("who is taken out is said by name, or by email without one, and how many are left", () => {
  const ada = { id: 1, name: "Ada Quill", email: "ada@quill.example", recurring: [] };
  const said = (last: typeof ada | undefined, takenOutCount: number, left: number) =>
    takenOutMessage(neutralFormats, { last, takenOutCount, left });
  expect(said(undefined, 0, 46)).toBe("");
  expect(said(ada, 1, 45)).toBe("Ada Quill is taken out. 45 contacts left to delete.");
  expect(said({ ...ada, name: "" }, 2, 1)).toBe("ada@quill.example is taken out. 1 contact left to delete.");
  expect(takenOutLabel(neutralFormats, 1)).toBe("1 taken out, and stays.");
  expect(takenOutLabel(neutralFormats, 1_200)).toBe("1,200 taken out, and stay.");
  expect(moreLabel(neutralFormats, 19_995)).toBe("and 19,995 more");
});
