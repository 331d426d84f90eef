import { expect, test } from "vitest";
import { storedObject } from "./stored-preference";

const isUnderstood = ({ isRoomy }: { isRoomy?: boolean }) => typeof isRoomy === "boolean";

test.each([null, "", "null", "{", "7", '"roomy"', '{"isRoomy":"yes"}'])(
  "%s counts as never chosen",
  (stored) => {
    expect(storedObject(stored, isUnderstood)).toBeUndefined();
  },
);

test("what is understood comes back as it was stored", () => {
  expect(storedObject('{"isRoomy":true}', isUnderstood)).toEqual({ isRoomy: true });
});
