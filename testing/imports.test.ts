import fs from "node:fs";
import { expect, test } from "vitest";
import { isTest, listSources, pathOf, rootOf, specifiersOf } from "@/testing/sources/list-sources";

const productFolders = ["app", "components", "db", "lib"];

/** Finds the modules of `testing` that `source` imports, by the alias or by a relative path. */
function importsOfTesting(file: string, source: string): string[] {
  return specifiersOf(source).filter((specifier) =>
    /^testing(?:\/|$)/.test(pathOf(file, specifier) ?? specifier),
  );
}

test("only tests import what is in testing", () => {
  const isProduct = (file: string) => productFolders.includes(rootOf(file)) || !file.includes("/");
  const sources = listSources().filter((file) => isProduct(file) && !isTest(file));
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap((file) =>
    importsOfTesting(file, fs.readFileSync(file, "utf8")).map((specifier) => `${file}: ${specifier}`),
  );
  expect(found).toEqual([]);
});

test("the rule sees every way to import", () => {
  const ways = [
    'import { a } from "@/testing/a";',
    'import "../../testing/a";',
    'export { a } from "../../testing/a";',
    'await import("@/testing/a");',
  ];
  for (const source of ways) expect(importsOfTesting("lib/billing/a.ts", source)).toHaveLength(1);
  expect(importsOfTesting("lib/billing/a.ts", 'import a from "./testing-grounds";')).toEqual([]);
});
