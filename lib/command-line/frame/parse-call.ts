import { parseArgs } from "node:util";
import type { Call, OptionShapes } from "./command";

/** Says what of a typed command is not understood. `name` is as it was typed, or as help shows it. */
export type WrongUse =
  | { wrong: "unknown_command"; name: string }
  | { wrong: "unknown_option"; name: string }
  | { wrong: "value_missing"; name: string; value: string }
  | { wrong: "value_unexpected"; name: string }
  | { wrong: "given_twice"; name: string }
  | { wrong: "option_missing"; name: string; value: string }
  | { wrong: "argument_missing"; name: string }
  | { wrong: "argument_unexpected"; name: string };

type Parsed = { ok: true; call: Omit<Call, "terminal"> } | ({ ok: false } & WrongUse);

/** Reads what was typed after the name of a command. Refuses everything that the command does not name. */
export function parseCall(
  { takes, options }: { takes: readonly string[]; options: OptionShapes },
  typed: readonly string[],
): Parsed {
  const { tokens } = parseArgs({
    args: [...typed],
    options: Object.fromEntries(
      Object.entries(options).map(([name, shape]) => [
        name,
        { type: shape === "switch" ? "boolean" : "string" },
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const args: string[] = [];
  const values: Call["options"] = {};
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      if (args.length === takes.length) return { ok: false, wrong: "argument_unexpected", name: token.value };
      args.push(token.value);
      continue;
    }
    const { name, rawName, value } = token;
    const shape = Object.hasOwn(options, name) ? options[name] : undefined;
    if (shape === undefined) return { ok: false, wrong: "unknown_option", name: rawName };
    if (Object.hasOwn(values, name)) return { ok: false, wrong: "given_twice", name: rawName };
    if (shape === "switch") {
      if (value !== undefined) return { ok: false, wrong: "value_unexpected", name: rawName };
      values[name] = true;
      continue;
    }
    // An option in place of a value means that the value was forgotten; `--key=--odd` still says such a value.
    const isForgotten = value === undefined || value === "" || (!token.inlineValue && value.startsWith("-"));
    if (isForgotten) return { ok: false, wrong: "value_missing", name: rawName, value: shape.value };
    values[name] = value;
  }
  const missing = takes[args.length];
  if (missing !== undefined) return { ok: false, wrong: "argument_missing", name: missing };
  for (const [name, shape] of Object.entries(options))
    if (shape !== "switch" && shape.isRequired && !Object.hasOwn(values, name))
      return { ok: false, wrong: "option_missing", name: `--${name}`, value: shape.value };
  return { ok: true, call: { args, options: values } };
}
