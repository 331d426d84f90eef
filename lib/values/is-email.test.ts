import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseEmail } from "./email";

/** Locates Dominic Sayers' tests of email validation in the package `email-addresses`. */
const suite = path.join(
  path.dirname(createRequire(import.meta.url).resolve("email-addresses")),
  "../test/tests.xml",
);

interface Case {
  id: string;
  address: string;
  category: string;
  diagnosis: string;
}

/** Returns the control character for a control picture, because the suite writes them as pictures from U+2400 on. */
const control = (picture: string) => String.fromCodePoint((picture.codePointAt(0) ?? 0) - 0x2400);
const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescaped = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/[\u2400-\u241f\u2421]/g, (picture) => (picture === "\u2421" ? "\u007f" : control(picture)));

const cases: Case[] = [...fs.readFileSync(suite, "utf8").matchAll(/<test id="(\d+)">(.*?)<\/test>/gs)].map(
  ([, id = "", inner = ""]) => {
    const part = (name: string) => new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(inner)?.[1] ?? "";
    const address = unescaped(part("address"));
    return { id, address, category: part("category"), diagnosis: part("diagnosis") };
  },
);

/**
 * Tells whether only outer space makes the case invalid. The parser trims line breaks and spaces before it checks an
 * email.
 */
const isSpace = ({ address }: Case) => /^[!-~]+@[!-~]+$/.test(address.trim()) && address.trim() !== address;

const misplacedDot = new Set(["ISEMAIL_ERR_DOT_START", "ISEMAIL_ERR_DOT_END", "ISEMAIL_ERR_CONSECUTIVEDOTS"]);

describe("the published tests of is_email()", () => {
  test("are all here", () => expect(cases).toHaveLength(164));

  test.each(cases.filter((one) => one.category === "ISEMAIL_ERR" && !isSpace(one)))(
    "$id $diagnosis is refused when typed: $address",
    ({ address, diagnosis }) => {
      expect(parseEmail(address, { from: "typed" }).ok).toBe(false);
      const fromList = parseEmail(address, { from: "list" });
      if (fromList.ok) expect(misplacedDot).toContain(diagnosis);
    },
  );

  test.each(cases.filter(isSpace))("$id $diagnosis is only space around it: $address", ({ address }) => {
    expect(parseEmail(address, { from: "typed" })).toEqual({ ok: true, email: address.trim() });
  });

  // The parser refuses `test@io`, because nobody signs up with a mailbox directly under a top-level domain.
  test.each(cases.filter(({ category, address }) => category.includes("VALID") && address !== "test@io"))(
    "$id is taken: $address",
    ({ address }) => expect(parseEmail(address, { from: "typed" })).toEqual({ ok: true, email: address }),
  );

  test.each(cases.filter(({ address }) => /@.*[[\]/]/.test(address)))(
    "$id a domain that is no host name is refused everywhere: $address",
    ({ address }) => {
      for (const from of ["typed", "list"] as const) expect(parseEmail(address, { from }).ok).toBe(false);
    },
  );
});
