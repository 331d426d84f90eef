import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secretCheckOf } from "@/lib/system/secret-check";
import { type ChosenSecret, chooseSecret } from "./choose-secret";

const right = "the secret of the backup, long enough";
const newer = "the secret to which it was changed, as long";
const wrong = "a secret of something else, as long";
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
  /** Is the secret with which the newest ledger was written; that of the backup when left out. */
  ofLedger?: string;
}

async function choose({
  inBackup,
  variable,
  inFolder,
  typed,
  ofLedger = right,
}: Given): Promise<ChosenSecret> {
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
    {
      ...{ from, folder, variable, ask: async () => typed },
      ledgerCheck: secretCheckOf(ofLedger, instanceId).toString("base64url"),
    },
  );
}

const found = (isToBeWritten: boolean, next?: string) => ({ ok: true, secret: right, next, isToBeWritten });
const refused = (refusal: string) => ({ ok: false, refusal });

test.each<[string, Given, object]>([
  ["it is in the backup", { inBackup: right, inFolder: wrong }, found(true)],
  ["it is in the backup, and APP_SECRET is the same", { inBackup: right, variable: right }, found(false)],
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
  [
    "it was changed since, and the data folder has the newer one",
    { inBackup: right, inFolder: newer, ofLedger: newer },
    found(false, newer),
  ],
  [
    "it was changed since, and APP_SECRET is the newer one",
    { inBackup: right, variable: newer, ofLedger: newer },
    found(false, newer),
  ],
  [
    "it was changed since, APP_SECRET is the newer one, and the older is typed",
    { variable: newer, typed: right, ofLedger: newer },
    found(false, newer),
  ],
  ["it was changed since, and the newer one is lost", { inBackup: right, ofLedger: newer }, found(true)],
  [
    "it was changed since, and APP_SECRET is the older one beside the newer",
    { variable: right, inFolder: newer, ofLedger: newer },
    refused("variable_beside_backup"),
  ],
  ["it is lost, and nobody can be asked", { inFolder: wrong }, refused("secret_missing")],
])("%s", async (_, given, expected) => {
  expect(await choose(given)).toEqual(expected);
});
