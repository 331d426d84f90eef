import fs from "node:fs";
import { expect, test } from "vitest";
import { listSources } from "@/testing/sources/list-sources";
import { readComments } from "@/testing/sources/read-comments";

const roots = ["app", "bin", "components", "db", "docs", "e2e", "lib", "public", "testing"];
const everyFile = [
  ...fs.readdirSync("."),
  ...roots.flatMap((root) =>
    fs.readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => `${root}/${file}`),
  ),
];
const read = new Map(listSources().map((file) => [file, readComments(file)]));
const words = new Set(
  [...read.values()].flatMap(({ code }) => code.match(/[A-Za-z_$][A-Za-z0-9_$]*/g) ?? []),
);

/** Documents that speak of the repository as it is; decisions speak of how it was. */
const documents = [
  ...fs.readdirSync(".").filter((file) => file.endsWith(".md")),
  ...fs
    .readdirSync("docs", { recursive: true, encoding: "utf8" })
    .map((file) => `docs/${file}`)
    .filter((file) => file.endsWith(".md") && !/decisions\/\d/.test(file)),
];

/** A path with an extension that a source, a document or a picture has. */
const path = /^(?:[\w.()[\]-]+\/)*[\w.()[\]-]+\.(?:ts|tsx|mjs|md|sql|json|css|png)$/;
const camelCase = /^[a-z]+(?:[A-Z][a-z0-9]*)+$/;

function isThere(named: string): boolean {
  return everyFile.some((file) => file === named || file.endsWith(`/${named}`));
}

/** Lists the paths and names that `text` puts in backticks, or cites as a document, and that do not exist. */
function listDead(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, name = ""]) => name.split(/[ ,]+/));
  const dead = quoted.filter((name) => {
    const bare = name.replace(/^\.\//, "").replace(/\(\)$/, "");
    if (path.test(bare)) return !isThere(bare);
    return camelCase.test(bare) && !words.has(bare);
  });
  const cited = [...text.matchAll(/(?<![\w/`.-])([\w/-]+\.md)\b/g)].map(([, name = ""]) => name);
  return [...dead, ...cited.filter((name) => !isThere(name))];
}

test("what comments name exists", () => {
  const dead = [...read.values()]
    .flatMap(({ comments }) => comments)
    .flatMap(({ file, line, text }) => listDead(text).map((name) => `${file}:${line} ${name}`));
  expect(dead).toEqual([]);
});

test("what documents name exists", () => {
  expect(documents.length).toBeGreaterThan(5);
  const dead = documents.flatMap((file) => {
    const text = fs.readFileSync(file, "utf8");
    const links = [...text.matchAll(/\]\(([^)#:\s]+)\)/g)].map(([, target = ""]) => target);
    const broken = links.filter(
      (target) => !fs.existsSync(new URL(target, `file://${fs.realpathSync(file)}`)),
    );
    return [...listDead(text), ...broken].map((name) => `${file}: ${name}`);
  });
  expect(dead).toEqual([]);
});

test("the rule finds what is gone", () => {
  const vanished = ["vanished", "Function"].join("");
  expect(listDead(`see \`lib/gone.ts\`, \`${vanished}\` and gone.md`)).toEqual([
    "lib/gone.ts",
    vanished,
    "gone.md",
  ]);
  expect(listDead("`db/write.ts` has `write()`; `npm test`; `contact_id`")).toEqual([]);
});
