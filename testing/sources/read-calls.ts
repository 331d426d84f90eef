import fs from "node:fs";
import { parse } from "@babel/parser";
import { fileOf, isTest, listSources } from "./list-sources";

interface Node {
  type: string;
  [key: string]: unknown;
}

interface Module {
  /** Maps an imported name to the file and the name that it has there. */
  imported: Map<string, Named>;
  /** Maps each name of the top floor of the file to the names that its declaration mentions. */
  mentions: Map<string, Set<string>>;
}

const modules = new Map<string, Module>();

interface Named {
  file: string;
  name: string;
}

/**
 * Tells whether what `name` declares in `file` mentions `wanted`, itself or through what it calls, without going through
 * any of `past`.
 */
export function reaches(file: string, name: string, wanted: Named, past: readonly Named[] = []): boolean {
  const seen = new Set(past.map((one) => `${one.file} ${one.name}`));
  const open = [{ file, name }];
  for (let at = open.pop(); at; at = open.pop()) {
    const key = `${at.file} ${at.name}`;
    if (seen.has(key)) continue;
    if (at.file === wanted.file && at.name === wanted.name) return true;
    seen.add(key);
    const { imported, mentions } = moduleOf(at.file);
    for (const mentioned of mentions.get(at.name) ?? [])
      open.push(imported.get(mentioned) ?? { file: at.file, name: mentioned });
  }
  return false;
}

/** Lists the names that a file exports, but for types. */
export function exportsOf(file: string): string[] {
  return programOf(file).flatMap((statement) =>
    statement.type === "ExportNamedDeclaration" && isNode(statement.declaration)
      ? namesOf(statement.declaration)
      : [],
  );
}

/** Lists the product's sources that hold these words. */
export function sourcesWith(words: string): string[] {
  return listSources().filter(
    (file) => /^(?:app|lib)\//.test(file) && !isTest(file) && fs.readFileSync(file, "utf8").includes(words),
  );
}

function moduleOf(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const made: Module = { imported: new Map(), mentions: new Map() };
  modules.set(file, made);
  for (const statement of programOf(file)) readStatement(file, statement, made);
  return made;
}

function readStatement(file: string, statement: Node, { imported, mentions }: Module): void {
  if (statement.type === "ImportDeclaration") {
    const target = fileOf(file, (statement.source as { value: string }).value);
    for (const { local, imported: name } of statement.specifiers as {
      local: { name: string };
      imported?: { name: string };
    }[])
      if (target && name) imported.set(local.name, { file: target, name: name.name });
    return;
  }
  const declared = isNode(statement.declaration) ? statement.declaration : statement;
  for (const name of namesOf(declared)) mentions.set(name, identifiersIn(declared));
}

function namesOf(declaration: Node): string[] {
  if (declaration.type === "VariableDeclaration")
    return (declaration.declarations as { id: { name?: string } }[]).flatMap(({ id }) => id.name ?? []);
  const { id } = declaration as { id?: { name: string } };
  return id && /^(?:Function|Class)Declaration$/.test(declaration.type) ? [id.name] : [];
}

function identifiersIn(node: Node, found = new Set<string>()): Set<string> {
  if (node.type.startsWith("TS") && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)) return found;
  if (node.type === "Identifier") found.add(String(node.name));
  for (const child of Object.values(node))
    for (const part of [child].flat()) if (isNode(part)) identifiersIn(part, found);
  return found;
}

function programOf(file: string): Node[] {
  const plugins = file.endsWith("x") ? (["typescript", "jsx"] as const) : (["typescript"] as const);
  const source = fs.readFileSync(file, "utf8");
  return parse(source, { sourceType: "module", plugins: [...plugins] }).program.body as unknown as Node[];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
