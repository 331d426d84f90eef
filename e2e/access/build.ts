import fs from "node:fs";

export interface BuiltAction {
  id: string;
  name: string;
  /** Is a page that carries the action, to which it is posted. */
  page: string;
}

const read = (file: string) => JSON.parse(fs.readFileSync(`.next/server/${file}`, "utf8"));

/** Lists every server action that the build serves. */
export function builtActions(): BuiltAction[] {
  const { node } = read("server-reference-manifest.json") as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const pages = Object.keys(workers).map((worker) => pathOf(worker.replace(/^app/, ""), "page"));
    const page = pages.find((path) => !path.includes("[")) ?? pages[0] ?? "/";
    return { id, name: exportedName, page: page.replace(/\[\w+\]/g, "1") };
  });
}

/** Lists the paths of every page, or of every route handler, that the build serves. */
export function builtPaths(kind: "page" | "route"): string[] {
  const entries = Object.keys(read("app-paths-manifest.json")).filter((entry) => entry.endsWith(`/${kind}`));
  return entries.map((entry) => pathOf(entry, kind)).filter((path) => !path.startsWith("/_"));
}

/** Leaves the groups of folders out of the path of an entry. */
function pathOf(entry: string, kind: string): string {
  return entry.replace(/\/\([^)]*\)/g, "").replace(new RegExp(`/${kind}$`), "") || "/";
}
