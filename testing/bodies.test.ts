import fs from "node:fs";
import { expect, test } from "vitest";
import { isTest, listSources, rootOf } from "@/testing/sources/list-sources";

/** Maps what may touch the body of a request to how it bounds it. */
const readers: Record<string, string> = {
  "lib/doors/read-body.ts": "counts each byte",
  "app/api/imports/route.ts": "streams to the disk, counted by receive-import",
  "lib/deletion/signing/actions.ts": "reads of a file in a form, which Next counts, as much as a receipt has",
  "lib/imports/file/receive-import.ts": "counts each byte on its way to the disk",
};
const readings =
  /\.(?:text|json|formData|arrayBuffer|blob|bytes)\(\)|\b(?:request|req|upload)\.body\b|\.getReader\(/g;

function readingsIn(source: string): string[] {
  return [...source.matchAll(readings)].map(([found]) => found);
}

test("the body of a request is read in one place, which counts it", () => {
  const sources = listSources().filter((file) => ["app", "lib"].includes(rootOf(file)) && !isTest(file));
  const found = sources.filter((file) => readingsIn(fs.readFileSync(file, "utf8")).length > 0);
  expect(found.sort()).toEqual(Object.keys(readers).sort());
});

test("the rule sees every way to read a body", () => {
  const ways = ["text", "json", "formData", "arrayBuffer", "blob", "bytes"].map(
    (way) => `await request.${way}()`,
  );
  for (const source of [...ways, "request.body", "stream.getReader()"])
    expect(readingsIn(source)).not.toEqual([]);
  expect(readingsIn("Response.json({ ok: true })")).toEqual([]);
});
