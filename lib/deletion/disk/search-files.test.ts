import { expect, test } from "vitest";
import { ErasedEmails, searchFile } from "./search-files";

const fileOf = (text: string) => {
  const bytes = Buffer.from(text);
  return {
    name: "database" as const,
    size: () => bytes.length,
    read: (buffer: Buffer, position: number) => bytes.copy(buffer, 0, position),
    write: () => undefined,
    flush: () => undefined,
    stamp: () => "",
  };
};

const erased = (...emails: string[]) => {
  const addresses = new ErasedEmails();
  for (const email of emails) addresses.add(email);
  return addresses;
};
const nobody = () => false;
const goOn = () => undefined;

test("an erased address is found wherever it stands", async () => {
  const file = fileOf(`${"x".repeat(300_000)}\u0001zoe@ink.exampleZoe\u0002`);
  expect(
    (await searchFile(file, erased("zoe@ink.example", "ann@ink.example"), nobody, goOn)).foundCount,
  ).toBe(1);
});

test("an address over the edge of two batches is found", async () => {
  for (const shift of [5, 10, 14])
    expect(
      (
        await searchFile(
          fileOf(`${"x".repeat(256 * 1024 - shift)}zoe@ink.example`),
          erased("zoe@ink.example"),
          nobody,
          goOn,
        )
      ).foundCount,
    ).toBe(1);
});

test("part of a longer address that is known does not count, but one place alone does", async () => {
  const isKnown = (email: string) => email === "dr.zoe@ink.example" || email === "zoe@ink.example.org";
  const addresses = erased("zoe@ink.example");
  expect(
    (await searchFile(fileOf("\u0003dr.zoe@ink.example\u0004zoe@ink.example.org"), addresses, isKnown, goOn))
      .foundCount,
  ).toBe(0);
  expect(
    (await searchFile(fileOf("dr.zoe@ink.example zoe@ink.example"), addresses, isKnown, goOn)).foundCount,
  ).toBe(1);
  expect((await searchFile(fileOf("sir.zoe@ink.example"), addresses, isKnown, goOn)).foundCount).toBe(1);
});

test("an address that has come back does not count", async () => {
  const found = await searchFile(
    fileOf("zoe@ink.example"),
    erased("zoe@ink.example"),
    (email) => email === "zoe@ink.example",
    goOn,
  );
  expect(found.foundCount).toBe(0);
});
