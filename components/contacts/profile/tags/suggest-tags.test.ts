import { expect, test } from "vitest";
import { suggestTags } from "./suggest-tags";

const all = ["early bird", "Weaver", "bird watcher", "teacher"];

test("tags that begin with what is typed come first, in any case, and those taken do not come", () => {
  expect(suggestTags(all, "BIRD", [])).toEqual(["bird watcher", "early bird"]);
  expect(suggestTags(all, " we", ["teacher"])).toEqual(["Weaver"]);
  expect(suggestTags(all, "", ["Weaver"])).toEqual(["bird watcher", "early bird", "teacher"]);
  expect(suggestTags(all, "nobody", [])).toEqual([]);
});

test("there are never more than a short list", () => {
  expect(
    suggestTags(
      Array.from({ length: 500 }, (_, at) => `tag ${at}`),
      "",
      [],
    ),
  ).toHaveLength(8);
});
