import fs from "node:fs";
import { expect, test } from "vitest";
import { fileOf, listSources, rootOf } from "@/testing/sources/list-sources";

/** Nothing of these may reach the browser: they hold the database, keys and other servers. */
const serverOnly =
  /^(?:node:|better-sqlite3$|drizzle-orm|better-auth$|nodemailer|pino$|stripe$|next\/headers$)/;

const isUse = (source: string, what: "client" | "server") => source.startsWith(`"use ${what}"`);

/** Lists the modules that `source` imports values from; an import of types leaves nothing in the bundle. */
function importedValues(source: string): string[] {
  return [...source.matchAll(/^(?:import|export)\s+(type\s)?([^"';]*?)\s*(?:from\s+)?"([^"]+)";/gm)].flatMap(
    ([, type, names = "", specifier = ""]) => {
      const named = /\{([^}]*)\}/
        .exec(names)?.[1]
        ?.split(",")
        .map((name) => name.trim());
      const isAllTypes =
        named?.filter(Boolean).every((name) => name.startsWith("type ")) && !/^\w/.test(names);
      return type || isAllTypes ? [] : [specifier];
    },
  );
}

/** Says what a schema is made of. Pages parse nothing, the server does: a type of a schema weighs nothing. */
const schemas = /^zod$/;

/** Lists what loads when it is opened, and then may parse what was typed before the server is asked. */
const mayHoldSchemas = ["components/contacts/filters/filter-form.tsx"];

/** Returns the chain of imports by which `file` reaches one of the packages; undefined when it does not. */
function wayTo(packages: RegExp, file: string, seen = new Set<string>()): string | undefined {
  seen.add(file);
  const source = fs.readFileSync(file, "utf8");
  // A server action is called, not bundled.
  if (isUse(source, "server")) return undefined;
  for (const specifier of importedValues(source)) {
    if (packages.test(specifier)) return `${file} → ${specifier}`;
    const target = fileOf(file, specifier);
    if (!target || seen.has(target)) continue;
    const way = wayTo(packages, target, seen);
    if (way) return `${file} → ${way}`;
  }
  return undefined;
}

const clients = listSources().filter(
  (file) => ["app", "components"].includes(rootOf(file)) && isUse(fs.readFileSync(file, "utf8"), "client"),
);

test("nothing that belongs to the server is bundled for the browser", () => {
  expect(clients.length).toBeGreaterThan(50);
  expect(clients.flatMap((file) => wayTo(serverOnly, file) ?? [])).toEqual([]);
});

test("no page loads schemas", () => {
  expect(clients.flatMap((file) => wayTo(schemas, file) ?? [])).toEqual([]);
  expect(mayHoldSchemas.filter((file) => !wayTo(schemas, file))).toEqual([]);
});

test("the rule tells values from types", () => {
  const source = `import type { A } from "a";
import { type B, type C } from "b";
import { type D, d } from "d";
import e, { type E } from "e";
import {
  f,
} from "f";
import "g";
export { h } from "h";
`;
  expect(importedValues(source)).toEqual(["d", "e", "f", "g", "h"]);
});
