import fs from "node:fs";
import { expect, test } from "vitest";
import { isTest, listSources, rootOf } from "@/testing/sources/list-sources";

const link = "components/sites/download-link.tsx";
/** Maps what hands out a file without a site to the reason why it needs none. */
const ofNoSite: Record<string, string> = {
  "app/api/verify/key/route.ts": "is the public key of the instance, for anyone",
  "components/receipts/key-in-use.tsx": "is the public key of the instance, for anyone",
};

const plainLink = /<a\s[^>]*\bdownload\b/;
const handsOutFile = (source: string) =>
  /export (?:const|function) GET\b/.test(source) && /content-disposition|csvDownload\(/.test(source);
const namesSite = (source: string) => source.includes("isDownload: true");

function filesWith(root: string, isMeant: (source: string) => boolean): string[] {
  return listSources().filter(
    (file) => rootOf(file) === root && !isTest(file) && isMeant(fs.readFileSync(file, "utf8")),
  );
}

test("whatever downloads a file of a site names the site, and its route asks for that", () => {
  const links = ["app", "components"].flatMap((root) => filesWith(root, (source) => plainLink.test(source)));
  const silent = filesWith("app", (source) => handsOutFile(source) && !namesSite(source));
  expect([...links, ...silent].filter((file) => file !== link).sort()).toEqual(Object.keys(ofNoSite).sort());
  expect(filesWith("app", (source) => handsOutFile(source) && namesSite(source)).length).toBeGreaterThan(5);
});

test("the rule sees a link, and a route that hands out a file", () => {
  for (const source of ["<a href={url} download>", '<a\n  href="/x"\n  download=""\n>'])
    expect(plainLink.test(source)).toBe(true);
  expect(plainLink.test('<a href="/downloads">')).toBe(false);
  expect(handsOutFile('export const GET = siteRoute("x", () => csvDownload(rows, "a.csv"));')).toBe(true);
});
