import { expect, test } from "vitest";
import { sendingPhrase } from "./sending-phrase";

test("many, or people whom nobody counted, are written to only by who typed it", () => {
  expect(sendingPhrase(10)).toBeNull();
  expect(sendingPhrase(1204)).toBe("send to 1,204 contacts");
  expect(sendingPhrase(null)).toBe("send now");
});
