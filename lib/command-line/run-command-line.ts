import { type Command, exitCodes, type Outcome } from "@/lib/command-line/frame/command";
import { faultMessage } from "@/lib/command-line/frame/fault-message";
import { parseCall, type WrongUse } from "@/lib/command-line/frame/parse-call";
import type { Terminal } from "@/lib/command-line/frame/terminal";
import { wrongUseMessage } from "@/lib/command-line/frame/wrong-use-messages";
import { env } from "@/lib/system/env";
import { farewellVersion } from "@/lib/system/version";
import { type CommandName, commands } from "./all-commands";
import { commandNames, renderCommandHelp, renderHelp } from "./render-help";

const helpFlags = ["--help", "-h"];

/** Runs what was typed after `farewell` and returns the exit code. Never throws. */
export async function runCommandLine(typed: readonly string[], terminal: Terminal): Promise<number> {
  return exitCodes[await runTyped(typed, terminal)];
}

async function runTyped(typed: readonly string[], terminal: Terminal): Promise<Outcome> {
  const name = findName(typed);
  const rest = typed.slice(name?.split(" ").length ?? 0);
  const isHelp = rest.some((word) => helpFlags.includes(word));
  if (name === undefined) {
    const [first] = typed;
    if (first === undefined || isHelp || first === "help") {
      for (const line of renderHelp(farewellVersion()))
        (first === undefined ? terminal.complain : terminal.say)(line);
      return first === undefined ? "refused" : "done";
    }
    return refuse(terminal, {
      wrong: first.startsWith("-") ? "unknown_option" : "unknown_command",
      name: typedName(typed),
    });
  }
  if (isHelp) {
    for (const line of renderCommandHelp(name)) terminal.say(line);
    return "done";
  }
  const command: Command = commands[name] as unknown as Command;
  const parsed = parseCall(command, rest);
  if (!parsed.ok) return refuse(terminal, parsed, name);
  try {
    if (!command.needsNoSettings) env();
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error));
    return "refused";
  }
  try {
    return await command.run({ ...parsed.call, terminal });
  } catch (error) {
    terminal.complain(faultMessage(error));
    return "failed";
  }
}

/** Finds the command whose words were typed first. */
function findName(typed: readonly string[]): CommandName | undefined {
  return commandNames().find((name) => name.split(" ").every((word, at) => typed[at] === word));
}

/** Returns the words that were meant as a command: two where the first alone begins the name of one. */
function typedName([first = "", second]: readonly string[]): string {
  const isBegun = commandNames().some((name) => name.startsWith(`${first} `));
  return isBegun && second !== undefined ? `${first} ${second}` : first;
}

function refuse(terminal: Terminal, use: WrongUse, name?: CommandName): Outcome {
  terminal.complain(`${wrongUseMessage(use)} See: farewell ${name ? `${name} ` : ""}--help`);
  return "refused";
}
