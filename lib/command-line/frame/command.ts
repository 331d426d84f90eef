import type { Terminal } from "./terminal";

/** Maps how a command ended to its exit code. `refused` is wrong use as well; nothing was done then. */
export const exitCodes = { done: 0, failed: 1, refused: 2, partly: 3 } as const;

export type Outcome = keyof typeof exitCodes;

/** Is a switch, or takes a value that help shows by this name. */
export type OptionShape = "switch" | { value: string; isRequired?: true };

export type OptionShapes = Record<string, OptionShape>;

export type OptionValues<Shapes extends OptionShapes> = {
  [Name in keyof Shapes]?: Shapes[Name] extends "switch"
    ? boolean
    : "switch" extends Shapes[Name]
      ? string | boolean
      : string;
};

/** Is what was typed after the name of a command. `args` has as many as the command names. */
export interface Call<Shapes extends OptionShapes = OptionShapes> {
  args: readonly string[];
  options: OptionValues<Shapes>;
  terminal: Terminal;
}

export interface Command<Shapes extends OptionShapes = OptionShapes> {
  /** Names the arguments as help shows them. All of them must be given. */
  takes: readonly string[];
  options: Shapes;
  /** Is true for what needs none of the settings, so that a wrong one does not stop it. */
  needsNoSettings?: true;
  run(call: Call<Shapes>): Promise<Outcome> | Outcome;
}

/** Keeps the types of a command's options, so that `run` knows which there are. */
export function command<const Shapes extends OptionShapes>(defined: Command<Shapes>): Command<Shapes> {
  return defined;
}
