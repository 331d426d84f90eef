import { expect, test } from "vitest";
import type { MentionCount } from "@/lib/deletion/mentions/mention";
import { neutralFormats } from "@/lib/values/formats";
import { mentionedElsewhere, mentionsLeft } from "./mention-messages";

const left: MentionCount[] = [
  { where: "note", count: 2, ids: [7] },
  { where: "tag", count: 1, ids: [3] },
  { where: "deletion", count: 1, ids: [4] },
];

test("the dialog sums up the places, the receipt names each", () => {
  expect(mentionedElsewhere(neutralFormats, left)).toBe("Mentioned in 4 other places");
  expect(mentionsLeft(neutralFormats, left)).toBe(
    "Left as it is, as found when the dialog opened: mentioned in 2 notes of others, 1 tag, 1 reason of a deletion.",
  );
});

test("not looked for is never said as not found", () => {
  expect(mentionsLeft(neutralFormats, undefined)).toBe(
    "Mentions elsewhere were not looked for, and stay if there are any.",
  );
  expect(mentionsLeft(neutralFormats, [])).toBe("No mention elsewhere was found when the dialog opened.");
});
