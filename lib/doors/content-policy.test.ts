import { createHash } from "node:crypto";
import fs from "node:fs";
import { expect, test } from "vitest";
import { dataPolicy, framedDataPolicy, isFramable, libraryStyles, pagePolicy } from "./content-policy";

const digestOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

test("the styles that libraries write are still those whose digests are let in", () => {
  const sonner = fs.readFileSync("node_modules/sonner/dist/index.mjs", "utf8");
  const [, written = ""] = /^__insertCSS\((".*")\);$/m.exec(sonner) ?? [];
  expect(libraryStyles).toEqual({ empty: digestOf(""), sonner: digestOf(JSON.parse(written)) });
});

test("scripts run by nonce alone, and nothing goes elsewhere", () => {
  const policy = pagePolicy({ nonce: "abc", isFramable: false });
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline|upgrade-insecure/);
  expect(policy).toContain("frame-ancestors 'none'");
});

test("only sign-up forms are shown in frames of other pages, and only an export in one of our own", () => {
  expect(["/forms/summer", "/contacts", "/", "/confirm/forms/"].filter(isFramable)).toEqual([
    "/forms/summer",
  ]);
  expect(pagePolicy({ nonce: "abc", isFramable: true })).not.toContain("frame-ancestors");
  expect(dataPolicy).toContain("frame-ancestors 'none'");
  expect(framedDataPolicy).toContain("frame-ancestors 'self'");
});
