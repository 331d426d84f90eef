import fs from "node:fs";
import { parse } from "@babel/parser";

/** One comment: a block, or lines of `//` that follow each other. `text` is without its marks, a line a line. */
export interface Comment {
  file: string;
  line: number;
  text: string;
}

/** Reads the comments of a file, and the code that is left without them. Directives to tools are no comments. */
export function readComments(file: string): { comments: Comment[]; code: string } {
  const source = fs.readFileSync(file, "utf8");
  const plugins = file.endsWith("x") ? (["typescript", "jsx"] as const) : (["typescript"] as const);
  const { comments = [] } = parse(source, { sourceType: "module", plugins: [...plugins] });
  const found: (Comment & { endLine: number; column: number })[] = [];
  let code = source;
  for (const { type, value, loc, start = 0, end = 0 } of comments ?? []) {
    code = code.slice(0, start ?? 0) + " ".repeat((end ?? 0) - (start ?? 0)) + code.slice(end ?? 0);
    const text = value
      .replace(/^\*+/, "")
      .split("\n")
      .map((line) => line.replace(/^\s*\*? ?/, "").trim())
      .join("\n")
      .trim();
    if (!loc || text === "" || /^(?:biome-ignore|turbopackIgnore|@ts-|\/ <reference)/.test(text)) continue;
    const last = found.at(-1);
    const follows = last && last.endLine + 1 === loc.start.line && last.column === loc.start.column;
    if (type === "CommentLine" && follows) {
      last.text += `\n${text}`;
      last.endLine = loc.end.line;
    } else
      found.push({
        ...{ file, text, line: loc.start.line },
        ...{ endLine: loc.end.line, column: type === "CommentLine" ? loc.start.column : -1 },
      });
  }
  return { comments: found, code };
}
