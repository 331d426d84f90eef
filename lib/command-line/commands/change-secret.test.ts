import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import type { Database } from "@/db/open-database";
import { requireSecret } from "@/lib/secret/require-secret";
import { findSecrets } from "@/lib/system/app-secret";
import { database, dataDirectory } from "@/lib/system/instance";
import { tryLockInstance } from "@/lib/system/instance-lock";
import { findInstance, isSecretOf } from "@/lib/system/secret-check";
import { runTyped } from "@/testing/command-line/run-typed";

let db: Database;
const next = "another secret, long enough for anyone";

beforeAll(() => {
  db = database();
  createSite(db);
});
afterAll(() => db.$client.close());

const isOf = (secret: string) => {
  const instance = findInstance(db);
  return instance !== undefined && isSecretOf(instance, secret);
};

test("it is refused before the first start, beside a running worker, and for what is no secret", async () => {
  expect(await runTyped(["change-secret", "--generate"])).toMatchObject({
    code: 2,
    complained: ["The database does not know its secret yet. Start Farewell once."],
  });
  requireSecret(db, Date.now());
  const lock = tryLockInstance(dataDirectory());
  const beside = await runTyped(["change-secret"], { piped: next });
  lock?.release();
  expect(beside).toMatchObject({
    code: 2,
    complained: [expect.stringMatching(/^Farewell runs on DATA_DIR/)],
  });
  for (const [typing, message] of [
    [{ piped: "short" }, "A secret must have at least 32 characters."],
    [{ piped: findSecrets().variable ?? "" }, "This is the secret already."],
    [{ secrets: [next, `${next}!`] }, "The two are not the same."],
    [{}, "There is no terminal to ask on. Pipe the new secret in, or add --generate."],
  ] as const)
    expect(
      await runTyped(["change-secret"], {
        ...typing,
        secrets: [...("secrets" in typing ? typing.secrets : [])],
      }),
    ).toEqual({ code: 2, said: [], complained: [message], all: message });
  expect(isOf(findSecrets().variable ?? "")).toBe(true);
});

test("it changes the secret, and says to set APP_SECRET without showing what was typed", async () => {
  const changed = await runTyped(["change-secret"], { secrets: [next, next] });
  expect(changed).toMatchObject({ code: 0, complained: [] });
  expect(changed.said).toEqual([
    "The secret is changed. Everyone has to sign in again.",
    "Set APP_SECRET to the new secret before you start Farewell.",
    "Keep the old one while backups from before are kept: restoring one asks for it.",
  ]);
  expect(isOf(next)).toBe(true);
  expect(changed.all).not.toContain(next);
  expect(fs.existsSync(path.join(dataDirectory(), "app-secret"))).toBe(false);
  expect(await runTyped(["change-secret", "--generate"])).toMatchObject({ code: 2 });
});
