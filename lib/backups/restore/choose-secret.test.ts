import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secretCheckOf } from "@/lib/system/secret-check";
import { type ChosenSecret, chooseSecret } from "./choose-secret";

const [right, wrong] = ["the secret of the backup, long enough", "a secret of something else, as long"];
const instanceId = "an instance";
let from: string;

beforeAll(() => {
  from = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-secrets-"));
});
afterAll(() => fs.rmSync(from, { recursive: true }));

interface Given {
  inBackup?: string;
  variable?: string;
  inFolder?: string;
  typed?: string;
}

async function choose({ inBackup, variable, inFolder, typed }: Given): Promise<ChosenSecret> {
  const folder = path.join(from, "data");
  fs.mkdirSync(folder, { recursive: true });
  for (const [place, secret] of [
    [from, inBackup],
    [folder, inFolder],
  ] as const) {
    fs.rmSync(path.join(place, "app-secret"), { force: true });
    if (secret !== undefined) fs.writeFileSync(path.join(place, "app-secret"), secret);
  }
  const isIn = inBackup === undefined ? "not here" : "app-secret";
  const check = secretCheckOf(right, instanceId).toString("base64url");
  return chooseSecret(
    { instanceId, secret: { isIn, check } },
    { from, folder, variable, ask: async () => typed },
  );
}

const found = (isToBeWritten: boolean) => ({ ok: true, secret: right, isToBeWritten });
const refused = (refusal: string) => ({ ok: false, refusal });

test.each<[string, Given, object]>([
  ["it is in the backup", { inBackup: right, inFolder: wrong }, found(true)],
  ["it is in the backup, and APP_SECRET is the same", { inBackup: right, variable: right }, found(true)],
  [
    "it is in the backup, and APP_SECRET another",
    { inBackup: right, variable: wrong },
    refused("variable_beside_backup"),
  ],
  ["APP_SECRET is it", { variable: right, inFolder: wrong }, found(false)],
  ["APP_SECRET is another", { variable: wrong, inFolder: right, typed: right }, refused("secret_wrong")],
  ["the data folder has it", { inFolder: right }, found(false)],
  ["it is typed", { inFolder: wrong, typed: right }, found(true)],
  ["another is typed", { typed: wrong }, refused("secret_wrong")],
  ["it is lost, and nobody can be asked", { inFolder: wrong }, refused("secret_missing")],
])("%s", async (_, given, expected) => {
  expect(await choose(given)).toEqual(expected);
});
