import type { OptionShapes } from "@/lib/command-line/frame/command";
import { type CommandName, commands } from "./all-commands";
import { generalHelp, helpTexts } from "./help-texts";

const width = 100;
const indent = "  ";

/** Returns the lines that list all commands. */
export function renderHelp(version: string): string[] {
  const rows = commandNames().map((name): [string, string] => [
    usageOf(name, false),
    helpTexts[name].summary,
  ]);
  return [
    `Farewell ${version}`,
    "",
    `Use: ${generalHelp.use}`,
    "",
    ...columns(rows),
    "",
    generalHelp.more,
    generalHelp.exitCodes,
  ];
}

/** Returns the lines that explain one command and its options. */
export function renderCommandHelp(name: CommandName): string[] {
  const { summary, details, options } = helpTexts[name];
  const shapes: OptionShapes = commands[name].options;
  const rows = Object.entries(options as Record<string, string>).map(([option, text]): [string, string] => {
    const shape = shapes[option];
    return [`--${option}${typeof shape === "object" ? ` ${shape.value}` : ""}`, text];
  });
  return [
    `${summary}.`,
    "",
    `Use: farewell ${usageOf(name, true)}`,
    ...details.flatMap((text) => ["", ...wrapped(text, "")]),
    ...(rows.length > 0 ? ["", ...columns(rows)] : []),
  ];
}

export function commandNames(): CommandName[] {
  return Object.keys(commands) as CommandName[];
}

/** Returns how a command is typed: its name, its arguments and what it needs; with `isWhole` what it can take, too. */
function usageOf(name: CommandName, isWhole: boolean): string {
  const { takes, options }: { takes: readonly string[]; options: OptionShapes } = commands[name];
  const typed = Object.entries(options).flatMap(([option, shape]) => {
    const text = `--${option}${shape === "switch" ? "" : ` ${shape.value}`}`;
    if (shape !== "switch" && shape.isRequired) return [text];
    return isWhole ? [`[${text}]`] : [];
  });
  return [name, ...takes, ...typed].join(" ");
}

function columns(rows: readonly [string, string][]): string[] {
  const left = Math.max(...rows.map(([first]) => first.length)) + 2;
  return rows.flatMap(([first, text]) =>
    wrapped(text, " ".repeat(indent.length + left)).map((line, at) =>
      at === 0 ? `${indent}${first.padEnd(left)}${line.trimStart()}` : line,
    ),
  );
}

function wrapped(text: string, before: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && before.length + line.length + 1 + word.length > width) {
      lines.push(before + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, before + line];
}
