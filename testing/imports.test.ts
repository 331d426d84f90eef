import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const productFolders = ["app", "components", "db", "lib"];
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

function listSources(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !isTest(file));
}

/** Finds the modules of `testing` that `source` imports, by the alias or by a relative path. */
function importsOfTesting(file: string, source: string): string[] {
  return [...source.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)]
    .map(([, specifier = ""]) => specifier)
    .filter((specifier) => {
      const target = specifier.startsWith(".") ? path.join(path.dirname(file), specifier) : specifier;
      return /^(?:@\/)?testing(?:\/|$)/.test(target);
    });
}

test("only tests import what is in testing", () => {
  const rootFiles = fs.readdirSync(".").filter((file) => /\.(?:ts|mjs)$/.test(file));
  const sources = [...productFolders.flatMap(listSources), ...rootFiles];
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
