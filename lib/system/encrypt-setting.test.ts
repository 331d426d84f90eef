import { expect, test } from "vitest";
import { decryptSetting, encryptSetting } from "./encrypt-setting";

test("what is sealed can be opened again, and is never the same twice", () => {
  expect(decryptSetting(encryptSetting("sk_test_żółw"))).toBe("sk_test_żółw");
  expect(encryptSetting("sk_test_1")).not.toBe(encryptSetting("sk_test_1"));
  expect(encryptSetting("sk_test_1")).not.toContain("sk_test");
});

test("what was changed does not open", () => {
  const bytes = Buffer.from(encryptSetting("sk_test_1"), "base64");
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  expect(() => decryptSetting(bytes.toString("base64"))).toThrow();
});
