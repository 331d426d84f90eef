import type { Terminal } from "@/lib/command-line/frame/terminal";
import { runCommandLine } from "@/lib/command-line/run-command-line";

interface Ran {
  code: number;
  /** Is what the command printed, a line a line. */
  said: string[];
  complained: string[];
  all: string;
}

interface Typing {
  /** Are the answers to questions for a secret, in their order. */
  secrets?: string[];
  piped?: string;
}

/** Runs a command of the command line in this process, as if it was typed on a terminal. */
export async function runTyped(typed: readonly string[], { secrets = [], piped }: Typing = {}): Promise<Ran> {
  const said: string[] = [];
  const complained: string[] = [];
  const answers = [...secrets];
  const terminal: Terminal = {
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
    askSecret: async () => answers.shift(),
    readPiped: async () => piped,
  };
  const code = await runCommandLine(typed, terminal);
  return { code, said, complained, all: [...said, ...complained].join("\n") };
}
