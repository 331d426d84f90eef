import { createPublicKey, generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { publicKeyText } from "@/lib/receipts/public-key";
import { takeSigningKey } from "./signing-key";

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-signing-"));
  file = path.join(folder, "signing-key");
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const publicPart = () => publicKeyText(createPublicKey(takeSigningKey(file)));

test("the key is made once, and only its owner can read it", () => {
  const made = publicPart();
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(publicPart()).toBe(made);
  expect(fs.readdirSync(folder)).toEqual(["signing-key"]);
});

test.each([
  ["nothing", ""],
  ["no key", "a key"],
  ["another kind of key", keyOf("x25519")],
  ["half a key", keyOf("ed25519").slice(0, 60)],
])("a file that holds %s is refused by name, and never written over", (_, text) => {
  fs.writeFileSync(file, text);
  expect(() => takeSigningKey(file)).toThrow(`The file ${file} is not an Ed25519 private key.`);
  expect(fs.readFileSync(file, "utf8")).toBe(text);
});

function keyOf(kind: "ed25519" | "x25519"): string {
  const options = { publicKeyEncoding: { type: "spki", format: "pem" } } as const;
  const privateKeyEncoding = { type: "pkcs8", format: "pem" } as const;
  return kind === "ed25519"
    ? generateKeyPairSync("ed25519", { ...options, privateKeyEncoding }).privateKey
    : generateKeyPairSync("x25519", { ...options, privateKeyEncoding }).privateKey;
}
