import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fingerprintOf, publicKeyPem, publicKeyText } from "@/lib/receipts/public-key";
import { runTyped } from "@/testing/command-line/run-typed";
import { newSigner, signSample } from "@/testing/receipts/sample-receipt";

const signer = newSigner();
const { receipt, proofOf } = signSample(["ada@quill.example"], signer.privateKey, Buffer.alloc(32, 1));
let folder: string;
let at: (name: string) => string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-receipt-"));
  at = (name) => path.join(folder, name);
  fs.writeFileSync(at("receipt.json"), receipt);
  fs.writeFileSync(at("changed.json"), receipt.replace("{", "{ "));
  fs.writeFileSync(at("proof.json"), proofOf("ada@quill.example"));
  fs.writeFileSync(at("key.pem"), publicKeyPem(signer.publicKey));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

test("a receipt is valid by itself, and whose key it is has to be compared", async () => {
  const { code, all } = await runTyped(["verify-receipt", at("receipt.json")]);
  expect(code).toBe(0);
  expect(all).toContain("Valid: the receipt is as it was signed.");
  expect(all).toContain(fingerprintOf(signer.publicKey));
  expect(all).toContain("Compare it with the key that its owner publishes");
});

test("with the key, as a text or a file, and with a proof", async () => {
  for (const key of [publicKeyText(signer.publicKey), at("key.pem")]) {
    const typed = ["verify-receipt", at("receipt.json"), `--key=${key}`, "--proof", at("proof.json")];
    const { code, all } = await runTyped(typed);
    expect({ code, all }).toEqual({
      code: 0,
      all: expect.stringContaining("Proven: ada@quill.example was among"),
    });
  }
});

test("anything else is not valid, and a file that is not there is wrong use", async () => {
  expect(await runTyped(["verify-receipt", at("changed.json")])).toMatchObject({ code: 1, said: [] });
  const other = publicKeyText(newSigner().publicKey);
  const { code, all } = await runTyped(["verify-receipt", at("receipt.json"), `--key=${other}`]);
  expect({ code, all }).toEqual({ code: 1, all: expect.stringContaining("with another key than this one") });
  expect(await runTyped(["verify-receipt", at("none.json")])).toMatchObject({ code: 2 });
});
