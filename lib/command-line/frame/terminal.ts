import type { ReadStream } from "node:tty";

/** Is where a command reads and writes. */
export interface Terminal {
  say(line: string): void;
  /** Says why something was not done, apart from what was asked for. */
  complain(line: string): void;
  /** Asks for a secret without showing it; undefined where nobody can be asked. */
  askSecret(question: string): Promise<string | undefined>;
  /** Returns what is piped in, without the line break at its end; undefined where nothing is. */
  readPiped(): Promise<string | undefined>;
}

const [enter, newLine, endOfText, interrupt, backspace, erase] = [
  "\r",
  "\n",
  "\u0004",
  "\u0003",
  "\b",
  "\u007f",
];
const interrupted = 130;

/** Is the terminal or the pipes of this process. */
export const processTerminal: Terminal = {
  say: (line) => void process.stdout.write(`${plain(line)}\n`),
  complain: (line) => void process.stderr.write(`${plain(line)}\n`),
  async askSecret(question) {
    if (!process.stdin.isTTY) return undefined;
    process.stderr.write(question);
    const typed = await readUnseen(process.stdin);
    process.stderr.write("\n");
    return typed;
  },
  async readPiped() {
    if (process.stdin.isTTY) return undefined;
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(part as Buffer);
    const text = Buffer.concat(parts)
      .toString("utf8")
      .replace(/\r?\n$/, "");
    return text === "" ? undefined : text;
  },
};

/** Takes out control characters: a name in a receipt must not steer the terminal of whoever checks it. */
export function plain(line: string): string {
  return line.replace(/[^\P{Cc}\n]/gu, " ");
}

function readUnseen(input: ReadStream): Promise<string> {
  input.setRawMode(true).setEncoding("utf8").resume();
  return new Promise((resolve) => {
    let typed = "";
    const end = () => {
      input.off("data", take).setRawMode(false).pause();
      resolve(typed);
    };
    const take = (text: string) => {
      for (const character of text) {
        if (character === interrupt) {
          input.setRawMode(false);
          process.exit(interrupted);
        }
        if (character === enter || character === newLine || character === endOfText) return end();
        if (character === backspace || character === erase) typed = [...typed].slice(0, -1).join("");
        else typed += character;
      }
    };
    input.on("data", take);
  });
}
