import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { processSingleton } from "@/lib/system/process-singleton";

const fewestCharacters = 12;
const mostCharacters = 128;

/** Is the score of a password that takes more than a hundred million guesses. */
const goodScore = 3;

export type PasswordWeakness = "too_short" | "too_long" | "too_common";

/**
 * Tells what is wrong with a new password; undefined when nothing is. `about` holds what anybody knows of the person,
 * such as their email and name. Passwords that were chosen under another rule are never asked.
 */
export function weaknessOf(password: string, about: string[]): PasswordWeakness | undefined {
  const length = [...password].length;
  if (length < fewestCharacters) return "too_short";
  if (length > mostCharacters) return "too_long";
  return guesser().check(password, about.filter(Boolean)).score < goodScore ? "too_common" : undefined;
}

/** Knows the passwords that most people choose, and how they are usually varied. */
function guesser(): ZxcvbnFactory {
  return processSingleton(
    "guesser of passwords",
    () => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  );
}
