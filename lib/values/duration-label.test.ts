import { expect, test } from "vitest";
import { sendingTimeMs } from "@/lib/mail/sending/sending-view";
import { durationLabel } from "./duration-label";
import { neutralFormats } from "./formats";

test.each([
  [0, 50, "less than a minute"],
  [2_999, 50, "less than a minute"],
  [3_000, 50, "about 1 minute"],
  [180_000, 50, "about 1 hour"],
  [1_000_000, 50, "about 5 hours 33 minutes"],
  [1_000_000, 1, "about 11 days 14 hours"],
  [86_400, 1, "about 1 day"],
  [7_199, 1, "about 2 hours"],
  [1_000_000, 500, "about 33 minutes"],
])("%i letters at %i a second take %s", (count, perSecond, words) => {
  expect(durationLabel(neutralFormats, sendingTimeMs(count, perSecond))).toBe(words);
});
