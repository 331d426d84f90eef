import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fileOf, isTest, listSources, rootOf, specifiersOf } from "@/testing/sources/list-sources";

/** Orders the layers: each imports only from those before it. Only tests may import `testing`. */
const floors = ["db", "lib", "components", "app"];
const roots = [...floors, "testing"];
const mostFiles = 20;

/** Lists folders with more files than `mostFiles`, each with the reason why one folder is easier to read than two. */
const bigFolders: Record<string, string> = {
  "components/ui": "primitives that know nothing of each other: one finds them by name",
  "db/demo": "one file a kind of made-up record, in the order of the schema",
  "db/schema": "one file a subject, in the words of the glossary",
};

type Imports = Map<string, string[]>;

function readImports(): Imports {
  const files = listSources().filter(
    (file) => roots.includes(rootOf(file)) && /\.tsx?$/.test(file) && !isTest(file),
  );
  return new Map(
    files.map((file) => {
      const specifiers = specifiersOf(fs.readFileSync(file, "utf8"));
      return [file, specifiers.flatMap((specifier) => fileOf(file, specifier) ?? [])];
    }),
  );
}

/** Returns for each folder the other folders that it imports from. */
function foldersOf(imports: Imports): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const folder = path.posix.dirname(file);
    const others = folders.get(folder) ?? new Set();
    folders.set(folder, others);
    for (const target of targets)
      if (path.posix.dirname(target) !== folder) others.add(path.posix.dirname(target));
  }
  return folders;
}

/** Lists folders in an import cycle, because none of them can be understood without the others. */
function listKnots(folders: Map<string, Set<string>>): string[] {
  return [...folders.keys()].filter((folder) => reachableFrom(folders, folder).has(folder));
}

function reachableFrom(folders: Map<string, Set<string>>, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const next of folders.get(folder) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

const imports = readImports();

test("no two folders need each other", () => {
  expect(imports.size).toBeGreaterThan(500);
  expect(listKnots(foldersOf(imports))).toEqual([]);
});

test("nothing imports from a floor above it", () => {
  const upward = [...imports].flatMap(([file, targets]) => {
    const floor = floors.indexOf(rootOf(file));
    if (floor < 0) return [];
    const isAbove = (target: string) => floors.indexOf(rootOf(target)) > floor;
    return targets.filter(isAbove).map((target) => `${file} imports ${target}`);
  });
  expect(upward).toEqual([]);
});

test("no folder is too big to be taken in, but for a reason", () => {
  const counts = new Map<string, number>();
  for (const file of imports.keys()) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const big = [...counts].filter(([, count]) => count > mostFiles).map(([folder]) => folder);
  expect(big.sort()).toEqual(Object.keys(bigFolders).sort());
});

test("a knot is seen, however long", () => {
  const folders = new Map([
    ["a", new Set(["b"])],
    ["b", new Set(["c"])],
    ["c", new Set(["a"])],
    ["d", new Set(["a"])],
  ]);
  expect(listKnots(folders)).toEqual(["a", "b", "c"]);
});
