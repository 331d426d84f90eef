import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { database, dataDirectory } from "@/lib/system/instance";
import { setUp } from "./set-up";
import { isSetUpToken, renewSetUpLink } from "./set-up-link";

const tokenOf = (link = "") => new URL(link).searchParams.get("link") ?? "";

test("each start prints another link, and only the last one opens the set-up, until somebody owns the instance", () => {
  const db = database();
  const first = tokenOf(renewSetUpLink(db));
  expect(isSetUpToken(first)).toBe(true);
  const second = tokenOf(renewSetUpLink(db));
  expect([isSetUpToken(first), isSetUpToken(second)]).toEqual([false, true]);
  for (const wrong of [undefined, null, "", `${second}a`, second.slice(1), ["a"]])
    expect(isSetUpToken(wrong)).toBe(false);

  const file = path.join(dataDirectory(), "set-up-link");
  expect(fs.readFileSync(file, "utf8")).not.toContain(second);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);

  setUp(db, { name: "Ines", siteName: "Paper", email: "ines@paper.example", passwordHash: "hash" }, 1);
  expect(renewSetUpLink(db)).toBeUndefined();
  expect(isSetUpToken(second)).toBe(false);
  expect(fs.existsSync(file)).toBe(false);
});
