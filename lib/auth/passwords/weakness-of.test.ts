import { expect, test } from "vitest";
import { ratePassword, weaknessOf } from "./weakness-of";

const about = ["ines@paper.example", "Ines Marvell"];

test.each([
  ["elevenchars", "too_short"],
  ["🥐".repeat(11), "too_short"],
  ["q".repeat(129), "too_long"],
  ["aaaaaaaaaaaa", "too_common"],
  ["Password2024!", "too_common"],
  ["qwertyuiop[]", "too_common"],
  ["P@ssw0rdP@ssw0rd", "too_common"],
  ["ines@paper.example", "too_common"],
  ["marvellmarvell", "too_common"],
  ["correct horse battery", undefined],
  ["farewell-demo", undefined],
])("%j is %s", (password, weakness) => {
  expect(weaknessOf(password, about)).toBe(weakness);
});

test("one that is hard to guess is rated higher than one that is hard enough", () => {
  expect(ratePassword("summer-garden", about)).toBe("good");
  expect(ratePassword("a quiet river under 9 bridges", about)).toBe("strong");
  expect(ratePassword("marvellmarvell", about)).toBe("too_common");
});
