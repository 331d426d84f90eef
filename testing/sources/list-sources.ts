import fs from "node:fs";
import path from "node:path";

const folders = ["app", "bin", "components", "db", "e2e", "lib", "testing"];

/** Lists every source file of the repository, tests included, migrations left out. */
export function listSources(): string[] {
  const inFolders = folders.flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  return [...fs.readdirSync("."), ...inFolders].filter(
    (file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.includes("/migrations/") && file !== "next-env.d.ts",
  );
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** Returns the first part of a path: the floor of a file in a folder, or the name of one at the root. */
export function rootOf(file: string): string {
  return file.split("/")[0] ?? "";
}

/** Lists the specifiers of everything that `source` imports or exports from elsewhere, dynamic imports included. */
export function specifiersOf(source: string): string[] {
  return [...source.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
    ([, specifier = ""]) => specifier,
  );
}

/** Returns the path that a specifier of our own means, by the alias or relative, without a missing extension. */
export function pathOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(from), specifier) : undefined;
}

const sources = new Set(listSources());

/** Returns the source file that a specifier means; undefined when it is a package or no source. */
export function fileOf(from: string, specifier: string): string | undefined {
  const base = pathOf(from, specifier);
  if (base === undefined) return undefined;
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((file) => sources.has(file));
}
