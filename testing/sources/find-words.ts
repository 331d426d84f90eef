import { parse } from "@babel/parser";

/** Is a text for people that stands in the code of a component. */
export interface InlineWords {
  line: number;
  text: string;
}

interface Node {
  type: string;
  loc?: { start: { line: number } };
  [key: string]: unknown;
}

/** Matches attributes that are read or heard as they stand. */
const spokenAttribute =
  /^(?:aria-(?:label|description|roledescription|valuetext)|alt|label|placeholder|title)$/;
/** Matches attributes that only a browser or React reads. */
const silentAttribute = /^(?:.*[cC]lassName|d|data-.*|href|id|key|style|viewBox)$/;
/** Matches types, imports, and messages of errors, which only developers read. */
const silentNode =
  /^(?:TS(?:Interface|TypeAlias|Literal|Union).*|Import.*|ExportAll.*|Directive|NewExpression)$/;
/** Matches expressions that are shown when their parts are. */
const throughNode = /^(?:LogicalExpression|TemplateLiteral|TSAsExpression|TSSatisfiesExpression)$/;

const anyWord = /[A-Za-z]{2}/;
const capitalWord = /^\s*[A-Z][a-z]/;
const wordsInARow = /(?:^|[\s,;.“”])[a-z]+[,;]? [a-z]{2,}(?:$|[\s,;.…“”])/;
const wordBesideValue = /^[,;.:”)]* [a-z]+|[a-z]+ [“(]?$/;
/** Matches what only lists of classes and selectors contain. */
const styling = /(?:^|\s)[a-z-]*[a-z\d]-[\d[a-z]|[a-z]:[a-z]|\[/;
/** Matches names that are no English: of products, keys, units, variables and paths. */
const names = /^(?:Farewell|Stripe|kB|Ctrl K|Esc|light dark|[A-Z]+(?:_[A-Z]+)+|\/\S+)$/;

/** Finds the English in a component: what is shown where it stands, and whatever else reads as English. */
export function findInlineWords(source: string): InlineWords[] {
  const found: InlineWords[] = [];
  const { program } = parse(source, { sourceType: "module", plugins: ["typescript", "jsx"] });
  visit(program as unknown as Node, false);
  return found.sort((one, other) => one.line - other.line);

  function visit(node: Node, isShown: boolean): void {
    if (silentNode.test(node.type)) return;
    if (node.type === "JSXAttribute") {
      const name = nameOf(node.name);
      if (!silentAttribute.test(name) && isNode(node.value)) visit(node.value, spokenAttribute.test(name));
      return;
    }
    const text = textOf(node);
    if (text !== undefined && !names.test(text.trim()) && readsAsEnglish(text, isShown))
      found.push({ line: node.loc?.start.line ?? 0, text: text.replace(/\s+/g, " ").trim() });
    for (const [key, child] of Object.entries(node))
      for (const part of [child].flat()) if (isNode(part)) visitPart(node, key, part, isShown);
  }

  function visitPart(node: Node, key: string, part: Node, isShown: boolean): void {
    if (part.type === "StringLiteral" && isCompared(node, key)) return;
    visit(part, isShownPart(node, key, isShown));
  }
}

function textOf(node: Node): string | undefined {
  if (node.type === "TemplateElement") return (node.value as { raw: string }).raw;
  return node.type === "StringLiteral" || node.type === "JSXText" ? String(node.value) : undefined;
}

function readsAsEnglish(text: string, isShown: boolean): boolean {
  if (isShown) return anyWord.test(text);
  if (capitalWord.test(text)) return true;
  if (styling.test(text)) return false;
  return wordsInARow.test(text) || wordBesideValue.test(text);
}

/** Tells whether a string is only compared, such as the name of a key that was pressed. */
function isCompared({ type, operator }: Node, key: string): boolean {
  return (type === "BinaryExpression" && operator !== "+") || (type === "SwitchCase" && key === "test");
}

/** Tells whether a part of a node stands on screen as it is. */
function isShownPart(node: Node, key: string, isShown: boolean): boolean {
  const { type } = node;
  if (type === "JSXElement" || type === "JSXFragment") return key === "children";
  if (type === "JSXExpressionContainer") return isShown;
  if (type === "ConditionalExpression") return isShown && key !== "test";
  if (type === "CallExpression") return key === "arguments" && nameOf(node.callee) === "countOf";
  return isShown && throughNode.test(type);
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node.name === "string" ? node.name : "";
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
