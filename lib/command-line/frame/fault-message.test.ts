import { expect, test } from "vitest";
import { faultMessage } from "./fault-message";

const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error("Ada Quill"), { code, ...more });

test("a fault of the machine is said with what to do, any other with where, and none by its own words", () => {
  expect(faultMessage(withCode("ENOSPC"))).toBe(
    "Failed. The disk is full. Make room, and run the command again. (ENOSPC)",
  );
  expect(faultMessage(withCode("EACCES", { path: "/backups" }))).toMatch(
    /^Failed\. .+ \(EACCES \/backups\)$/,
  );
  expect(faultMessage(new TypeError("Ada Quill"))).toMatch(/^Failed unexpectedly: TypeError\n {2}at /);
  for (const error of [withCode("ENOSPC"), new TypeError("Ada Quill"), "Ada Quill"])
    expect(faultMessage(error)).not.toContain("Quill");
});
